import { charge } from '../book/charges.js';
import { openCheckout } from '../book/checkout-book.js';
import { canMove, move } from '../book/lifecycle.js';
import { type PresentedCard, tokenCard } from '../cards.js';
import { type Call, type Endpoint, endpoint, endpointWithBody, noQuery, param } from '../endpoint.js';
import { Refusal } from '../refusal.js';
import type { SandboxCheckout, SandboxPayment } from '../state/records.js';
import { type PaymentBody, paymentBody, type SourceBody } from '../wire/bodies/payment.js';
import { paymentRedirectShape, paymentShape } from '../wire/shapes/payment.js';
import type { World } from '../world.js';

const SHORTEST_STORABLE_CUSTOMER = 3;

function presented(world: World, source: SourceBody): PresentedCard & { singleUse: boolean } {
  if (source.type === 'TOKEN') {
    const card = tokenCard(source.token);
    if (!card) throw new Refusal('Card token not found.');
    return card;
  }
  const stored = world.store.cards.get(source.token);
  if (!stored) throw new Refusal('Stored card not found for the provided token');
  return { details: stored.card, behaviour: stored.behaviour, singleUse: false };
}

function existingCheckout(world: World, checkoutId: string): SandboxCheckout {
  const checkout = world.store.checkouts.get(checkoutId);
  if (!checkout) throw new Refusal('Checkout not found for API merchant');
  if (checkout.status !== 'PENDING') throw new Refusal('Checkout is not pending.');
  return checkout;
}

function checkTokenUse(world: World, token: string, checkoutId: string | undefined): void {
  const usedFor = world.store.usedTokens.get(token);
  if (usedFor !== undefined && usedFor !== checkoutId) {
    throw new Refusal('The same token cannot be used for different checkouts.');
  }
}

function storeFor(source: SourceBody, customerReference: string | undefined): string | undefined {
  if (source.type !== 'TOKEN' || source.storeCardDetails !== true) return undefined;
  if ((customerReference ?? '').length < SHORTEST_STORABLE_CUSTOMER) {
    throw new Refusal('customer.id of at least 3 characters is required to store the card.');
  }
  return customerReference;
}

/** Everything that can be refused is refused before anything is written down. */
function pay(world: World, { source, checkoutId, checkoutDetails }: PaymentBody): SandboxPayment {
  const card = presented(world, source);
  const existing = checkoutId === undefined ? undefined : existingCheckout(world, checkoutId);
  const reference = existing ? existing.customer?.reference : checkoutDetails?.customer.id;
  const storeCardFor = storeFor(source, reference);
  if (card.singleUse) checkTokenUse(world, source.token, existing?.id);
  const checkout = existing ?? (checkoutDetails && openCheckout(world, 'WEB', checkoutDetails));
  if (!checkout) throw new Refusal('checkoutDetails is required when checkoutId is not provided.');
  if (card.singleUse) world.store.usedTokens.set(source.token, checkout.id);
  // A bank asks the shopper only while there is one: not for a charge that the merchant makes on its own.
  const threeDSecure = source.type === 'TOKEN' || source.shopperInteraction === 'ECOMMERCE';
  return charge(world, checkout, card, { threeDSecure, storeCardFor });
}

function paymentOf(world: World, call: Call): SandboxPayment {
  const payment = world.store.payments.get(param(call, 'paymentId'));
  if (!payment) throw new Refusal('Payment not found for API merchant');
  return payment;
}

const create = endpointWithBody(paymentBody, (world, call, body) => {
  noQuery(call);
  return paymentRedirectShape(world, pay(world, body), call.voice);
});

const get = endpoint((world, call) => {
  noQuery(call);
  return paymentShape(world, paymentOf(world, call), call.voice);
});

const capture = endpoint((world, call) => {
  noQuery(call);
  const payment = paymentOf(world, call);
  const checkout = world.store.checkouts.get(payment.checkoutId);
  if (payment.status !== 'AUTHORIZED' || !checkout || !canMove(checkout, 'PAID')) {
    throw new Refusal('Payment cannot be captured.');
  }
  move(world, checkout, 'PAID', 'captured');
  return paymentShape(world, payment, call.voice);
});

export const paymentEndpoints = {
  'payments.create': create,
  'payments.get': get,
  'payments.capture': capture,
} satisfies Readonly<Record<string, Endpoint>>;
