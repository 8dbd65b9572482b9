import { SUBSCRIPTION_STATUSES } from '../../statuses/subscription.js';
import { amountText, compare, exact, ZERO } from '../amounts.js';
import { type SandboxContext, timestamp } from '../context.js';
import { addressRecord, findOrCreateCustomer } from '../ledger/checkouts.js';
import { scheduleBilling, scheduleEnd } from '../ledger/subscriptions.js';
import type { SandboxCustomer, SandboxSubscription } from '../records/index.js';
import { subscriptionPaymentResponse, subscriptionResponse } from '../responses/subscription.js';
import { billingMoment, nextBilling } from '../time/billing-moments.js';
import { readQuery } from '../wire/query.js';
import { Refusal } from '../wire/refusal.js';
import { type SubscriptionBody, subscriptionBody } from '../wire/subscription-requests.js';
import { type Call, type Endpoint, endpoint, endpointWithBody, noQuery, param } from './endpoint.js';
import { pageOf, readCommonFilters } from './lists.js';

function subscriptionOf(context: SandboxContext, call: Call): SandboxSubscription {
  const subscription = context.store.subscriptions.get(param(call, 'subscriptionId'));
  if (!subscription) throw new Refusal('Subscription not found for API merchant');
  return subscription;
}

function subscriber(context: SandboxContext, { customerId, customer }: SubscriptionBody): SandboxCustomer {
  if (customerId !== undefined) {
    const known = context.store.customers.get(customerId);
    if (!known) throw new Refusal('Customer not found for API merchant');
    return { ...known };
  }
  if (!customer) throw new Refusal('customer is required when customerId is not provided.');
  return findOrCreateCustomer(context, customer);
}

// The schema leaves both open, and both make a subscription that could not bill anybody.
function checkSense({ amount, startDate, endDate }: SubscriptionBody): void {
  if (compare(exact(amount), ZERO) <= 0) throw new Refusal('amount must be greater than 0.');
  if (endDate !== undefined && endDate < startDate) {
    throw new Refusal('endDate must not be before startDate.');
  }
}

function subscribe(context: SandboxContext, body: SubscriptionBody): SandboxSubscription {
  checkSense(body);
  const customer = subscriber(context, body);
  const custom = body.cancellationPolicyType?.toUpperCase() === 'CUSTOM';
  const subscription: SandboxSubscription = {
    id: context.ids.id(),
    displayId: context.ids.displayId(),
    description: body.description,
    currency: body.currency,
    amount: amountText(body.amount, body.currency),
    status: 'ACTIVE',
    customer,
    billingAddress: addressRecord(body.billingAddress),
    deliveryAddress: addressRecord(body.deliveryAddress),
    startDate: body.startDate,
    endDate: body.endDate,
    sendOnHour: body.sendOnHour,
    sendEvery: body.sendEvery,
    returnUrl: body.returnUrl,
    cancellationPolicyType: custom ? 'CUSTOM' : 'DEFAULT',
    customCancellationTerms: body.customCancellationTerms,
    createdAt: timestamp(context),
  };
  context.store.subscriptions.set(subscription.id, subscription);
  scheduleEnd(context, subscription);
  // A start that is past means at once, as the vendor says.
  scheduleBilling(context, subscription, Math.max(billingMoment(subscription, 0), now(context)));
  context.scheduler.runDue();
  context.store.changed();
  return subscription;
}

function now(context: SandboxContext): number {
  return context.scheduler.clock.now().getTime();
}

const search = endpoint((context, call) => {
  const query = readQuery(call.query);
  const statuses = query.words('status', SUBSCRIPTION_STATUSES);
  const common = readCommonFilters(query);
  const page = query.page();
  query.done();
  const found = [...context.store.subscriptions.values()].filter(
    (subscription) =>
      (statuses.length === 0 || statuses.includes(subscription.status)) && common(subscription),
  );
  return pageOf(found.reverse(), page, (subscription) => subscriptionResponse(subscription, call.spelling));
});

const create = endpointWithBody(subscriptionBody, (context, call, body) => {
  noQuery(call);
  return subscriptionResponse(subscribe(context, body), call.spelling);
});

const get = endpoint((context, call) => {
  noQuery(call);
  return subscriptionResponse(subscriptionOf(context, call), call.spelling);
});

const pause = endpoint((context, call) => {
  noQuery(call);
  const subscription = subscriptionOf(context, call);
  if (subscription.status !== 'ACTIVE') throw new Refusal('Subscription is not active.');
  subscription.status = 'INACTIVE';
  subscription.nextBillingAt = undefined;
  context.store.changed();
  return subscriptionResponse(subscription, call.spelling);
});

/** What fell due while it was paused is not made up for. */
const resume = endpoint((context, call) => {
  noQuery(call);
  const subscription = subscriptionOf(context, call);
  if (subscription.status !== 'INACTIVE') throw new Refusal('Subscription is not paused.');
  subscription.status = 'ACTIVE';
  scheduleBilling(context, subscription, nextBilling(subscription, now(context)));
  context.store.changed();
  return subscriptionResponse(subscription, call.spelling);
});

const listPayments = endpoint((context, call) => {
  const query = readQuery(call.query);
  const page = query.page();
  query.done();
  const { id } = subscriptionOf(context, call);
  const payments = [...context.store.subscriptionPayments.values()].filter(
    (payment) => payment.subscriptionId === id,
  );
  return pageOf(payments.reverse(), page, (payment) =>
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
