import type { SandboxCheckout, SandboxCheckoutStatus, SandboxPayment } from '../state/records.js';
import { timestamp, type World } from '../world.js';
import { canMove, move } from './lifecycle.js';

/** What only the bank, the shopper or time can do to a checkout. Each takes its id and returns it as it is then. */
export interface SandboxBank {
  /** The bank reserves the amount: AUTHORIZED. */
  authorize(checkoutId: string): SandboxCheckout;
  /** The bank pays, or confirms what it kept waiting, or the reserved amount is captured: PAID. */
  pay(checkoutId: string): SandboxCheckout;
  /** The bank says no: FAILED. */
  decline(checkoutId: string): SandboxCheckout;
  /** The bank takes its time: PENDING_CONFIRMATION, until `pay`, `authorize` or `decline`. */
  hold(checkoutId: string): SandboxCheckout;
  /** The shopper disputes a paid checkout and the bank takes the money back: CHARGEBACK. */
  chargeback(checkoutId: string): SandboxCheckout;
  /** Time runs out: EXPIRED. */
  expire(checkoutId: string): SandboxCheckout;
  /** The shopper presses Cancel on the pay page: CANCELLED. */
  cancelByShopper(checkoutId: string): SandboxCheckout;
}

export function createBank(world: World): SandboxBank {
  function act(verb: string, checkoutId: string, status: SandboxCheckoutStatus, cause: string) {
    world.timeline.catchUp();
    const checkout = world.store.checkouts.get(checkoutId);
    if (!checkout) throw new Error(`bank.${verb}: there is no checkout ${JSON.stringify(checkoutId)}.`);
    if (!canMove(checkout, status)) {
      throw new Error(`bank.${verb}: a checkout that is ${checkout.status} cannot become ${status}.`);
    }
    if (status === 'PAID' || status === 'AUTHORIZED') recordPayment(world, checkout, status);
    move(world, checkout, status, cause);
    return structuredClone(checkout);
  }

  return {
    authorize: (id) => act('authorize', id, 'AUTHORIZED', 'bank authorised'),
    pay: (id) => act('pay', id, 'PAID', 'bank paid'),
    decline: (id) => act('decline', id, 'FAILED', 'bank declined'),
    hold: (id) => act('hold', id, 'PENDING_CONFIRMATION', 'bank holds'),
    chargeback: (id) => act('chargeback', id, 'CHARGEBACK', 'bank charged back'),
    expire: (id) => act('expire', id, 'EXPIRED', 'time'),
    cancelByShopper: (id) => {
      const checkout = world.store.checkouts.get(id);
      if (checkout && checkout.status !== 'PENDING') {
        throw new Error(
          `bank.cancelByShopper: a shopper cannot cancel a checkout that is ${checkout.status}.`,
        );
      }
      return act('cancelByShopper', id, 'CANCELLED', 'shopper cancelled');
    },
  };
}

/** Money that moves has a payment behind it, even when no card was typed in. */
function recordPayment(world: World, checkout: SandboxCheckout, status: 'PAID' | 'AUTHORIZED'): void {
  if (checkout.status === 'AUTHORIZED') return;
  const payment: SandboxPayment = {
    id: world.ids.id(),
    checkoutId: checkout.id,
    currency: checkout.currency,
    amount: checkout.amount,
    status: status === 'PAID' ? 'CAPTURED' : 'AUTHORIZED',
    createdAt: timestamp(world),
    behaviour: 'approve',
  };
  world.store.payments.set(payment.id, payment);
  checkout.paymentIds.push(payment.id);
  checkout.usedPaymentMethod = 'CARD';
}
