import { type PresentedCard, tokenCard } from '../cards.js';
import type { SandboxContext } from '../context.js';
import { capturePayment, charge } from '../ledger/charges.js';
import { createCheckout } from '../ledger/checkouts.js';
import type { SandboxCheckout, SandboxPayment, SandboxStoredCard } from '../records/index.js';
import { paymentRedirectResponse, paymentResponse, storedCardResponse } from '../responses/payment.js';
import { type PaymentRequest, type PaymentSource, paymentRequest } from '../wire/payment-requests.js';
import type { QueryReader } from '../wire/query.js';
import { Refusal } from '../wire/refusal.js';
import { type Call, type Endpoint, endpoint, endpointWithBody, param } from './endpoint.js';
import { inPageOrder, pageOf } from './lists.js';

const SHORTEST_STORABLE_CUSTOMER = 3;

function presented(context: SandboxContext, source: PaymentSource): PresentedCard & { singleUse: boolean } {
  if (source.type === 'TOKEN') {
    const card = tokenCard(source.token);
    if (!card) throw new Refusal('Card token not found.');
    return card;
  }
  const stored = context.store.cards.get(source.token);
  if (!stored) throw new Refusal('Stored card not found for the provided token');
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
  if ((customerReference ?? '').length < SHORTEST_STORABLE_CUSTOMER) {
    throw new Refusal('customer.id of at least 3 characters is required to store the card.');
  }
  return customerReference;
}

/** Everything that can be refused is refused before anything is written down. */
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
  // A bank asks the shopper only while there is one: not for a charge that the merchant makes on its own.
  const threeDSecure = source.type === 'TOKEN' || source.shopperInteraction === 'ECOMMERCE';
  return charge(context, checkout, card, { threeDSecure, storeCardFor });
}

function paymentOf(context: SandboxContext, call: Call): SandboxPayment {
  const payment = context.store.payments.get(param(call, 'paymentId'));
  if (!payment) throw new Refusal('Payment not found for API merchant');
  return payment;
}

const create = endpointWithBody(paymentRequest, (context, call, body) => {
  return paymentRedirectResponse(context, pay(context, body), call.spelling);
});

const get = endpoint((context, call) => {
  call.query.done();
  return paymentResponse(context, paymentOf(context, call), call.spelling);
});

const capture = endpoint((context, call) => {
  call.query.done();
  const payment = paymentOf(context, call);
  capturePayment(context, payment);
  return paymentResponse(context, payment, call.spelling);
});

export const paymentEndpoints = {
  'payments.create': create,
  'payments.get': get,
  'payments.capture': capture,
} satisfies Readonly<Record<string, Endpoint>>;

function cardOf(context: SandboxContext, query: QueryReader): SandboxStoredCard {
  const token = query.required('cardToken');
  query.done();
  const card = context.store.cards.get(token);
  if (!card) throw new Refusal('Stored card not found for the provided token');
  return card;
}

const listCards = endpoint((context, call) => {
  const { query } = call;
  const reference = query.required('customerReferenceId');
  const page = query.page();
  query.done();
  const cards = [...context.store.cards.values()].filter((card) => card.customerReferenceId === reference);
  return pageOf(inPageOrder(context, cards), page, storedCardResponse);
});

const getCard = endpoint((context, call) => storedCardResponse(cardOf(context, call.query)));

const removeCard = endpoint((context, call) => {
  const card = cardOf(context, call.query);
  context.store.cards.delete(card.token);
  context.store.changed();
  return storedCardResponse(card);
});

export const cardEndpoints = {
  'cards.list': listCards,
  'cards.get': getCard,
  'cards.delete': removeCard,
} satisfies Readonly<Record<string, Endpoint>>;
