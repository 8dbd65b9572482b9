import { amountText, compare, exact, exactText, sum, ZERO } from '../amounts.js';
import type { PresentedCard } from '../cards.js';
import { type SandboxContext, timestamp } from '../context.js';
import type { SandboxCheckout, SandboxPayment } from '../records/index.js';
import { Refusal } from '../wire/refusal.js';
import { canMove, move } from './lifecycle.js';

interface Charge {
  readonly checkout: SandboxCheckout;
  readonly payment: SandboxPayment;
}

/** Charges a card for a pending checkout. */
export function charge(
  context: SandboxContext,
  checkout: SandboxCheckout,
  presented: PresentedCard,
  options: { threeDSecure: boolean; storeCardFor?: string | undefined },
): SandboxPayment {
  failOpenRedirects(context, checkout);
  const payment: SandboxPayment = {
    id: context.ids.id(),
    checkoutId: checkout.id,
    currency: checkout.currency,
    amount: checkout.amount,
    status: 'REDIRECT',
    createdAt: timestamp(context),
    card: presented.details,
    behaviour: presented.behaviour,
    storeCardFor: options.storeCardFor,
  };
  context.store.put({ payments: [payment] });
  checkout.paymentIds.push(payment.id);
  checkout.usedPaymentMethod = 'CARD';
  if (presented.behaviour === 'decline') failCharge(context, { checkout, payment }, 'card declined');
  else if (presented.behaviour === 'three-d-secure' && options.threeDSecure) context.store.changed();
  else settleCharge(context, { checkout, payment }, 'card accepted');
  return payment;
}

/** Fails open 3-D Secure payments, because the shopper has started again. */
function failOpenRedirects(context: SandboxContext, checkout: SandboxCheckout): void {
  for (const id of checkout.paymentIds) {
    const payment = context.store.payments.get(id);
    if (payment?.status === 'REDIRECT') payment.status = 'FAILED';
  }
}

/** The bank accepts the payment. */
export function settleCharge(context: SandboxContext, { checkout, payment }: Charge, cause: string): void {
  const manual = context.settings.capture === 'manual';
  payment.status = manual ? 'AUTHORIZED' : 'CAPTURED';
  if (payment.storeCardFor !== undefined && payment.card) {
    const token = `ctk_sandbox_${context.ids.key(12)}`;
    const { card, behaviour, storeCardFor: customerReferenceId } = payment;
    const createdAt = timestamp(context);
    context.store.put({ cards: [{ token, customerReferenceId, card, behaviour, createdAt }] });
  }
  move(context, checkout, manual ? 'AUTHORIZED' : 'PAID', cause);
}

/** The bank declines the payment. */
export function failCharge(context: SandboxContext, { checkout, payment }: Charge, cause: string): void {
  payment.status = 'FAILED';
  if (canMove(checkout, 'FAILED')) move(context, checkout, 'FAILED', cause);
}

/** Captures the reserved amount, or refuses the request. */
export function capturePayment(context: SandboxContext, payment: SandboxPayment): void {
  const checkout = context.store.checkouts.get(payment.checkoutId);
  if (payment.status !== 'AUTHORIZED' || !checkout || !canMove(checkout, 'PAID')) {
    throw new Refusal('Payment cannot be captured.');
  }
  move(context, checkout, 'PAID', 'captured');
}

export interface RefundRequest {
  /** Exact decimal text, in major units. */
  amount: string;
  currency: string;
  note: string;
  referenceId?: string | undefined;
}

/** Refunds a checkout, or refuses the request. */
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
  if (excess > 0) throw new Refusal('Refund amount exceeds the remaining amount of the checkout.');
  checkout.totalRefunded = amountText(exactText(total), checkout.currency);
  checkout.refunds.push({
    amount: amountText(amount, checkout.currency),
    note,
    referenceId,
    at: timestamp(context),
  });
  move(context, checkout, excess === 0 ? 'REFUNDED' : 'PARTIALLY_REFUNDED', 'refund');
}
