import { minutesFrom, type SandboxContext, timestamp } from '../context.js';
import type { SandboxCheckout, SandboxCheckoutStatus, SandboxPaymentStatus } from '../records/index.js';

const MOVES: Readonly<Record<SandboxCheckoutStatus, readonly SandboxCheckoutStatus[]>> = {
  PENDING: ['AUTHORIZED', 'PENDING_CONFIRMATION', 'PAID', 'FAILED', 'CANCELLED', 'EXPIRED'],
  PENDING_CONFIRMATION: ['AUTHORIZED', 'PAID', 'FAILED'],
  AUTHORIZED: ['PAID', 'CANCELLED', 'EXPIRED'],
  PAID: ['PARTIALLY_REFUNDED', 'REFUNDED', 'CHARGEBACK'],
  PARTIALLY_REFUNDED: ['PARTIALLY_REFUNDED', 'REFUNDED', 'CHARGEBACK'],
  FAILED: [],
  CANCELLED: [],
  EXPIRED: [],
  REFUNDED: [],
  CHARGEBACK: [],
};

/** The new status of a payment, by the new status of its checkout and by its old status. */
const PAYMENT_CHANGES: Readonly<
  Partial<
    Record<SandboxCheckoutStatus, Readonly<Partial<Record<SandboxPaymentStatus, SandboxPaymentStatus>>>>
  >
> = {
  AUTHORIZED: { REDIRECT: 'FAILED' },
  PAID: { REDIRECT: 'FAILED', AUTHORIZED: 'CAPTURED' },
  FAILED: { REDIRECT: 'FAILED' },
  CANCELLED: { REDIRECT: 'FAILED', AUTHORIZED: 'VOIDED' },
  EXPIRED: { REDIRECT: 'FAILED', AUTHORIZED: 'VOIDED' },
  PARTIALLY_REFUNDED: { CAPTURED: 'PARTIALLY_REVERSED' },
  REFUNDED: { CAPTURED: 'REVERSED', PARTIALLY_REVERSED: 'REVERSED' },
  CHARGEBACK: { CAPTURED: 'CHARGEBACK', PARTIALLY_REVERSED: 'CHARGEBACK' },
};

export function canMove(checkout: SandboxCheckout, status: SandboxCheckoutStatus): boolean {
  return MOVES[checkout.status].includes(status);
}

/**
 * Changes the status of a checkout, its history, its payments and its deadline, and notifies the webhooks. The caller must
 * check {@link canMove} first.
 */
export function move(
  context: SandboxContext,
  checkout: SandboxCheckout,
  status: SandboxCheckoutStatus,
  cause: string,
): void {
  if (!canMove(checkout, status)) {
    throw new Error(`A checkout that is ${checkout.status} cannot become ${status}.`);
  }
  const at = timestamp(context);
  checkout.status = status;
  checkout.history.push({ status, at, cause });
  if (status === 'PAID') checkout.paidAt = at;
  for (const id of checkout.paymentIds) {
    const payment = context.store.payments.get(id);
    const next = payment && PAYMENT_CHANGES[status]?.[payment.status];
    if (next) payment.status = next;
  }
  if (status === 'AUTHORIZED') {
    checkout.expiresAt = minutesFrom(at, context.settings.authorizationDays * 1_440);
    scheduleExpiry(context, checkout);
  }
  context.dispatcher.notify(checkout);
  context.store.changed();
}

export function scheduleExpiry(context: SandboxContext, checkout: SandboxCheckout): void {
  context.scheduler.add({ at: Date.parse(checkout.expiresAt), kind: 'checkout-expiry', id: checkout.id });
}

/** Registers the handler that expires checkouts without a payment or a capture in time. */
export function handleExpiries(context: SandboxContext): void {
  context.scheduler.on('checkout-expiry', ({ id, at }) => {
    const checkout = context.store.checkouts.get(id);
    // An authorisation moves the deadline, so the first event no longer counts.
    if (!checkout || Date.parse(checkout.expiresAt) > at || !canMove(checkout, 'EXPIRED')) return;
    move(context, checkout, 'EXPIRED', 'time');
  });
}
