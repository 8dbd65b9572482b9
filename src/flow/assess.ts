import type { Checkout } from '../checkouts/results.js';
import type { PaidCheckout } from '../checkouts/verification.js';
import type { RequestOptions } from '../config/options.js';
import { isAwaitingCapture, isRefunded, isUnsuccessful } from '../statuses/checkout.js';
import type { FlowContext } from './options.js';
import type { Entry } from './record.js';
import type { FindingKind } from './types.js';

/** A checkout as the gateway has it now, compared with the order as it is now. */
export interface Look {
  readonly checkout: Checkout;
  /** The proof, when the checkout pays the order. */
  readonly proof: PaidCheckout | undefined;
  /** Whether it is for another order, amount or currency. */
  readonly mismatched: boolean;
  /** Whether there is an order that it can be compared with. */
  readonly isKnown: boolean;
}

/** What a look means for an order. */
export interface Assessment extends Look {
  /** What a person must be told. */
  readonly finding: FindingKind | undefined;
  /** Whether it holds no money and nobody can pay it any more. */
  readonly isOver: boolean;
}

/** Fetches a checkout, and compares it with what it paid, or with what the order costs now. */
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
    return { checkout, proof: undefined, mismatched: false, isKnown: expected !== undefined };
  }
  const { amount, currency } = expected;
  const result = await paymennt.checkouts.verify(checkoutId, { orderId, amount, currency }, options);
  return {
    checkout: result.checkout,
    // Some money has gone back: nothing that may be fulfilled.
    proof: result.verified && !(Number(result.checkout.totalRefunded) > 0) ? result.checkout : undefined,
    mismatched: !result.verified && result.reason === 'mismatch',
    isKnown: true,
  };
}

/** Whether the merchant has money of the checkout, or it is reserved. */
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

/** What a checkout means for an order, given what is recorded about it. */
export function assess(look: Look, entry: Entry | undefined): Assessment {
  const { checkout } = look;
  const { status } = checkout;
  const isOver = isUnsuccessful(checkout) || status === 'REFUNDED' || status === 'CHARGEBACK';
  return { ...look, finding: findingOf(look, entry), isOver };
}
