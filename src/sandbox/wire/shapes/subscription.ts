import { PERIODS } from '../../book/subscriptions.js';
import type { SandboxSubscription, SandboxSubscriptionPayment } from '../../state/records.js';
import type { World } from '../../world.js';
import { exactNumber } from '../json.js';
import type { Voice } from '../voice.js';
import { customerShape, linkShape, wireTimestamp } from './checkout.js';

export function subscriptionShape(subscription: SandboxSubscription, voice: Voice) {
  const { period, unit } = PERIODS[subscription.sendEvery];
  return {
    id: subscription.id,
    displayId: subscription.displayId,
    description: subscription.description,
    currency: subscription.currency,
    amount: exactNumber(subscription.amount),
    status: voice.subscriptionStatus(subscription.status),
    customer: customerShape(subscription.customer),
    startDate: subscription.startDate,
    endDate: subscription.endDate,
    sendOnHour: subscription.sendOnHour,
    period,
    periodUnit: voice.unit(unit),
    cancellationPolicyType: voice.word(subscription.cancellationPolicyType),
    customCancellationTerms: subscription.customCancellationTerms,
  };
}

/** `cancelled` says that the link of this payment was cancelled. */
export function subscriptionPaymentShape(world: World, payment: SandboxSubscriptionPayment, voice: Voice) {
  const checkout = world.store.checkouts.get(payment.checkoutId);
  return {
    id: payment.id,
    displayId: payment.displayId,
    checkout: checkout && linkShape(world, checkout, voice),
    timestamp: wireTimestamp(payment.createdAt),
    cancelled: checkout?.status === 'CANCELLED',
  };
}
