import { currencyDecimals } from '../../money.js';
import { Refusal } from '../refusal.js';
import type {
  SandboxAddress,
  SandboxCheckout,
  SandboxCheckoutType,
  SandboxCustomer,
  SandboxTotals,
} from '../state/records.js';
import type { CheckoutBody } from '../wire/bodies/checkout.js';
import type { AddressBody, CustomerBody, TotalsBody } from '../wire/bodies/parts.js';
import { minutesFrom, timestamp, type World } from '../world.js';
import { compare, exact, exactText, negate, sum, ZERO } from './decimal.js';
import { scheduleExpiry } from './lifecycle.js';

/** An amount with at least the decimals of its currency: `100` in AED is `"100.00"`. */
export function amountText(amount: string, currency: string): string {
  return exactText(exact(amount), currencyDecimals(currency));
}

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

function usableBranch(world: World, branchId: string): void {
  const branch = world.store.branches.get(branchId);
  if (!branch) throw new Refusal('Branch not found for API merchant.');
  if (!branch.enabled) throw new Refusal('Branch is disabled.');
}

/** The shopper as the gateway knows them: the one with the same merchant reference, or else a new one. */
export function knownCustomer(world: World, body: CustomerBody): SandboxCustomer {
  const { id: reference, firstName, lastName, email, phone } = body;
  const known = world.store.customerLike(reference, email);
  const customer = { id: known?.id ?? world.ids.id(), reference, firstName, lastName, email, phone };
  world.store.putCustomer(customer);
  return { ...customer };
}

export function knownAddress(body: AddressBody | undefined): SandboxAddress | undefined {
  if (!body) return undefined;
  const { name, address1, address2, city, state, zip, country } = body;
  return { name, address1, address2, city, state, zip, country };
}

function knownTotals(body: TotalsBody | undefined): SandboxTotals | undefined {
  if (!body) return undefined;
  const { subtotal, tax, shipping, handling, discount } = body;
  return { subtotal, tax, shipping, handling, discount };
}

/**
 * Writes a new checkout down, or refuses it.
 *
 * @param also - What the gateway itself adds to what the merchant asked for.
 */
export function openCheckout(
  world: World,
  type: SandboxCheckoutType,
  body: CheckoutBody,
  also: Pick<SandboxCheckout, 'subscriptionId' | 'customer' | 'billingAddress' | 'deliveryAddress'> = {},
): SandboxCheckout {
  if (world.store.checkoutByRequestId(body.requestId)) {
    throw new Refusal('A checkout with the same requestId already exists.');
  }
  if (body.branchId !== undefined) usableBranch(world, body.branchId);
  checkTotals(body.totals, body.amount);
  const createdAt = timestamp(world);
  const amount = amountText(body.amount, body.currency);
  const checkout: SandboxCheckout = {
    id: world.ids.id(),
    displayId: world.ids.displayId(),
    checkoutKey: world.ids.key(48),
    type,
    requestId: body.requestId,
    orderId: body.orderId,
    currency: body.currency,
    amount,
    totalRefunded: amountText('0', body.currency),
    status: 'PENDING',
    history: [{ status: 'PENDING', at: createdAt, cause: 'created' }],
    createdAt,
    expiresAt: minutesFrom(createdAt, body.expiresIn ?? world.settings.expiresInMinutes),
    description: body.description,
    items: body.items ?? [],
    totals: knownTotals(body.totals),
    customer: body.customer ? knownCustomer(world, body.customer) : undefined,
    billingAddress: knownAddress(body.billingAddress),
    deliveryAddress: knownAddress(body.deliveryAddress),
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
  world.store.addCheckout(checkout);
  scheduleExpiry(world, checkout);
  world.store.changed();
  return checkout;
}
