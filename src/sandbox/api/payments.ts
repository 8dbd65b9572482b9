import { type PresentedCard, tokenCard } from '../cards.js';
import type { SandboxContext } from '../context.js';
import { capturePayment, charge } from '../ledger/charges.js';
import { createCheckout } from '../ledger/checkouts.js';
import type { SandboxCheckout, SandboxPayment, SandboxStoredCard } from '../records/index.js';
import { paymentRedirectResponse, paymentResponse, storedCardResponse } from '../responses/payment.js';
import { type PaymentRequest, type PaymentSource, paymentRequest } from '../wire/payment-requests.js';
import { Refusal } from '../wire/refusal.js';
import { type Call, type Endpoint, endpoint, endpointWithBody, finder, recordEndpoint } from './endpoint.js';
import { inPageOrder, pageOf } from './lists.js';

const SHORTEST_CUSTOMER_ID = 3;

function presented(context: SandboxContext, source: PaymentSource): PresentedCard & { singleUse: boolean } {
  if (source.type === 'TOKEN') {
    const card = tokenCard(source.token);
    if (!card) throw new Refusal('Card token not found.');
    return card;
  }
  const stored = storedCard(context, source.token);
  return { details: stored.card, behaviour: stored.behaviour, singleUse: false };
}

function existingCheckout(context: SandboxContext, checkoutId: string): SandboxCheckout {
  const checkout = context.store.checkouts.get(checkoutId);
  if (!checkout) throw new Refusal('Checkout not found for API merchant');
  if (checkout.status !== 'PENDING') throw new Refusal('Checkout is not pending.');
  return checkout;
}

function checkTokenUse(context: SandboxContext, token: string, checkoutId: string | undefined): void {
  const usedFor = context.store.usedTokens.get(token);
  if (usedFor !== undefined && usedFor !== checkoutId) {
    throw new Refusal('The same token cannot be used for different checkouts.');
  }
}

function storeFor(source: PaymentSource, customerReference: string | undefined): string | undefined {
  if (source.type !== 'TOKEN' || source.storeCardDetails !== true) return undefined;
  if ((customerReference ?? '').length < SHORTEST_CUSTOMER_ID) {
    throw new Refusal('customer.id of at least 3 characters is required to store the card.');
  }
  return customerReference;
}

/** Pays, or refuses the request. All checks come before the first change. */
function pay(
  context: SandboxContext,
  { source, checkoutId, checkoutDetails }: PaymentRequest,
): SandboxPayment {
  const card = presented(context, source);
  const existing = checkoutId === undefined ? undefined : existingCheckout(context, checkoutId);
  const reference = existing ? existing.customer?.reference : checkoutDetails?.customer.id;
  const storeCardFor = storeFor(source, reference);
  if (card.singleUse) checkTokenUse(context, source.token, existing?.id);
  const checkout = existing ?? (checkoutDetails && createCheckout(context, 'WEB', checkoutDetails));
  if (!checkout) throw new Refusal('checkoutDetails is required when checkoutId is not provided.');
  if (card.singleUse) context.store.usedTokens.set(source.token, checkout.id);
  // A charge without the shopper has no 3-D Secure, because the shopper could not approve it.
  const threeDSecure = source.type === 'TOKEN' || source.shopperInteraction === 'ECOMMERCE';
  return charge(context, checkout, card, { threeDSecure, storeCardFor });
}

const paymentOf = finder('payments', 'paymentId', 'Payment not found for API merchant');

export const paymentEndpoints = {
  'payments.create': endpointWithBody(paymentRequest, (body, context, call) =>
    paymentRedirectResponse(context, pay(context, body), call.spelling),
  ),
  'payments.get': recordEndpoint(paymentOf, (payment, context, call) =>
    paymentResponse(context, payment, call.spelling),
  ),
  'payments.capture': recordEndpoint(paymentOf, (payment, context, call) => {
    capturePayment(context, payment);
    return paymentResponse(context, payment, call.spelling);
  }),
} satisfies Readonly<Record<string, Endpoint>>;

function storedCard({ store }: SandboxContext, token: string): SandboxStoredCard {
  const card = store.cards.get(token);
  if (!card) throw new Refusal('Stored card not found for the provided token');
  return card;
}

function cardOf(context: SandboxContext, { query }: Call): SandboxStoredCard {
  const token = query.required('cardToken');
  query.done();
  return storedCard(context, token);
}

export const cardEndpoints = {
  'cards.list': endpoint((context, { query }) => {
    const reference = query.required('customerReferenceId');
    const page = query.page();
    query.done();
    const cards = [...context.store.cards.values()].filter((card) => card.customerReferenceId === reference);
    return pageOf(inPageOrder(context, cards), page, storedCardResponse);
  }),
  'cards.get': endpoint((context, call) => storedCardResponse(cardOf(context, call))),
  'cards.delete': endpoint((context, call) => {
    const card = cardOf(context, call);
    context.store.cards.delete(card.token);
    return storedCardResponse(card);
  }),
} satisfies Readonly<Record<string, Endpoint>>;
