import type { PresentedCard } from '../cards.js';
import type { SandboxCheckout, SandboxPayment } from '../state/records.js';
import { timestamp, type World } from '../world.js';
import { canMove, move } from './lifecycle.js';

/** Tries a card on a checkout that is still to be paid. */
export function charge(
  world: World,
  checkout: SandboxCheckout,
  presented: PresentedCard,
  options: { threeDSecure: boolean; storeCardFor?: string | undefined },
): SandboxPayment {
  abandonRedirects(world, checkout);
  const payment: SandboxPayment = {
    id: world.ids.id(),
    checkoutId: checkout.id,
    currency: checkout.currency,
    amount: checkout.amount,
    status: 'REDIRECT',
    createdAt: timestamp(world),
    card: presented.details,
    behaviour: presented.behaviour,
    storeCardFor: options.storeCardFor,
  };
  world.store.payments.set(payment.id, payment);
  checkout.paymentIds.push(payment.id);
  checkout.usedPaymentMethod = 'CARD';
  if (presented.behaviour === 'decline') failCharge(world, checkout, payment, 'card declined');
  else if (presented.behaviour === 'three-d-secure' && options.threeDSecure) world.store.changed();
  else settleCharge(world, checkout, payment, 'card accepted');
  return payment;
}

/** A shopper who starts over has given up the 3-D Secure page that was open. */
function abandonRedirects(world: World, checkout: SandboxCheckout): void {
  for (const id of checkout.paymentIds) {
    const payment = world.store.payments.get(id);
    if (payment?.status === 'REDIRECT') payment.status = 'FAILED';
  }
}

/** The bank says yes. */
export function settleCharge(
  world: World,
  checkout: SandboxCheckout,
  payment: SandboxPayment,
  cause: string,
): void {
  const manual = world.settings.capture === 'manual';
  payment.status = manual ? 'AUTHORIZED' : 'CAPTURED';
  if (payment.storeCardFor !== undefined && payment.card) {
    const token = `ctk_sandbox_${world.ids.key(12)}`;
    world.store.cards.set(token, {
      token,
      customerReferenceId: payment.storeCardFor,
      card: payment.card,
      behaviour: payment.behaviour,
      createdAt: timestamp(world),
    });
  }
  move(world, checkout, manual ? 'AUTHORIZED' : 'PAID', cause);
}

/** The bank says no. */
export function failCharge(
  world: World,
  checkout: SandboxCheckout,
  payment: SandboxPayment,
  cause: string,
): void {
  payment.status = 'FAILED';
  if (canMove(checkout, 'FAILED')) move(world, checkout, 'FAILED', cause);
}
