import {
  anyText,
  currency,
  digits,
  flag,
  idText,
  integer,
  merchantId,
  openWord,
  positiveAmount,
  positiveAmountText,
  text,
  timestamp,
  webUrl,
  word,
} from '../schemas/field.js';
import { list, request, strictObject } from '../schemas/request.js';
import {
  id,
  looseObject,
  optionalAmount,
  optionalCode,
  optionalNumber,
  optionalText,
  statusWord,
  withStatus,
} from '../schemas/response.js';
import * as z from '../schemas/zod.js';
import { decimalsFitCurrency, ORDER_RULES } from '../shared/order-rules.js';
import {
  address,
  addressParams,
  anyItems,
  customer,
  customerFilter,
  customerParams,
  customerQuery,
  orderFields,
  pageFields,
  someItems,
} from '../shared/schema.js';
import { CHECKOUT_STATUSES, type CheckoutStatus, toCheckoutStatus } from '../statuses/checkout.js';

const A_WEEK = 10_080;

// Each kind of checkout has its own fields; other fields are refused (see api-notes: fields-per-channel).

export const webCheckoutShape = strictObject({
  ...orderFields,
  items: someItems,
  customer: customerParams,
  billingAddress: addressParams,
  deliveryAddress: z.optional(addressParams),
  returnUrl: webUrl,
});

export const mobileCheckoutShape = strictObject({
  ...orderFields,
  items: someItems,
  customer: customerParams,
  billingAddress: addressParams,
  deliveryAddress: z.optional(addressParams),
});

export const linkCheckoutShape = strictObject({
  ...orderFields,
  description: text,
  items: anyItems,
  sendSms: z.optional(flag),
  sendEmail: z.optional(flag),
  customer: z.optional(customerParams),
  billingAddress: z.optional(addressParams),
  deliveryAddress: z.optional(addressParams),
  expiresIn: z.optional(integer(15, A_WEEK)),
});

export const qrCheckoutShape = strictObject({
  ...orderFields,
  description: z.optional(anyText),
  deviceReference: z.optional(anyText),
  qrSize: z.optional(integer(64, 1024)),
  items: anyItems,
  customer: z.optional(customerParams),
  billingAddress: z.optional(addressParams),
  expiresIn: z.optional(integer(5, A_WEEK)),
});

export const terminalCheckoutShape = strictObject({
  ...orderFields,
  // Unlike `branchId`, this id is text in a request (see api-notes: terminal-id).
  terminalId: digits,
  description: z.optional(anyText),
  items: anyItems,
  customer: z.optional(customerParams),
  billingAddress: z.optional(addressParams),
  // The API documents neither unit nor bounds; zero and below would have expired already (see api-notes: expires-in).
  expiresIn: z.optional(integer(1)),
});

export const webCheckoutParamsSchema = request(webCheckoutShape, ...ORDER_RULES);
export const mobileCheckoutParamsSchema = request(mobileCheckoutShape, ...ORDER_RULES);
export const linkCheckoutParamsSchema = request(linkCheckoutShape, ...ORDER_RULES);
export const qrCheckoutParamsSchema = request(qrCheckoutShape, ...ORDER_RULES);
export const terminalCheckoutParamsSchema = request(terminalCheckoutShape, ...ORDER_RULES);

export const checkoutSearchShape = strictObject({
  ...pageFields,
  type: z.optional(openWord(['QR', 'WEB', 'MOBILE', 'LINK', 'TERMINAL'])),
  requestId: z.optional(merchantId),
  orderId: z.optional(merchantId),
  // An empty list would find all checkouts, and a caller whose list of statuses came out empty wants none.
  status: z.optional(list(word<CheckoutStatus>(CHECKOUT_STATUSES), 1)),
  customer: z.optional(customerFilter),
  afterId: z.optional(idText),
  afterTimestamp: z.optional(timestamp),
});

export const checkoutSearchParamsSchema = request(
  z.pipe(
    checkoutSearchShape,
    z.transform(({ customer, ...fields }) => ({ ...fields, ...customerQuery(customer) })),
  ),
);

export const refundShape = strictObject({
  amount: positiveAmountText,
  currency,
  note: text,
  referenceId: z.optional(merchantId),
});

/** A refund has no body: its fields travel in the query (see api-notes: refund-in-query). */
export const refundParamsSchema = request(refundShape, decimalsFitCurrency);

export const expectedPaymentShape = strictObject({ orderId: text, amount: positiveAmount, currency });

/** The SDK compares a fetched checkout with these values, and never sends them. */
export const expectedPaymentSchema = request(expectedPaymentShape, decimalsFitCurrency);

// Addresses carry a `set`, which passes without a type like every unknown field (see api-notes: leaked-fields).
const checkoutFields = {
  id,
  status: statusWord(toCheckoutStatus),
  displayId: optionalText,
  checkoutKey: optionalText,
  requestId: optionalText,
  orderId: optionalText,
  currency: optionalText,
  amount: optionalNumber,
  cashAmount: optionalNumber,
  totalRefunded: optionalAmount,
  redirectUrl: optionalText,
  // Meaningless or absent before the payment (see api-notes: used-payment-method).
  usedPaymentMethod: optionalCode<
    'POINTCHECKOUT' | 'CARD' | 'TABBY' | 'CAREEM_PAY' | 'CASH' | 'CRYPTO' | 'SOLANA_PAY'
  >(),
  customer: z.optional(customer),
  billingAddress: z.optional(address),
  deliveryAddress: z.optional(address),
  // Names, not URLs (see api-notes: firebase-names).
  firebaseDatabase: optionalText,
  firebaseCollection: optionalText,
  firebaseDocument: optionalText,
  timestamp: optionalText,
  branchId: optionalText,
  branchName: optionalText,
};

export const checkoutSchema = withStatus(looseObject(checkoutFields), toCheckoutStatus);

// Fields that only the answer to the creation has (see api-notes: checkout-answers).
export const linkCheckoutSchema = withStatus(
  looseObject({ ...checkoutFields, subscriptionId: optionalText }),
  toCheckoutStatus,
);

export const qrCheckoutSchema = withStatus(
  looseObject({ ...checkoutFields, base64QR: optionalText }),
  toCheckoutStatus,
);

export const terminalCheckoutSchema = withStatus(
  looseObject({ ...checkoutFields, terminalId: optionalText, terminalAlias: optionalText }),
  toCheckoutStatus,
);
