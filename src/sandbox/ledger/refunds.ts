import { amountText, compare, exact, exactText, sum, ZERO } from '../amounts.js';
import { type SandboxContext, timestamp } from '../context.js';
import type { SandboxCheckout } from '../records/index.js';
import { Refusal } from '../wire/refusal.js';
import { canMove, move } from './lifecycle.js';

export interface RefundRequest {
  /** Exact decimal text, in major units. */
  amount: string;
  currency: string;
  note: string;
  referenceId?: string | undefined;
}

/** Gives money back, or refuses. */
export function refundCheckout(
  context: SandboxContext,
  checkout: SandboxCheckout,
  request: RefundRequest,
): void {
  const { amount, currency, note, referenceId } = request;
  if (compare(exact(amount), ZERO) <= 0) throw new Refusal('amount must be greater than 0.');
  if (currency.length !== 3) throw new Refusal('currency must have 3 characters.');
  if (currency !== checkout.currency) {
    throw new Refusal(`Refund currency must be the currency of the checkout, ${checkout.currency}.`);
  }
  if (!canMove(checkout, 'REFUNDED')) throw new Refusal('Checkout cannot be refunded.');
  const total = sum([exact(checkout.totalRefunded), exact(amount)]);
  const excess = compare(total, exact(checkout.amount));
  if (excess > 0) throw new Refusal('Refund amount exceeds what is left of the checkout amount.');
  checkout.totalRefunded = amountText(exactText(total), checkout.currency);
  checkout.refunds.push({
    amount: amountText(amount, checkout.currency),
    note,
    referenceId,
    at: timestamp(context),
  });
  move(context, checkout, excess === 0 ? 'REFUNDED' : 'PARTIALLY_REFUNDED', 'refund');
}
