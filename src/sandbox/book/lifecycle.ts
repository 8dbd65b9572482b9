import type { SandboxCheckout, SandboxCheckoutStatus, SandboxPaymentStatus } from '../state/records.js';
import { minutesFrom, timestamp, type World } from '../world.js';

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

/** What a move of the checkout makes of each of its payments. */
const CONSEQUENCES: Readonly<
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
 * Moves a checkout on: its status, its history, its payments, its deadline and the merchant's webhooks. The caller
 * has asked {@link canMove} and told whoever wanted it in their own words.
 */
export function move(
  world: World,
  checkout: SandboxCheckout,
  status: SandboxCheckoutStatus,
  cause: string,
): void {
  if (!canMove(checkout, status)) {
    throw new Error(`A checkout that is ${checkout.status} cannot become ${status}.`);
  }
  const at = timestamp(world);
  checkout.status = status;
  checkout.history.push({ status, at, cause });
  if (status === 'PAID') checkout.paidAt = at;
  for (const id of checkout.paymentIds) {
    const payment = world.store.payments.get(id);
    const next = payment && CONSEQUENCES[status]?.[payment.status];
    if (next) payment.status = next;
  }
  if (status === 'AUTHORIZED') {
    checkout.expiresAt = minutesFrom(at, world.settings.authorizationDays * 1_440);
    scheduleExpiry(world, checkout);
  }
  world.courier.announce(checkout);
  world.store.changed();
}

export function scheduleExpiry(world: World, checkout: SandboxCheckout): void {
  world.timeline.agenda.add({
    at: Date.parse(checkout.expiresAt),
    kind: 'checkout-expiry',
    id: checkout.id,
  });
}

/** Ends what nobody paid or captured in time. */
export function keepExpiries(world: World): void {
  world.timeline.keep('checkout-expiry', ({ id, at }) => {
    const checkout = world.store.checkouts.get(id);
    // An authorisation moved the deadline: the first appointment is then about nothing.
    if (!checkout || Date.parse(checkout.expiresAt) > at || !canMove(checkout, 'EXPIRED')) return;
    move(world, checkout, 'EXPIRED', 'time');
  });
}
