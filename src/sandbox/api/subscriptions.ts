import { SUBSCRIPTION_STATUSES } from '../../statuses/subscription.js';
import { amountText, compare, exact, ZERO } from '../amounts.js';
import { type SandboxContext, timestamp } from '../context.js';
import { findOrCreateCustomer } from '../ledger/checkouts.js';
import { scheduleBilling, scheduleEnd } from '../ledger/subscriptions.js';
import type { SandboxCustomer } from '../records/index.js';
import { subscriptionPaymentResponse, subscriptionResponse } from '../responses/account.js';
import { billingMoment, nextBilling } from '../time/billing-moments.js';
import { type SubscriptionRequest, subscriptionRequest } from '../wire/account-requests.js';
import { Refusal } from '../wire/refusal.js';
import type { SubscriptionRecord } from '../wire/saved-records.js';
import { type Call, type Endpoint, endpoint, endpointWithBody, param } from './endpoint.js';
import { inPageOrder, pageOf, readCommonFilters } from './lists.js';

function subscriptionOf(context: SandboxContext, call: Call): SubscriptionRecord {
  const subscription = context.store.subscriptions.get(param(call, 'subscriptionId'));
  if (!subscription) throw new Refusal('Subscription not found for API merchant');
  return subscription;
}

function subscriber(context: SandboxContext, { customerId, customer }: SubscriptionRequest): SandboxCustomer {
  if (customerId !== undefined) {
    const known = context.store.customers.get(customerId);
    if (!known) throw new Refusal('Customer not found for API merchant');
    return { ...known };
  }
  if (!customer) throw new Refusal('customer is required when customerId is not provided.');
  return findOrCreateCustomer(context, customer);
}

// The published schema allows both, and both make a subscription that can never bill anybody.
function checkSense({ amount, startDate, endDate }: SubscriptionRequest): void {
  if (compare(exact(amount), ZERO) <= 0) throw new Refusal('amount must be greater than 0.');
  if (endDate !== undefined && endDate < startDate) {
    throw new Refusal('endDate must not be before startDate.');
  }
}

/** The record keeps the request as it was sent. */
function subscribe(context: SandboxContext, request: SubscriptionRequest): SubscriptionRecord {
  checkSense(request);
  const customer = subscriber(context, request);
  const custom = request.cancellationPolicyType?.toUpperCase() === 'CUSTOM';
  const subscription: SubscriptionRecord = {
    ...request,
    id: context.ids.id(),
    displayId: context.ids.displayId(),
    amount: amountText(request.amount, request.currency),
    status: 'ACTIVE',
    customer,
    cancellationPolicyType: custom ? 'CUSTOM' : 'DEFAULT',
    createdAt: timestamp(context),
  };
  context.store.subscriptions.set(subscription.id, subscription);
  scheduleEnd(context, subscription);
  // The vendor bills immediately when the start is in the past.
  scheduleBilling(context, subscription, Math.max(billingMoment(subscription, 0), now(context)));
  context.scheduler.runDue();
  context.store.changed();
  return subscription;
}

function now(context: SandboxContext): number {
  return context.scheduler.clock.now().getTime();
}

const search = endpoint((context, call) => {
  const { query } = call;
  const statuses = query.words('status', SUBSCRIPTION_STATUSES);
  const common = readCommonFilters(context, query);
  const page = query.page();
  query.done();
  const found = [...context.store.subscriptions.values()].filter(
    (subscription) =>
      (statuses.length === 0 || statuses.includes(subscription.status)) && common(subscription),
  );
  return pageOf(inPageOrder(context, found), page, (subscription) =>
    subscriptionResponse(subscription, call.spelling),
  );
});

const create = endpointWithBody(subscriptionRequest, (context, call, body) => {
  return subscriptionResponse(subscribe(context, body), call.spelling);
});

const get = endpoint((context, call) => {
  call.query.done();
  return subscriptionResponse(subscriptionOf(context, call), call.spelling);
});

const pause = endpoint((context, call) => {
  call.query.done();
  const subscription = subscriptionOf(context, call);
  if (subscription.status !== 'ACTIVE') throw new Refusal('Subscription is not active.');
  subscription.status = 'INACTIVE';
  subscription.nextBillingAt = undefined;
  context.store.changed();
  return subscriptionResponse(subscription, call.spelling);
});

/** Billings that fell into the pause are not made up for. */
const resume = endpoint((context, call) => {
  call.query.done();
  const subscription = subscriptionOf(context, call);
  if (subscription.status !== 'INACTIVE') throw new Refusal('Subscription is not paused.');
  subscription.status = 'ACTIVE';
  scheduleBilling(context, subscription, nextBilling(subscription, now(context)));
  context.store.changed();
  return subscriptionResponse(subscription, call.spelling);
});

const listPayments = endpoint((context, call) => {
  const { query } = call;
  const page = query.page();
  query.done();
  const { id } = subscriptionOf(context, call);
  const payments = [...context.store.subscriptionPayments.values()].filter(
    (payment) => payment.subscriptionId === id,
  );
  return pageOf(inPageOrder(context, payments), page, (payment) =>
    subscriptionPaymentResponse(context, payment, call.spelling),
  );
});

export const subscriptionEndpoints = {
  'subscriptions.search': search,
  'subscriptions.create': create,
  'subscriptions.get': get,
  'subscriptions.pause': pause,
  'subscriptions.resume': resume,
  'subscriptions.listPayments': listPayments,
} satisfies Readonly<Record<string, Endpoint>>;
