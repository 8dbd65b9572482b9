import { SUBSCRIPTION_STATUSES } from '../../statuses/subscription.js';
import { amountText, knownAddress, knownCustomer } from '../book/checkout-book.js';
import { compare, exact, ZERO } from '../book/decimal.js';
import { billingMoment, nextBilling, scheduleBilling, scheduleEnd } from '../book/subscriptions.js';
import { type Call, type Endpoint, endpoint, endpointWithBody, noQuery, param } from '../endpoint.js';
import { pageOf } from '../paging.js';
import { Refusal } from '../refusal.js';
import type { SandboxCustomer, SandboxSubscription } from '../state/records.js';
import { type SubscriptionBody, subscriptionBody } from '../wire/bodies/subscription.js';
import { readQuery } from '../wire/query.js';
import { subscriptionPaymentShape, subscriptionShape } from '../wire/shapes/subscription.js';
import { timestamp, type World } from '../world.js';
import { readCommonFilters } from './filters.js';

function subscriptionOf(world: World, call: Call): SandboxSubscription {
  const subscription = world.store.subscriptions.get(param(call, 'subscriptionId'));
  if (!subscription) throw new Refusal('Subscription not found for API merchant');
  return subscription;
}

function subscriber(world: World, { customerId, customer }: SubscriptionBody): SandboxCustomer {
  if (customerId !== undefined) {
    const known = world.store.customers.get(customerId);
    if (!known) throw new Refusal('Customer not found for API merchant');
    return { ...known };
  }
  if (!customer) throw new Refusal('customer is required when customerId is not provided.');
  return knownCustomer(world, customer);
}

// The schema leaves both open, and both make a subscription that could not bill anybody.
function checkSense({ amount, startDate, endDate }: SubscriptionBody): void {
  if (compare(exact(amount), ZERO) <= 0) throw new Refusal('amount must be greater than 0.');
  if (endDate !== undefined && endDate < startDate) {
    throw new Refusal('endDate must not be before startDate.');
  }
}

function subscribe(world: World, body: SubscriptionBody): SandboxSubscription {
  checkSense(body);
  const customer = subscriber(world, body);
  const custom = body.cancellationPolicyType?.toUpperCase() === 'CUSTOM';
  const subscription: SandboxSubscription = {
    id: world.ids.id(),
    displayId: world.ids.displayId(),
    description: body.description,
    currency: body.currency,
    amount: amountText(body.amount, body.currency),
    status: 'ACTIVE',
    customer,
    billingAddress: knownAddress(body.billingAddress),
    deliveryAddress: knownAddress(body.deliveryAddress),
    startDate: body.startDate,
    endDate: body.endDate,
    sendOnHour: body.sendOnHour,
    sendEvery: body.sendEvery,
    returnUrl: body.returnUrl,
    cancellationPolicyType: custom ? 'CUSTOM' : 'DEFAULT',
    customCancellationTerms: body.customCancellationTerms,
    createdAt: timestamp(world),
  };
  world.store.subscriptions.set(subscription.id, subscription);
  scheduleEnd(world, subscription);
  // A start that is past means at once, as the vendor says.
  scheduleBilling(world, subscription, Math.max(billingMoment(subscription, 0), now(world)));
  world.timeline.catchUp();
  world.store.changed();
  return subscription;
}

function now(world: World): number {
  return world.timeline.clock.now().getTime();
}

const search = endpoint((world, call) => {
  const query = readQuery(call.query);
  const statuses = query.words('status', SUBSCRIPTION_STATUSES);
  const common = readCommonFilters(query);
  const page = query.page();
  query.done();
  const found = [...world.store.subscriptions.values()].filter(
    (subscription) =>
      (statuses.length === 0 || statuses.includes(subscription.status)) && common(subscription),
  );
  return pageOf(found.reverse(), page, (subscription) => subscriptionShape(subscription, call.voice));
});

const create = endpointWithBody(subscriptionBody, (world, call, body) => {
  noQuery(call);
  return subscriptionShape(subscribe(world, body), call.voice);
});

const get = endpoint((world, call) => {
  noQuery(call);
  return subscriptionShape(subscriptionOf(world, call), call.voice);
});

const pause = endpoint((world, call) => {
  noQuery(call);
  const subscription = subscriptionOf(world, call);
  if (subscription.status !== 'ACTIVE') throw new Refusal('Subscription is not active.');
  subscription.status = 'INACTIVE';
  subscription.nextBillingAt = undefined;
  world.store.changed();
  return subscriptionShape(subscription, call.voice);
});

/** What fell due while it was paused is not made up for. */
const resume = endpoint((world, call) => {
  noQuery(call);
  const subscription = subscriptionOf(world, call);
  if (subscription.status !== 'INACTIVE') throw new Refusal('Subscription is not paused.');
  subscription.status = 'ACTIVE';
  scheduleBilling(world, subscription, nextBilling(subscription, now(world)));
  world.store.changed();
  return subscriptionShape(subscription, call.voice);
});

const listPayments = endpoint((world, call) => {
  const query = readQuery(call.query);
  const page = query.page();
  query.done();
  const { id } = subscriptionOf(world, call);
  const payments = [...world.store.subscriptionPayments.values()].filter(
    (payment) => payment.subscriptionId === id,
  );
  return pageOf(payments.reverse(), page, (payment) => subscriptionPaymentShape(world, payment, call.voice));
});

export const subscriptionEndpoints = {
  'subscriptions.search': search,
  'subscriptions.create': create,
  'subscriptions.get': get,
  'subscriptions.pause': pause,
  'subscriptions.resume': resume,
  'subscriptions.listPayments': listPayments,
} satisfies Readonly<Record<string, Endpoint>>;
