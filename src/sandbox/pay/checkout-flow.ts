import type { Context } from 'hono';
import { charge } from '../book/charges.js';
import { canMove, move } from '../book/lifecycle.js';
import { checkoutPage } from '../pages/checkout-page.js';
import type { CardField, OrderSummary } from '../pages/models.js';
import { noticePage, outcomePage } from '../pages/outcome-page.js';
import type { SandboxCheckout } from '../state/records.js';
import type { World } from '../world.js';
import { readCardForm } from './card-form.js';
import { endingUrl } from './endings.js';
import { originOf, type PageOptions, respond } from './respond.js';

export function orderOf(checkout: SandboxCheckout): OrderSummary {
  const { orderId, displayId, description, currency, amount, items, totals, language } = checkout;
  return { orderId, displayId, description, currency, amount, items, totals, language };
}

export function notFoundPage(context: Context): Response | Promise<Response> {
  const page = noticePage({ title: 'Page not found', text: 'There is no payment at this address.' });
  return respond(context, page, { status: 404, embeddable: true });
}

/** A page for somebody who comes to a checkout that is over. */
export function endedPage(context: Context, checkout: SandboxCheckout, status: 200 | 409) {
  const page = outcomePage({
    order: orderOf(checkout),
    status: checkout.status,
    continueTo: endingUrl(checkout, originOf(context)),
  });
  const gone = checkout.status === 'EXPIRED' ? 410 : status;
  return respond(context, page, { status: gone, embeddable: true, checkout });
}

/** `GET`: the form, or how it ended. */
export function showCheckout(context: Context, checkout: SandboxCheckout, embeddable: boolean) {
  if (checkout.status !== 'PENDING') return endedPage(context, checkout, 200);
  const page = checkoutPage({ order: orderOf(checkout), values: {}, errors: {} });
  return respond(context, page, { embeddable, checkout });
}

type Form = Readonly<Record<string, unknown>>;

/** A field of a form as text; a file or a repeated field is not one. */
function fieldOf(form: Form, name: CardField | 'action'): string {
  const value = Object.hasOwn(form, name) ? form[name] : undefined;
  return typeof value === 'string' ? value : '';
}

/** `POST`: pays or cancels. */
export async function submitCheckout(
  world: World,
  context: Context,
  checkout: SandboxCheckout,
  embeddable: boolean,
): Promise<Response> {
  const form = await context.req.parseBody();
  world.timeline.catchUp();
  if (checkout.status !== 'PENDING') return endedPage(context, checkout, 409);
  if (fieldOf(form, 'action') === 'cancel') {
    if (canMove(checkout, 'CANCELLED')) move(world, checkout, 'CANCELLED', 'shopper cancelled');
    return context.redirect(endingUrl(checkout, originOf(context)), 303);
  }
  const read = readCardForm((name) => fieldOf(form, name), checkout, world.timeline.clock.now());
  if (!read.card) {
    const page = checkoutPage({ order: orderOf(checkout), values: read.values, errors: read.errors });
    const options: PageOptions = { status: 422, embeddable, checkout };
    return respond(context, page, options);
  }
  const payment = charge(world, checkout, read.card, { threeDSecure: true });
  const origin = originOf(context);
  const next =
    payment.status === 'REDIRECT' ? threeDSecureUrl(origin, payment.id) : endingUrl(checkout, origin);
  return context.redirect(next, 303);
}

/** The page of the shopper's bank for a payment. */
export function threeDSecureUrl(origin: string, paymentId: string): string {
  return `${origin}/frames/redirect/payment/${paymentId}`;
}
