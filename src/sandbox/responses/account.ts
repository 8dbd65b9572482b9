import type { SandboxContext } from '../context.js';
import type {
  SandboxBranch,
  SandboxSubscription,
  SandboxSubscriptionPayment,
  SandboxTerminal,
  SandboxWebhook,
} from '../records/index.js';
import { PERIODS } from '../time/billing-moments.js';
import { exactNumber } from '../wire/json.js';
import type { Spelling } from '../wire/spelling.js';
import { customerResponse, linkResponse, wireTimestamp } from './checkout.js';

export function branchResponse({ id, name, currency, description, enabled }: SandboxBranch) {
  return { id, name, currency, description, enabled };
}

export function terminalResponse(context: SandboxContext, terminal: SandboxTerminal) {
  const { id, alias, deviceType, serialNumber, branchId, active } = terminal;
  const branchName = branchId === undefined ? undefined : context.store.branches.get(branchId)?.name;
  return { id, alias, deviceType, serialNumber, branchId, branchName, active };
}

/** Every response about a webhook has its `hmacKey` (see api-notes: webhook-secret). */
export function webhookResponse({ id, hmacKey, address, failed, enabled }: SandboxWebhook) {
  return { id, hmacKey, address, failed, enabled };
}

export function subscriptionResponse(subscription: SandboxSubscription, spelling: Spelling) {
  const { period, unit } = PERIODS[subscription.sendEvery];
  return {
    id: subscription.id,
    displayId: subscription.displayId,
    description: subscription.description,
    currency: subscription.currency,
    amount: exactNumber(subscription.amount),
    status: spelling.otherStatus(subscription.status),
    customer: customerResponse(subscription.customer),
    startDate: subscription.startDate,
    endDate: subscription.endDate,
    sendOnHour: subscription.sendOnHour,
    period,
    periodUnit: spelling.unit(unit),
    cancellationPolicyType: spelling.word(subscription.cancellationPolicyType),
    customCancellationTerms: subscription.customCancellationTerms,
  };
}

/** `cancelled` is true if the checkout of the link was cancelled. */
export function subscriptionPaymentResponse(
  context: SandboxContext,
  payment: SandboxSubscriptionPayment,
  spelling: Spelling,
) {
  const checkout = context.store.checkouts.get(payment.checkoutId);
  return {
    id: payment.id,
    displayId: payment.displayId,
    checkout: checkout && linkResponse(context, checkout, spelling),
    timestamp: wireTimestamp(payment.createdAt),
    cancelled: checkout?.status === 'CANCELLED',
  };
}
