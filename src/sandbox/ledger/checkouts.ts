import { amountText, compare, exact, negate, sum, ZERO } from '../amounts.js';
import { minutesFrom, type SandboxContext, timestamp } from '../context.js';
import type {
  SandboxAddress,
  SandboxCheckout,
  SandboxCheckoutType,
  SandboxCustomer,
  SandboxTotals,
} from '../records/index.js';
import type { CheckoutBody } from '../wire/checkout-requests.js';
import type { AddressBody, CustomerBody, TotalsBody } from '../wire/order-fields.js';
import { Refusal } from '../wire/refusal.js';
import { scheduleExpiry } from './lifecycle.js';

function checkTotals(totals: TotalsBody | undefined, amount: string): void {
  if (totals?.skipTotalsValidation !== false) return;
  const parts = [totals.subtotal, totals.tax, totals.shipping, totals.handling];
  const total = sum([
    ...parts.map((part) => (part === undefined ? ZERO : exact(part))),
    negate(totals.discount === undefined ? ZERO : exact(totals.discount)),
  ]);
  if (compare(total, exact(amount)) !== 0) {
    throw new Refusal('amount must be subtotal + tax + shipping + handling - discount.');
  }
}

function usableBranch(context: SandboxContext, branchId: string): void {
  const branch = context.store.branches.get(branchId);
  if (!branch) throw new Refusal('Branch not found for API merchant.');
  if (!branch.enabled) throw new Refusal('Branch is disabled.');
}

/** The shopper as the gateway knows them: the one with the same merchant reference, or else a new one. */
export function findOrCreateCustomer(context: SandboxContext, body: CustomerBody): SandboxCustomer {
  const { id: reference, firstName, lastName, email, phone } = body;
  const known = context.store.customerLike(reference, email);
  const customer = { id: known?.id ?? context.ids.id(), reference, firstName, lastName, email, phone };
  context.store.putCustomer(customer);
  return { ...customer };
}

export function addressRecord(body: AddressBody | undefined): SandboxAddress | undefined {
  if (!body) return undefined;
  const { name, address1, address2, city, state, zip, country } = body;
  return { name, address1, address2, city, state, zip, country };
}

function totalsRecord(body: TotalsBody | undefined): SandboxTotals | undefined {
  if (!body) return undefined;
  const { subtotal, tax, shipping, handling, discount } = body;
  return { subtotal, tax, shipping, handling, discount };
}

/**
 * Writes a new checkout down, or refuses it.
 *
 * @param also - What the gateway itself adds to what the merchant asked for.
 */
export function createCheckout(
  context: SandboxContext,
  type: SandboxCheckoutType,
  body: CheckoutBody,
  also: Pick<SandboxCheckout, 'subscriptionId' | 'customer' | 'billingAddress' | 'deliveryAddress'> = {},
): SandboxCheckout {
  if (context.store.checkoutByRequestId(body.requestId)) {
    throw new Refusal('A checkout with the same requestId already exists.');
  }
  if (body.branchId !== undefined) usableBranch(context, body.branchId);
  checkTotals(body.totals, body.amount);
  const createdAt = timestamp(context);
  const amount = amountText(body.amount, body.currency);
  const checkout: SandboxCheckout = {
    id: context.ids.id(),
    displayId: context.ids.displayId(),
    checkoutKey: context.ids.key(48),
    type,
    requestId: body.requestId,
    orderId: body.orderId,
    currency: body.currency,
    amount,
    totalRefunded: amountText('0', body.currency),
    status: 'PENDING',
    history: [{ status: 'PENDING', at: createdAt, cause: 'created' }],
    createdAt,
    expiresAt: minutesFrom(createdAt, body.expiresIn ?? context.settings.expiresInMinutes),
    description: body.description,
    items: body.items ?? [],
    totals: totalsRecord(body.totals),
    customer: body.customer ? findOrCreateCustomer(context, body.customer) : undefined,
    billingAddress: addressRecord(body.billingAddress),
    deliveryAddress: addressRecord(body.deliveryAddress),
    branchId: body.branchId,
    returnUrl: body.returnUrl,
    allowedPaymentMethods: body.allowedPaymentMethods ?? [],
    defaultPaymentMethod: body.defaultPaymentMethod,
    language: body.language,
    sendSms: body.sendSms,
    sendEmail: body.sendEmail,
    terminalId: body.terminalId,
    deviceReference: body.deviceReference,
    qrSize: body.qrSize,
    paymentIds: [],
    refunds: [],
    ...also,
  };
  context.store.addCheckout(checkout);
  scheduleExpiry(context, checkout);
  context.store.changed();
  return checkout;
}
