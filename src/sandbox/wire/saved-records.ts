import { CHECKOUT_STATUSES } from '../../statuses/checkout.js';
import { PAYMENT_STATUSES } from '../../statuses/payment.js';
import { SUBSCRIPTION_STATUSES } from '../../statuses/subscription.js';
import { parseExact } from '../amounts.js';
import type {
  SandboxBranch,
  SandboxCheckout,
  SandboxCustomer,
  SandboxDelivery,
  SandboxPayment,
  SandboxStoredCard,
  SandboxSubscription,
  SandboxSubscriptionPayment,
  SandboxTerminal,
  SandboxWebhook,
} from '../records/index.js';
import type { SandboxSeed } from '../records/seed.js';
import { calendarDay, flag, int32, list, object, oneOf, optional, type Reader, text } from './fields.js';
import { Refusal } from './refusal.js';

// What a seed or a saved state may hold: files that people edit by hand, so every mistake gets its path.

const id = text({ pattern: /^\d{1,19}$/ });

const moment: Reader<string> = (value, path) => {
  const iso = text()(value, path);
  if (Number.isNaN(Date.parse(iso))) throw new Refusal(`${path} must be an ISO 8601 date and time.`);
  return iso;
};

const amount: Reader<string> = (value, path) => {
  const digits = text()(value, path);
  if (!parseExact(digits)) throw new Refusal(`${path} must be a decimal number in a string.`);
  return digits;
};

const behaviour = oneOf(['approve', 'three-d-secure', 'decline']);

const cardDetails = object({
  brand: oneOf(['VISA', 'MASTERCARD', 'AMEX', 'UNIONPAY', 'MADA']),
  bin: text({ pattern: /^\d{6,8}$/ }),
  last4: text({ pattern: /^\d{4}$/ }),
  holderName: text(),
  expiry: calendarDay(),
});

const customer: Reader<SandboxCustomer> = object({
  id,
  reference: optional(text()),
  firstName: text(),
  lastName: text(),
  email: text(),
  phone: optional(text()),
});

const address = object({
  name: text(),
  address1: text(),
  address2: optional(text()),
  city: text(),
  state: optional(text()),
  zip: optional(text()),
  country: text(),
});

const branch: Reader<SandboxBranch> = object({
  id,
  name: text(),
  currency: text(),
  description: optional(text()),
  enabled: flag(),
});

const terminal: Reader<SandboxTerminal> = object({
  id,
  alias: text(),
  deviceType: text(),
  serialNumber: text(),
  branchId: optional(id),
  active: flag(),
});

const checkout: Reader<SandboxCheckout> = object({
  id,
  displayId: text(),
  checkoutKey: text({ min: 1 }),
  type: oneOf(['WEB', 'MOBILE', 'LINK', 'QR', 'TERMINAL']),
  requestId: text(),
  orderId: text(),
  currency: text(),
  amount,
  totalRefunded: amount,
  status: oneOf(CHECKOUT_STATUSES),
  history: list(object({ status: oneOf(CHECKOUT_STATUSES), at: moment, cause: text() })),
  createdAt: moment,
  expiresAt: moment,
  paidAt: optional(moment),
  description: optional(text()),
  items: list(
    object({
      name: text(),
      sku: optional(text()),
      unitprice: optional(amount),
      quantity: amount,
      linetotal: amount,
    }),
  ),
  totals: optional(
    object({
      subtotal: amount,
      tax: amount,
      shipping: optional(amount),
      handling: optional(amount),
      discount: optional(amount),
    }),
  ),
  customer: optional(customer),
  billingAddress: optional(address),
  deliveryAddress: optional(address),
  branchId: optional(id),
  returnUrl: optional(text()),
  allowedPaymentMethods: list(text()),
  defaultPaymentMethod: optional(text()),
  usedPaymentMethod: optional(text()),
  language: optional(text()),
  sendSms: optional(flag()),
  sendEmail: optional(flag()),
  terminalId: optional(id),
  terminalSends: optional(int32({ min: 0 })),
  deviceReference: optional(text()),
  qrSize: optional(int32({ min: 64, max: 1024 })),
  subscriptionId: optional(id),
  paymentIds: list(id),
  refunds: list(object({ amount, note: text(), referenceId: optional(text()), at: moment })),
});

const payment: Reader<SandboxPayment> = object({
  id,
  checkoutId: id,
  currency: text(),
  amount,
  status: oneOf(PAYMENT_STATUSES),
  createdAt: moment,
  card: optional(cardDetails),
  behaviour,
  storeCardFor: optional(text()),
});

const storedCard: Reader<SandboxStoredCard> = object({
  token: text({ min: 1 }),
  customerReferenceId: text(),
  card: cardDetails,
  behaviour,
  createdAt: moment,
});

const subscription: Reader<SandboxSubscription> = object({
  id,
  displayId: text(),
  description: text(),
  currency: text(),
  amount,
  status: oneOf(SUBSCRIPTION_STATUSES),
  customer,
  billingAddress: optional(address),
  deliveryAddress: optional(address),
  startDate: calendarDay(),
  endDate: optional(calendarDay()),
  sendOnHour: int32({ min: 0, max: 23 }),
  sendEvery: oneOf(['DAY', 'WEEK', 'TWO_WEEKS', 'MONTH', 'TWO_MONTHS', 'THREE_MONTHS', 'SIX_MONTHS', 'YEAR']),
  returnUrl: optional(text()),
  cancellationPolicyType: oneOf(['DEFAULT', 'CUSTOM']),
  customCancellationTerms: optional(text()),
  createdAt: moment,
  nextBillingAt: optional(moment),
});

const subscriptionPayment: Reader<SandboxSubscriptionPayment> = object({
  id,
  displayId: text(),
  subscriptionId: id,
  checkoutId: id,
  createdAt: moment,
});

const webhook: Reader<SandboxWebhook> = object({
  id,
  address: text(),
  hmacKey: text(),
  enabled: flag(),
  failed: flag(),
});

const delivery: Reader<SandboxDelivery> = object({
  id,
  webhookId: id,
  address: text(),
  checkoutId: optional(id),
  body: text(),
  status: oneOf(['pending', 'delivered', 'failed', 'refused', 'lost']),
  createdAt: moment,
  attempts: list(object({ at: moment, httpStatus: optional(int32()), error: optional(text()) })),
  nextAttemptAt: optional(moment),
  replayOf: optional(id),
});

export const records = {
  branch,
  terminal,
  customer,
  checkout,
  payment,
  storedCard,
  subscription,
  subscriptionPayment,
  webhook,
  delivery,
  moment,
};

const seedReader: Reader<SandboxSeed> = object({
  branches: optional(list(records.branch)),
  terminals: optional(list(records.terminal)),
  cards: optional(list(records.storedCard)),
  webhooks: optional(list(records.webhook)),
});

/** @throws {Error} with the path of what is wrong: seeds are files that people write by hand. */
export function readSeed(seed: unknown): SandboxSeed {
  try {
    return seedReader(seed, 'seed');
  } catch (error) {
    if (error instanceof Refusal) throw new Error(`Cannot use the sandbox's seed: ${error.message}`);
    throw error;
  }
}
