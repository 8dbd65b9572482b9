import type { Context } from 'hono';
import { SANDBOX_CARDS } from '../cards.js';
import type { SandboxContext } from '../context.js';
import { charge, failCharge, settleCharge } from '../ledger/charges.js';
import { canMove, move } from '../ledger/lifecycle.js';
import type { CheckoutPage } from '../pages/card-fields.js';
import { checkoutPage } from '../pages/checkout-page.js';
import type { OrderSummary } from '../pages/order-summary.js';
import { noticePage, outcomePage } from '../pages/outcome-page.js';
import { threeDSecurePage } from '../pages/three-d-secure-page.js';
import type { SandboxCheckout } from '../records/index.js';
import { threeDSecureUrl } from '../responses/payment.js';
import { readCardForm } from './card-form.js';
import { endingUrl } from './endings.js';
import { fieldOf, originOf, respond } from './respond.js';

// The language that the shopper chose for the pages of a checkout. It is not in a cookie, because browsers block cookies
// inside a frame.
const chosenLanguages = new WeakMap<SandboxCheckout, string>();

function chooseLanguage(c: Context, checkout: SandboxCheckout): void {
  const language = c.req.query('lang');
  if (language === 'en' || language === 'ar') chosenLanguages.set(checkout, language);
}

export function orderOf({ settings }: SandboxContext, checkout: SandboxCheckout): OrderSummary {
  const { orderId, displayId, description, currency, amount, items, totals } = checkout;
  const language = chosenLanguages.get(checkout) ?? checkout.language;
  const { merchantName } = settings;
  return { merchantName, orderId, displayId, description, currency, amount, items, totals, language };
}

/** The fields that a test card of the page fills in. */
function filledIn(card: string | undefined): CheckoutPage['values'] {
  const found = Object.entries(SANDBOX_CARDS).find(([name]) => name === card)?.[1];
  if (!found) return {};
  return { cardNumber: found.number, expiry: '12/25', cvv: '100', name: 'TEST USER', terms: 'accepted' };
}

export function notFoundPage(c: Context): Response | Promise<Response> {
  const page = noticePage('Page not found', 'There is no payment at this address.');
  return respond(c, page, { status: 404, embeddable: true });
}

/** The page of a checkout that has ended. */
function endedPage(context: SandboxContext, c: Context, checkout: SandboxCheckout, status: 200 | 409) {
  const page = outcomePage(orderOf(context, checkout), checkout.status, endingUrl(checkout, originOf(c)));
  const gone = checkout.status === 'EXPIRED' ? 410 : status;
  return respond(c, page, { status: gone, embeddable: true, checkout });
}

/** `GET`: the card form, or the outcome of a checkout that has ended. */
export function showCheckout(
  context: SandboxContext,
  c: Context,
  checkout: SandboxCheckout,
  embeddable: boolean,
) {
  chooseLanguage(c, checkout);
  if (checkout.status !== 'PENDING') return endedPage(context, c, checkout, 200);
  const values = filledIn(c.req.query('card'));
  const page = checkoutPage({ order: orderOf(context, checkout), values, errors: {} });
  return respond(c, page, { embeddable, checkout, script: true });
}

/** `POST`: pays or cancels the checkout. */
export async function submitCheckout(
  context: SandboxContext,
  c: Context,
  checkout: SandboxCheckout,
  embeddable: boolean,
): Promise<Response> {
  const form = await c.req.parseBody();
  context.scheduler.runDue();
  if (checkout.status !== 'PENDING') return endedPage(context, c, checkout, 409);
  if (fieldOf(form, 'action') === 'cancel') {
    if (canMove(checkout, 'CANCELLED')) move(context, checkout, 'CANCELLED', 'shopper cancelled');
    return c.redirect(endingUrl(checkout, originOf(c)), 303);
  }
  const read = readCardForm((name) => fieldOf(form, name), checkout, context.scheduler.clock.now());
  if (!read.card) {
    const { values, errors } = read;
    const page = checkoutPage({ order: orderOf(context, checkout), values, errors });
    return respond(c, page, { status: 422, embeddable, checkout, script: true });
  }
  const payment = charge(context, checkout, read.card, { threeDSecure: true });
  const origin = originOf(c);
  const next =
    payment.status === 'REDIRECT' ? threeDSecureUrl(origin, payment.id) : endingUrl(checkout, origin);
  return c.redirect(next, 303);
}

function find(context: SandboxContext, c: Context) {
  const payment = context.store.payments.get(c.req.param('paymentId') ?? '');
  const checkout = payment && context.store.checkouts.get(payment.checkoutId);
  // Another tab may have paid, cancelled or started again.
  const open = payment?.status === 'REDIRECT' && checkout?.status === 'PENDING';
  return payment && checkout ? { payment, checkout, open } : undefined;
}

/** `GET`: the 3-D Secure page. */
export function showThreeDSecure(context: SandboxContext, c: Context): Response | Promise<Response> {
  const found = find(context, c);
  if (!found) return notFoundPage(c);
  const { payment, checkout, open } = found;
  chooseLanguage(c, checkout);
  if (!open) return endedPage(context, c, checkout, 200);
  const page = threeDSecurePage(orderOf(context, checkout), payment.card?.last4);
  return respond(c, page, { embeddable: true, checkout });
}

/** `POST`: the shopper approves or declines. */
export async function answerThreeDSecure(context: SandboxContext, c: Context): Promise<Response> {
  const { action } = await c.req.parseBody();
  context.scheduler.runDue();
  const found = find(context, c);
  if (!found) return notFoundPage(c);
  const { checkout, open } = found;
  if (!open) return endedPage(context, c, checkout, 409);
  if (action === 'approve') settleCharge(context, found, '3-D Secure approved');
  else failCharge(context, found, '3-D Secure declined');
  return c.redirect(endingUrl(checkout, originOf(c), true), 303);
}
