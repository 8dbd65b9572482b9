import type { SandboxPayment, SandboxStoredCard } from '../../state/records.js';
import type { World } from '../../world.js';
import { exactNumber } from '../json.js';
import type { Voice } from '../voice.js';
import { checkoutShape, wireTimestamp } from './checkout.js';

/** What getting and capturing answer. */
export function paymentShape(world: World, payment: SandboxPayment, voice: Voice) {
  const checkout = world.store.checkouts.get(payment.checkoutId);
  return {
    id: payment.id,
    currency: payment.currency,
    amount: exactNumber(payment.amount),
    status: voice.paymentStatus(payment.status),
    timestamp: wireTimestamp(payment.createdAt),
    checkoutDetails: checkout && checkoutShape(world, checkout, voice),
  };
}

/** What creating answers: with the address of the 3-D Secure page, while there is one to go to. */
export function paymentRedirectShape(world: World, payment: SandboxPayment, voice: Voice) {
  const redirect = payment.status === 'REDIRECT';
  const redirectUrl = `${world.environment.payBaseUrl}/frames/redirect/payment/${payment.id}`;
  return { ...paymentShape(world, payment, voice), redirectUrl: redirect ? redirectUrl : undefined };
}

export function storedCardShape({ token, customerReferenceId, card }: SandboxStoredCard) {
  return {
    customerReferenceId,
    token,
    cardBrand: card.brand,
    cardBin: card.bin,
    cardLast4: card.last4,
    cardHolderName: card.holderName,
    expiry: card.expiry,
  };
}
