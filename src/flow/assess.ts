import type { Checkout } from '../checkouts/results.js';
import type { PaidCheckout } from '../checkouts/verification.js';
import type { RequestOptions } from '../config/options.js';
import { isAwaitingCapture, isRefunded, isUnsuccessful } from '../statuses/checkout.js';
import type { FlowContext } from './options.js';
import type { Entry } from './record.js';
import type { FindingKind } from './types.js';

/** A checkout, fetched from the gateway and compared with the order. */
interface Look {
  readonly checkout: Checkout;
  /** The proof of payment, if the checkout pays the order. */
  readonly proof: PaidCheckout | undefined;
  /** Whether the checkout is for another order, amount or currency. */
  readonly mismatched: boolean;
  /** Whether the shop has an order to compare the checkout with. */
  readonly isKnown: boolean;
}

/** The meaning of a fetched checkout for an order. */
export interface Assessment extends Look {
  /** The finding for `review`, if a person must act. */
  readonly finding: FindingKind | undefined;
  /** Whether the checkout holds no money, and nobody can pay it any more. */
  readonly isOver: boolean;
}

/** Fetches a checkout, and compares it with the recorded payment, or with the order's current price. */
export async function lookAt<Tx>(
  { paymennt, order }: FlowContext<Tx>,
  orderId: string,
  entry: Entry | undefined,
  checkoutId: string,
  options?: RequestOptions,
): Promise<Look> {
  const expected = entry?.paidBy ? entry.data.paid : await order(orderId);
  const isPayer = !entry?.paidBy || entry.paidBy === checkoutId;
  if (!expected || !isPayer) {
    const checkout = await paymennt.checkouts.get(checkoutId, options);
    // A query for one row often resolves with null.
    return { checkout, proof: undefined, mismatched: false, isKnown: Boolean(expected) };
  }
  const { amount, currency } = expected;
  const result = await paymennt.checkouts.verify(checkoutId, { orderId, amount, currency }, options);
  return {
    checkout: result.checkout,
    // A refunded checkout must not fulfil the order.
    proof: result.verified && !(Number(result.checkout.totalRefunded) > 0) ? result.checkout : undefined,
    mismatched: !result.verified && result.reason === 'mismatch',
    isKnown: true,
  };
}

/** Whether the checkout's money is paid or reserved. */
export const holdsMoney = ({ status }: Checkout) =>
  status === 'PAID' || status === 'PARTIALLY_REFUNDED' || status === 'AUTHORIZED';

const wasReversed = (checkout: Checkout) =>
  isRefunded(checkout) ||
  checkout.status === 'CHARGEBACK' ||
  (checkout.status === 'PAID' && Number(checkout.totalRefunded) > 0);

function findingAboutPayer({ checkout, mismatched }: Look): FindingKind | undefined {
  if (wasReversed(checkout) || isUnsuccessful(checkout)) return 'reversed';
  return checkout.status === 'PAID' && mismatched ? 'mismatch' : undefined;
}

function findingBesidePayer({ checkout }: Look): FindingKind | undefined {
  if (holdsMoney(checkout)) return 'paid_twice';
  return checkout.status === 'CHARGEBACK' ? 'reversed' : undefined;
}

function findingAboutUnpaid(look: Look, hasEntry: boolean): FindingKind | undefined {
  const { checkout, mismatched, isKnown } = look;
  if (!isKnown && holdsMoney(checkout)) return 'no_order';
  if (wasReversed(checkout)) return isKnown || hasEntry ? 'reversed' : undefined;
  if (!holdsMoney(checkout) || look.proof) return undefined;
  if (mismatched) return 'mismatch';
  return isAwaitingCapture(checkout) ? 'capture_due' : undefined;
}

function findingOf(look: Look, entry: Entry | undefined): FindingKind | undefined {
  const { checkout } = look;
  if (checkout.status === 'UNKNOWN') return 'unknown_status';
  if (!entry?.paidBy) return findingAboutUnpaid(look, entry !== undefined);
  return entry.paidBy === checkout.id ? findingAboutPayer(look) : findingBesidePayer(look);
}

/** Decides the meaning of a fetched checkout for an order, from the order's record. */
export function assess(look: Look, entry: Entry | undefined): Assessment {
  const { checkout } = look;
  const { status } = checkout;
  const isOver = isUnsuccessful(checkout) || status === 'REFUNDED' || status === 'CHARGEBACK';
  return { ...look, finding: findingOf(look, entry), isOver };
}
