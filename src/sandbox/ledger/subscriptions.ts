import { type SandboxContext, timestamp } from '../context.js';
import type { SandboxSubscription, SandboxSubscriptionPayment } from '../records/index.js';
import { endMoment, nextBilling } from '../time/billing-moments.js';
import { createCheckout } from './checkouts.js';

/** Schedules the next link, unless the subscription ends before it. */
export function scheduleBilling(
  context: SandboxContext,
  subscription: SandboxSubscription,
  at: number,
): void {
  const end = endMoment(subscription);
  const over = end !== undefined && at >= end;
  subscription.nextBillingAt = over ? undefined : new Date(at).toISOString();
  if (!over) context.scheduler.add({ at, kind: 'subscription-billing', id: subscription.id });
}

export function scheduleEnd(context: SandboxContext, subscription: SandboxSubscription): void {
  const at = endMoment(subscription);
  if (at !== undefined) context.scheduler.add({ at, kind: 'subscription-end', id: subscription.id });
}

/** A new reference that no checkout of the merchant has. */
function freeReference(context: SandboxContext, prefix: string): string {
  for (;;) {
    const reference = `${prefix}-${context.ids.displayId()}`;
    if (!context.store.checkoutByRequestId(reference)) return reference;
  }
}

/** Sends a link: creates a checkout and a payment of the subscription. */
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
  context.store.put({ subscriptionPayments: [payment] });
}

/** Registers the handlers that bill and end subscriptions. */
export function handleBilling(context: SandboxContext): void {
  context.scheduler.on('subscription-billing', ({ id, at }) => {
    const subscription = context.store.subscriptions.get(id);
    if (subscription?.status !== 'ACTIVE' || subscription.nextBillingAt === undefined) return;
    // A pause and a resumption scheduled another event in the meantime.
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
