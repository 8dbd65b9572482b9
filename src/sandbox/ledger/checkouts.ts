import { amountText, compare, exact, negate, sum, ZERO } from '../amounts.js';
import { minutesFrom, type SandboxContext, timestamp } from '../context.js';
import type { SandboxCheckoutType, SandboxCustomer, SandboxTotals } from '../records/index.js';
import type { CheckoutRequest, CustomerRequest } from '../wire/checkout-requests.js';
import { Refusal } from '../wire/refusal.js';
import type { CheckoutRecord } from '../wire/saved-records.js';
import { scheduleExpiry } from './lifecycle.js';

function checkTotals({ totals, amount }: CheckoutRequest): void {
  if (totals?.skipTotalsValidation !== false) return;
  const { subtotal, tax, shipping, handling, discount }: SandboxTotals = totals;
  const parts = [subtotal, tax, shipping, handling].map((part) => (part === undefined ? ZERO : exact(part)));
  const total = sum([...parts, negate(discount === undefined ? ZERO : exact(discount))]);
  if (compare(total, exact(amount)) !== 0) {
    throw new Refusal('amount must be subtotal + tax + shipping + handling - discount.');
  }
}

function checkBranch({ store }: SandboxContext, branchId: string): void {
  const branch = store.branches.get(branchId);
  if (!branch) throw new Refusal('Branch not found for API merchant.');
  if (!branch.enabled) throw new Refusal('Branch is disabled.');
}

/** Finds the shopper with the same merchant reference, or creates one. Names and phone become those of the request. */
export function findOrCreateCustomer(
  { store, ids }: SandboxContext,
  { id: reference, ...sent }: CustomerRequest,
): SandboxCustomer {
  const known = store.customerLike(reference, sent.email);
  const customer = { ...sent, id: known?.id ?? ids.id(), reference };
  store.put({ customers: [customer] });
  return { ...customer };
}

/** Refuses a used requestId, or answers as the probed gateway: with the existing checkout, or undefined for a new one. */
function checkRequestId(context: SandboxContext, requestId: string): CheckoutRecord | undefined {
  const existing = context.store.checkoutByRequestId(requestId);
  if (!existing) return undefined;
  const { pending, cancelled } = context.settings.behaviour.usedRequestId ?? {};
  const like = existing.status === 'CANCELLED' ? cancelled : pending;
  if (like?.answer === 'new_checkout') return undefined;
  if (like?.answer === 'same_checkout') return existing;
  throw new Refusal('A checkout with the same requestId already exists.', { like });
}

/**
 * Creates a checkout, or refuses the request. The record has all fields of the request.
 *
 * @param added - Fields that the gateway adds.
 */
export function createCheckout(
  context: SandboxContext,
  type: SandboxCheckoutType,
  request: CheckoutRequest,
  added: Partial<CheckoutRecord> = {},
): CheckoutRecord {
  const existing = checkRequestId(context, request.requestId);
  if (existing) return existing;
  if (request.branchId !== undefined) checkBranch(context, request.branchId);
  checkTotals(request);
  const { currency, customer } = request;
  const createdAt = timestamp(context);
  const checkout: CheckoutRecord = {
    ...request,
    id: context.ids.id(),
    displayId: context.ids.displayId(),
    checkoutKey: context.ids.key(48),
    type,
    amount: amountText(request.amount, currency),
    totalRefunded: amountText('0', currency),
    status: 'PENDING',
    history: [{ status: 'PENDING', at: createdAt, cause: 'created' }],
    createdAt,
    expiresAt: minutesFrom(createdAt, request.expiresIn ?? context.settings.expiresInMinutes),
    items: request.items ?? [],
    allowedPaymentMethods: request.allowedPaymentMethods ?? [],
    customer: customer && findOrCreateCustomer(context, customer),
    paymentIds: [],
    refunds: [],
    ...added,
  };
  context.store.put({ checkouts: [checkout] });
  scheduleExpiry(context, checkout);
  return checkout;
}
