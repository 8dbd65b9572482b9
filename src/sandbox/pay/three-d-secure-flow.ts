import type { Context } from 'hono';
import { failCharge, settleCharge } from '../book/charges.js';
import { threeDSecurePage } from '../pages/three-d-secure-page.js';
import type { World } from '../world.js';
import { endedPage, notFoundPage, orderOf } from './checkout-flow.js';
import { endingUrl } from './endings.js';
import { originOf, respond } from './respond.js';

function find(world: World, context: Context) {
  const payment = world.store.payments.get(context.req.param('paymentId') ?? '');
  const checkout = payment && world.store.checkouts.get(payment.checkoutId);
  // Another tab may have paid, cancelled or started over: then this question is no longer open.
  const open = payment?.status === 'REDIRECT' && checkout?.status === 'PENDING';
  return payment && checkout ? { payment, checkout, open } : undefined;
}

/** `GET`: the bank's question. */
export function showThreeDSecure(world: World, context: Context): Response | Promise<Response> {
  const found = find(world, context);
  if (!found) return notFoundPage(context);
  const { payment, checkout, open } = found;
  if (!open) return endedPage(context, checkout, 200);
  const page = threeDSecurePage({ order: orderOf(checkout), cardLast4: payment.card?.last4 });
  return respond(context, page, { embeddable: true, checkout });
}

/** `POST`: the shopper's answer. */
export async function answerThreeDSecure(world: World, context: Context): Promise<Response> {
  const { action } = await context.req.parseBody();
  world.timeline.catchUp();
  const found = find(world, context);
  if (!found) return notFoundPage(context);
  const { payment, checkout, open } = found;
  if (!open) return endedPage(context, checkout, 409);
  if (action === 'approve') settleCharge(world, checkout, payment, '3-D Secure approved');
  else failCharge(world, checkout, payment, '3-D Secure declined');
  return context.redirect(endingUrl(checkout, originOf(context), { threeDSecure: true }), 303);
}
