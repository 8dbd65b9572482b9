import { type SandboxContext, timestamp } from '../context.js';
import type { SandboxSubscription, SandboxSubscriptionPayment } from '../records/index.js';
import { endMoment, nextBilling } from '../time/billing-moments.js';
import { createCheckout } from './checkouts.js';

/** Writes down when the next link goes out, if one does. */
export function scheduleBilling(
  context: SandboxContext,
  subscription: SandboxSubscription,
  at: number,
): void {
  const end = endMoment(subscription);
  const over = end !== undefined && at >= end;
  subscription.nextBillingAt = over ? undefined : new Date(at).toISOString();
  if (!over) context.scheduler.schedule.add({ at, kind: 'subscription-billing', id: subscription.id });
}

export function scheduleEnd(context: SandboxContext, subscription: SandboxSubscription): void {
  const at = endMoment(subscription);
  if (at !== undefined) context.scheduler.schedule.add({ at, kind: 'subscription-end', id: subscription.id });
}

/** A reference of the gateway's own making; merchants choose theirs freely, so it may be taken. */
function freeReference(context: SandboxContext, prefix: string): string {
  for (;;) {
    const reference = `${prefix}-${context.ids.displayId()}`;
    if (!context.store.checkoutByRequestId(reference)) return reference;
  }
}

/** Sends a link: a checkout of its own and a payment of the subscription. */
function bill(context: SandboxContext, subscription: SandboxSubscription): void {
  const { id, displayId, description, currency, amount, billingAddress, deliveryAddress } = subscription;
  const requestId = freeReference(context, displayId);
  const checkout = createCheckout(
    context,
    'LINK',
    { requestId, orderId: requestId, currency, amount, description, returnUrl: subscription.returnUrl },
    { subscriptionId: id, customer: { ...subscription.customer }, billingAddress, deliveryAddress },
  );
  const payment: SandboxSubscriptionPayment = {
    id: context.ids.id(),
    displayId: context.ids.displayId(),
    subscriptionId: id,
    checkoutId: checkout.id,
    createdAt: timestamp(context),
  };
  context.store.subscriptionPayments.set(payment.id, payment);
}

/** Bills and ends subscriptions when their time has come. */
export function handleBilling(context: SandboxContext): void {
  context.scheduler.on('subscription-billing', ({ id, at }) => {
    const subscription = context.store.subscriptions.get(id);
    if (subscription?.status !== 'ACTIVE' || subscription.nextBillingAt === undefined) return;
    // Pausing and resuming made another appointment in the meantime.
    if (Date.parse(subscription.nextBillingAt) !== at) return;
    bill(context, subscription);
    scheduleBilling(context, subscription, nextBilling(subscription, at));
    context.store.changed();
  });
  context.scheduler.on('subscription-end', ({ id }) => {
    const subscription = context.store.subscriptions.get(id);
    if (!subscription || subscription.status === 'ARCHIVED') return;
    subscription.status = 'EXPIRED';
    subscription.nextBillingAt = undefined;
    context.store.changed();
  });
}
