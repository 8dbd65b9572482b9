import type { SandboxContext } from '../context.js';
import type { SandboxPayment, SandboxStoredCard } from '../records/index.js';
import { exactNumber } from '../wire/json.js';
import type { Spelling } from '../wire/spelling.js';
import { checkoutResponse, wireTimestamp } from './checkout.js';

/** The result of get and capture. */
export function paymentResponse(context: SandboxContext, payment: SandboxPayment, spelling: Spelling) {
  const checkout = context.store.checkouts.get(payment.checkoutId);
  return {
    id: payment.id,
    currency: payment.currency,
    amount: exactNumber(payment.amount),
    status: spelling.otherStatus(payment.status),
    timestamp: wireTimestamp(payment.createdAt),
    checkoutDetails: checkout && checkoutResponse(context, checkout, spelling),
  };
}

/** The address of the 3-D Secure page of a payment. */
export function threeDSecureUrl(origin: string, paymentId: string): string {
  return `${origin}/frames/redirect/payment/${paymentId}`;
}

/** The result of create. It has a `redirectUrl` if the bank asks for 3-D Secure (see api-notes: payment-answers). */
export function paymentRedirectResponse(
  context: SandboxContext,
  payment: SandboxPayment,
  spelling: Spelling,
) {
  const redirect = payment.status === 'REDIRECT';
  const redirectUrl = threeDSecureUrl(context.environment.payBaseUrl, payment.id);
  return { ...paymentResponse(context, payment, spelling), redirectUrl: redirect ? redirectUrl : undefined };
}

export function storedCardResponse({ token, customerReferenceId, card }: SandboxStoredCard) {
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
