import type { Context } from 'hono';
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

/** The text of the notice, and the page that shows it where the form does not name the page. */
export type ActionResult = string | { readonly text: string; readonly home: string };

/** Adds a form: its path, the page that it leads back to, its work. */
export type AddAction = (
  path: string,
  home: (c: Context) => string,
  work: (form: Form, c: Context) => ActionResult | Promise<ActionResult>,
) => void;

/** What is left to refund, as exact decimal text. */
export function refundable({ amount, totalRefunded, currency }: SandboxCheckout): string {
  return amountText(exactText(sum([exact(amount), negate(exact(totalRefunded))])), currency);
}

function checkoutOf({ store }: SandboxContext, c: Context): SandboxCheckout {
  const checkout = store.checkouts.get(c.req.param('id') ?? '');
  if (!checkout) throw new Error('This checkout no longer exists.');
  return checkout;
}

function webhookOf({ store }: SandboxContext, c: Context): SandboxWebhook {
  const webhook = store.webhooks.get(c.req.param('id') ?? '');
  if (!webhook) throw new Error('This webhook no longer exists.');
  return webhook;
}

/** The payment of a checkout that waits to be captured. */
export function paymentToCapture(
  { store }: SandboxContext,
  { status, paymentIds }: SandboxCheckout,
): SandboxPayment | undefined {
  if (status !== 'AUTHORIZED') return undefined;
  return paymentIds.flatMap((id) => store.payments.get(id) ?? []).find((row) => row.status === 'AUTHORIZED');
}

function refund(context: SandboxContext, form: Form, c: Context): string {
  const checkout = checkoutOf(context, c);
  const amount = fieldOf(form, 'amount').trim();
  if (!parseExact(amount)) throw new Error(`amount must be a number such as ${checkout.amount}.`);
  const note = fieldOf(form, 'note').trim() || 'Refunded on the dashboard';
  refundCheckout(context, checkout, { amount, currency: checkout.currency, note });
  return `It is ${checkout.status} now.`;
}

function capture(context: SandboxContext, c: Context): string {
  const checkout = checkoutOf(context, c);
  const payment = paymentToCapture(context, checkout);
  if (!payment) throw new Error(`A checkout that is ${checkout.status} has no payment to capture.`);
  capturePayment(context, payment);
  return `It is ${checkout.status} now.`;
}

function createTestCheckout(context: SandboxContext): ActionResult {
  const name = { firstName: 'Test', lastName: 'Shopper' };
  const number = context.store.checkouts.size + 1;
  const request = mobileRequest(
    {
      requestId: `dashboard-${context.ids.key(12)}`,
      orderId: `TEST-${number}`,
      currency: 'AED',
      amount: 105,
      items: [{ name: 'Test item', sku: 'TEST-ITEM', unitprice: 50, quantity: 2, linetotal: 100 }],
      totals: { subtotal: 100, tax: 5 },
      customer: { id: 'test-shopper', ...name, email: 'test.shopper@example.com' },
      billingAddress: { name: 'Test Shopper', address1: '1 Test Street', city: 'Dubai', country: 'AE' },
    },
    { unknownFields: false },
  );
  const { id } = createCheckout(context, 'MOBILE', request);
  return { text: 'A test checkout was created. Open its pay page to pay it.', home: ADDRESSES.checkout(id) };
}

function add(context: SandboxContext, form: Form): string {
  const address = fieldOf(form, 'address').trim();
  if (!/^https?:\/\//i.test(address) || !URL.canParse(address)) {
    throw new Error('address must be an http:// or https:// URL, such as http://localhost:3000/webhooks.');
  }
  addWebhook(context, address);
  return isLoopbackAddress(address)
    ? 'The webhook was added. It gets a delivery after each change of a checkout.'
    : 'The webhook was added, and its deliveries will be refused: the sandbox sends to loopback addresses only.';
}

/** The forms that do what a merchant does with the API. */
export function addMerchantActions(action: AddAction, context: SandboxContext): void {
  const checkoutHome = (c: Context) => ADDRESSES.checkout(c.req.param('id') ?? '');
  const webhooks = () => ADDRESSES.webhooks;
  action(
    '/dashboard/checkouts',
    () => ADDRESSES.checkouts,
    () => createTestCheckout(context),
  );
  action('/dashboard/checkouts/:id/refund', checkoutHome, (form, c) => refund(context, form, c));
  action('/dashboard/checkouts/:id/capture', checkoutHome, (_form, c) => capture(context, c));
  action('/dashboard/webhooks', webhooks, (form) => add(context, form));
  action('/dashboard/webhooks/:id/enable', webhooks, (_form, c) => {
    enableWebhook(context, webhookOf(context, c));
    return 'The webhook is enabled.';
  });
  action('/dashboard/webhooks/:id/test', webhooks, async (_form, c) => {
    context.dispatcher.sendSample(webhookOf(context, c));
    await context.dispatcher.settled();
    return 'A sample was sent: see the first delivery below.';
  });
}
