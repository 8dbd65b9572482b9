import type { Checkout } from '../checkouts/results.js';
import { type WebhookBody, webhookCheckoutId } from '../checkouts/webhook-body.js';
import { PaymenntValidationError } from '../errors.js';
import { holdsMoney } from './assess.js';
import { isRefusedRead } from './attempt.js';
import type { FlowContext } from './options.js';
import { reportFinding } from './review.js';
import { settle } from './settle.js';

// The gateway waits for the answer, and repeats the webhook if none arrives.
const REQUEST = { timeoutMs: 5_000 };

/** Acts on a webhook. @returns the HTTP status of the answer. */
export async function receiveWebhook<Tx>(flow: FlowContext<Tx>, body: WebhookBody): Promise<204 | 400> {
  let checkout: Checkout;
  try {
    checkout = await flow.paymennt.checkouts.get(webhookCheckoutId(body), REQUEST);
  } catch (error) {
    if (PaymenntValidationError.is(error)) return 400;
    // The gateway has no such checkout: the webhook is a forgery, of another account, or a test call.
    if (isRefusedRead(error)) return 204;
    throw error;
  }
  const { orderId, id } = checkout;
  const review = { repeats: false };
  if (orderId) await settle(flow, orderId, id, { request: REQUEST, review });
  else if (holdsMoney(checkout)) await reportFinding(flow, 'no_order', checkout, review);
  return 204;
}
