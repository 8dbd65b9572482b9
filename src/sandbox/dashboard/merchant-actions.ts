import { amountText, exact, exactText, negate, parseExact, sum } from '../amounts.js';
import { addWebhook, enableWebhook } from '../api/webhooks.js';
import type { SandboxContext } from '../context.js';
import { isLoopbackAddress } from '../hosts.js';
import { capturePayment, refundCheckout } from '../ledger/charges.js';
import { createCheckout } from '../ledger/checkouts.js';
import { type Form, fieldOf } from '../pay/respond.js';
import type { SandboxCheckout, SandboxPayment, SandboxWebhook } from '../records/index.js';
import { mobileRequest } from '../wire/checkout-requests.js';
import { ADDRESSES } from './parts.js';

/** The text of the notice, and the page that shows it if it is not the usual one. */
export type ActionResult = string | { readonly text: string; readonly address: string };

/** Adds a form: its path, the page after it, its work. `id` is the id in the path. */
export type AddAction = (
  path: string,
  next: string | ((id: string) => string),
  work: (form: Form, id: string) => ActionResult | Promise<ActionResult>,
) => void;

/** The amount that can still be refunded, as exact decimal text. */
export function refundable({ amount, totalRefunded, currency }: SandboxCheckout): string {
  return amountText(exactText(sum([exact(amount), negate(exact(totalRefunded))])), currency);
}

function checkoutOf({ store }: SandboxContext, id: string): SandboxCheckout {
  const checkout = store.checkouts.get(id);
  if (!checkout) throw new Error('This checkout no longer exists.');
  return checkout;
}

function webhookOf({ store }: SandboxContext, id: string): SandboxWebhook {
  const webhook = store.webhooks.get(id);
  if (!webhook) throw new Error('This webhook no longer exists.');
  return webhook;
}

/** The payment of a checkout that can be captured. */
export function paymentToCapture(
  { store }: SandboxContext,
  { status, paymentIds }: SandboxCheckout,
): SandboxPayment | undefined {
  if (status !== 'AUTHORIZED') return undefined;
  return paymentIds.flatMap((id) => store.payments.get(id) ?? []).find((row) => row.status === 'AUTHORIZED');
}

function refund(context: SandboxContext, form: Form, id: string): string {
  const checkout = checkoutOf(context, id);
  const amount = fieldOf(form, 'amount');
  if (!parseExact(amount)) throw new Error(`amount must be a number such as ${checkout.amount}.`);
  const note = fieldOf(form, 'note') || 'Refunded on the dashboard';
  refundCheckout(context, checkout, { amount, currency: checkout.currency, note });
  return `The checkout is ${checkout.status} now.`;
}

function capture(context: SandboxContext, id: string): string {
  const checkout = checkoutOf(context, id);
  const payment = paymentToCapture(context, checkout);
  if (!payment) throw new Error(`A checkout that is ${checkout.status} has no payment to capture.`);
  capturePayment(context, payment);
  return `The checkout is ${checkout.status} now.`;
}

function createTestCheckout(context: SandboxContext): ActionResult {
  const request = mobileRequest(
    {
      requestId: `dashboard-${context.ids.key(12)}`,
      orderId: `TEST-${context.store.checkouts.size + 1}`,
      currency: 'AED',
      amount: 105,
      items: [{ name: 'Test item', sku: 'TEST-ITEM', unitprice: 50, quantity: 2, linetotal: 100 }],
      totals: { subtotal: 100, tax: 5 },
      customer: { id: 'test-shopper', firstName: 'Test', lastName: 'Shopper', email: 'shopper@example.com' },
      billingAddress: { name: 'Test Shopper', address1: '1 Test Street', city: 'Dubai', country: 'AE' },
    },
    { unknownFields: false },
  );
  const { id } = createCheckout(context, 'MOBILE', request);
  return {
    text: 'A test checkout was created. Open its pay page to pay it.',
    address: ADDRESSES.checkout(id),
  };
}

function add(context: SandboxContext, form: Form): string {
  const address = fieldOf(form, 'address');
  if (!/^https?:\/\//i.test(address) || !URL.canParse(address)) {
    throw new Error('address must be an http:// or https:// URL, such as http://localhost:3000/webhooks.');
  }
  addWebhook(context, address);
  return isLoopbackAddress(address)
    ? 'The webhook was added. It gets a delivery after each change of a checkout.'
    : 'The webhook was added, but the sandbox refuses its deliveries: it sends to loopback addresses only.';
}

/** Adds the forms for the merchant's own operations. */
export function addMerchantActions(action: AddAction, context: SandboxContext): void {
  const { checkouts, checkout, webhooks } = ADDRESSES;
  action('/dashboard/checkouts', checkouts, () => createTestCheckout(context));
  action('/dashboard/checkouts/:id/refund', checkout, (form, id) => refund(context, form, id));
  action('/dashboard/checkouts/:id/capture', checkout, (_form, id) => capture(context, id));
  action('/dashboard/webhooks', webhooks, (form) => add(context, form));
  action('/dashboard/webhooks/:id/enable', webhooks, (_form, id) => {
    enableWebhook(webhookOf(context, id));
    return 'The webhook is enabled.';
  });
  action('/dashboard/webhooks/:id/test', webhooks, async (_form, id) => {
    context.dispatcher.sendSample(webhookOf(context, id));
    await context.dispatcher.settled();
    return 'A sample was sent. The list of deliveries begins with it.';
  });
}
