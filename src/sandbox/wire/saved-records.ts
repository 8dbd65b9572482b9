import * as z from 'zod/mini';
import { CHECKOUT_STATUSES } from '../../statuses/checkout.js';
import { PAYMENT_STATUSES } from '../../statuses/payment.js';
import { SUBSCRIPTION_STATUSES } from '../../statuses/subscription.js';
import type { SandboxRecords } from '../records/index.js';
import { keptSubscriptionRequest } from './account-requests.js';
import { items, keptRequest, SAVED } from './checkout-requests.js';
import {
  calendarDay,
  decimalText,
  flag,
  int32,
  list,
  moment,
  object,
  oneOf,
  optional,
  text,
  unsigned,
} from './fields.js';
import { inputReader } from './problems.js';

// The records of a seed or a saved state. People edit those files by hand, so errors name every mistake with its path.

const id = text({ pattern: /^\d{1,19}$/ });
const string = text();
const optionalText = optional(string);
const enabled = flag();
const createdAt = moment();
const behaviour = oneOf(['approve', 'three-d-secure', 'decline']);

const cardDetails = z.strictObject({
  brand: oneOf(['VISA', 'MASTERCARD', 'AMEX', 'UNIONPAY', 'MADA']),
  bin: text({ pattern: /^\d{6,8}$/ }),
  last4: text({ pattern: /^\d{4}$/ }),
  holderName: string,
  expiry: calendarDay(),
});

const customer = z.strictObject({
  id,
  reference: optionalText,
  firstName: string,
  lastName: string,
  email: string,
  phone: optionalText,
});

const branch = z.strictObject({ id, name: string, currency: string, description: optionalText, enabled });

const terminal = z.strictObject({
  id,
  alias: string,
  deviceType: string,
  serialNumber: string,
  branchId: optional(id),
  active: flag(),
});

/** The request that created the checkout, and the fields that the gateway adds. */
const checkout = z.extend(keptRequest, {
  id,
  displayId: string,
  checkoutKey: text({ min: 1 }),
  type: oneOf(['WEB', 'MOBILE', 'LINK', 'QR', 'TERMINAL']),
  requestId: string,
  orderId: string,
  currency: string,
  amount: decimalText(),
  totalRefunded: decimalText(),
  status: oneOf(CHECKOUT_STATUSES),
  history: list(object({ status: oneOf(CHECKOUT_STATUSES), at: moment(), cause: string })),
  createdAt,
  expiresAt: moment(),
  paidAt: optional(moment()),
  items: items(SAVED),
  customer: optional(customer),
  allowedPaymentMethods: list(text()),
  usedPaymentMethod: optionalText,
  terminalSends: optional(int32({ min: 0 })),
  subscriptionId: optional(id),
  paymentIds: list(id),
  refunds: list(object({ amount: decimalText(), note: string, referenceId: optionalText, at: moment() })),
});

/** A checkout as the sandbox keeps it, with every field of its request. `SandboxCheckout` documents a part of them. */
export type CheckoutRecord = z.output<typeof checkout>;

const payment = z.strictObject({
  id,
  checkoutId: id,
  currency: string,
  amount: decimalText(),
  status: oneOf(PAYMENT_STATUSES),
  createdAt,
  card: optional(cardDetails),
  behaviour,
  storeCardFor: optionalText,
});

const token = text({ min: 1 });
const storedCard = z.strictObject({
  token,
  customerReferenceId: string,
  card: cardDetails,
  behaviour,
  createdAt,
});

const subscription = z.extend(keptSubscriptionRequest, {
  id,
  displayId: string,
  amount: decimalText(),
  status: oneOf(SUBSCRIPTION_STATUSES),
  customer,
  cancellationPolicyType: oneOf(['DEFAULT', 'CUSTOM']),
  createdAt,
  nextBillingAt: optional(moment()),
});

/** A subscription as the sandbox keeps it, with every field of its request. */
export type SubscriptionRecord = z.output<typeof subscription>;

const subscriptionPayment = z.strictObject({
  id,
  displayId: string,
  subscriptionId: id,
  checkoutId: id,
  createdAt,
});

const webhook = z.strictObject({ id, address: string, hmacKey: string, enabled, failed: flag() });

const delivery = z.strictObject({
  id,
  webhookId: id,
  address: string,
  checkoutId: optional(id),
  body: string,
  status: oneOf(['pending', 'delivered', 'failed', 'refused', 'lost']),
  createdAt,
  attempts: list(object({ at: moment(), httpStatus: optional(int32()), error: optionalText })),
  nextAttemptAt: optional(moment()),
  replayOf: optional(id),
});

export const seed = z.strictObject({
  branches: optional(list(branch)),
  terminals: optional(list(terminal)),
  cards: optional(list(storedCard)),
  webhooks: optional(list(webhook)),
});

const records = {
  branches: list(branch),
  terminals: list(terminal),
  customers: list(customer),
  checkouts: list(checkout),
  payments: list(payment),
  cards: list(storedCard),
  subscriptions: list(subscription),
  subscriptionPayments: list(subscriptionPayment),
  webhooks: list(webhook),
  deliveries: list(delivery),
} satisfies { [Name in keyof SandboxRecords]: z.ZodMiniType<SandboxRecords[Name]> };

/** All records as the sandbox keeps them. */
export type SavedRecords = z.output<z.ZodMiniObject<typeof records>>;

/** @throws {Error} The message names every mistake with its path. */
export const readSavedState = inputReader(
  z.strictObject({
    version: oneOf(['1']),
    now: moment(),
    aheadMs: optional(unsigned()),
    ids: object({ seed: unsigned(), count: unsigned() }),
    ...records,
    usedTokens: list(object({ token: string, checkoutId: string })),
  }),
  "Cannot load the sandbox's state",
  'state',
);
