import type { Context } from 'hono';
import type { SandboxContext } from '../context.js';
import { failCharge, settleCharge } from '../ledger/charges.js';
import { threeDSecurePage } from '../pages/three-d-secure-page.js';
import { endedPage, notFoundPage, orderOf } from './checkout-flow.js';
import { endingUrl } from './endings.js';
import { originOf, respond } from './respond.js';

function find(context: SandboxContext, c: Context) {
  const payment = context.store.payments.get(c.req.param('paymentId') ?? '');
  const checkout = payment && context.store.checkouts.get(payment.checkoutId);
  // Another tab may have paid, cancelled or started over: then this question is no longer open.
  const open = payment?.status === 'REDIRECT' && checkout?.status === 'PENDING';
  return payment && checkout ? { payment, checkout, open } : undefined;
}

/** `GET`: the bank's question. */
export function showThreeDSecure(context: SandboxContext, c: Context): Response | Promise<Response> {
  const found = find(context, c);
  if (!found) return notFoundPage(c);
  const { payment, checkout, open } = found;
  if (!open) return endedPage(c, checkout, 200);
  const page = threeDSecurePage({ order: orderOf(checkout), cardLast4: payment.card?.last4 });
  return respond(c, page, { embeddable: true, checkout });
}

/** `POST`: the shopper's answer. */
export async function answerThreeDSecure(context: SandboxContext, c: Context): Promise<Response> {
  const { action } = await c.req.parseBody();
  context.scheduler.runDue();
  const found = find(context, c);
  if (!found) return notFoundPage(c);
  const { payment, checkout, open } = found;
  if (!open) return endedPage(c, checkout, 409);
  if (action === 'approve') settleCharge(context, checkout, payment, '3-D Secure approved');
  else failCharge(context, checkout, payment, '3-D Secure declined');
  return c.redirect(endingUrl(checkout, originOf(c), { threeDSecure: true }), 303);
}
