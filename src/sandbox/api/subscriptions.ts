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
import { type Endpoint, endpoint, endpointWithBody, finder, recordEndpoint } from './endpoint.js';
import { inPageOrder, pageOf, readCommonFilters } from './lists.js';

const subscriptionOf = finder('subscriptions', 'subscriptionId', 'Subscription not found for API merchant');

function subscriber(context: SandboxContext, { customerId, customer }: SubscriptionRequest): SandboxCustomer {
  if (customerId !== undefined) {
    const known = context.store.customers.get(customerId);
    if (!known) throw new Refusal('Customer not found for API merchant');
    return { ...known };
  }
  if (!customer) throw new Refusal('customer is required when customerId is not provided.');
  return findOrCreateCustomer(context, customer);
}

// The published schema allows these values, but such a subscription could never bill anybody.
function checkRequest({ amount, startDate, endDate }: SubscriptionRequest): void {
  if (compare(exact(amount), ZERO) <= 0) throw new Refusal('amount must be greater than 0.');
  if (endDate !== undefined && endDate < startDate) {
    throw new Refusal('endDate must not be before startDate.');
  }
}

/** Creates a subscription, or refuses the request. The record has all fields of the request. */
function subscribe(context: SandboxContext, request: SubscriptionRequest): SubscriptionRecord {
  checkRequest(request);
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
  context.store.put({ subscriptions: [subscription] });
  scheduleEnd(context, subscription);
  // The vendor bills at once if the start is in the past.
  scheduleBilling(context, subscription, Math.max(billingMoment(subscription, 0), now(context)));
  context.scheduler.runDue();
  return subscription;
}

function now(context: SandboxContext): number {
  return context.scheduler.clock.now().getTime();
}

const search = endpoint((context, { query, spelling }) => {
  const statuses = query.words('status', SUBSCRIPTION_STATUSES);
  const fitsCommon = readCommonFilters(context, query);
  const page = query.page();
  query.done();
  const found = [...context.store.subscriptions.values()].filter(
    (subscription) =>
      (statuses.length === 0 || statuses.includes(subscription.status)) && fitsCommon(subscription),
  );
  return pageOf(inPageOrder(context, found), page, (row) => subscriptionResponse(row, spelling));
});

const pause = recordEndpoint(subscriptionOf, (subscription, _context, call) => {
  if (subscription.status !== 'ACTIVE') throw new Refusal('Subscription is not active.');
  subscription.status = 'INACTIVE';
  subscription.nextBillingAt = undefined;
  return subscriptionResponse(subscription, call.spelling);
});

/** Resumes without the billings that were due during the pause. */
const resume = recordEndpoint(subscriptionOf, (subscription, context, call) => {
  if (subscription.status !== 'INACTIVE') throw new Refusal('Subscription is not paused.');
  subscription.status = 'ACTIVE';
  scheduleBilling(context, subscription, nextBilling(subscription, now(context)));
  return subscriptionResponse(subscription, call.spelling);
});

const listPayments = endpoint((context, call) => {
  const { query, spelling } = call;
  const page = query.page();
  query.done();
  const { id } = subscriptionOf(context, call);
  const payments = [...context.store.subscriptionPayments.values()].filter(
    (payment) => payment.subscriptionId === id,
  );
  return pageOf(inPageOrder(context, payments), page, (row) =>
    subscriptionPaymentResponse(context, row, spelling),
  );
});

export const subscriptionEndpoints = {
  'subscriptions.search': search,
  'subscriptions.create': endpointWithBody(subscriptionRequest, (body, context, call) =>
    subscriptionResponse(subscribe(context, body), call.spelling),
  ),
  'subscriptions.get': recordEndpoint(subscriptionOf, (subscription, _context, call) =>
    subscriptionResponse(subscription, call.spelling),
  ),
  'subscriptions.pause': pause,
  'subscriptions.resume': resume,
  'subscriptions.listPayments': listPayments,
} satisfies Readonly<Record<string, Endpoint>>;
