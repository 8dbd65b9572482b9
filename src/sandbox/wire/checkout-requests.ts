import * as z from 'zod/mini';
import {
  decimal,
  decimalText,
  digits,
  flag,
  int32,
  int64,
  list,
  object,
  oneOf,
  optional,
  text,
} from './fields.js';
import { bodyReader } from './problems.js';

/** The fields for numbers: JSON numbers in a request, text in a saved record. */
export interface NumberFields {
  readonly decimal: typeof decimal;
  readonly int64: typeof int64;
}

export const SENT: NumberFields = { decimal, int64 };
export const SAVED: NumberFields = { decimal: decimalText, int64: digits };

/** The shopper. `id` is the merchant's id, which responses call `reference`. */
export const customerRequest = object({
  id: optional(text()),
  firstName: text(),
  lastName: text(),
  email: text(),
  phone: optional(text()),
});

export const address = object({
  name: text(),
  address1: text(),
  address2: optional(text()),
  city: text(),
  state: optional(text()),
  zip: optional(text()),
  country: text(),
  // Not for merchants (see api-notes: leaked-fields).
  set: optional(flag()),
});

export const items = ({ decimal }: NumberFields) =>
  list(
    object({
      name: text(),
      sku: optional(text()),
      unitprice: optional(decimal()),
      quantity: decimal({ above: '0' }),
      linetotal: decimal(),
    }),
  );

export const totals = ({ decimal }: NumberFields) =>
  object({
    subtotal: decimal({ atLeast: '0' }),
    tax: decimal({ atLeast: '0' }),
    shipping: optional(decimal({ atLeast: '0' })),
    handling: optional(decimal({ atLeast: '0' })),
    discount: optional(decimal({ atLeast: '0' })),
    skipTotalsValidation: optional(flag()),
  });

export const paymentMethod = oneOf([
  'CARD',
  'VISA',
  'MASTERCARD',
  'AMEX',
  'UNIONPAY',
  'TABBY',
  'CAREEM_PAY',
  'POINTCHECKOUT',
]);

export type CustomerRequest = z.output<typeof customerRequest>;

export const language = text({ min: 2, max: 3 });

/** The fields of every channel, for requests and for saved records. */
function channels(numbers: NumberFields) {
  const every = {
    requestId: text(),
    orderId: text(),
    currency: text(),
    amount: numbers.decimal({ above: '0' }),
    totals: optional(totals(numbers)),
    branchId: optional(numbers.int64()),
    allowedPaymentMethods: optional(list(paymentMethod)),
    defaultPaymentMethod: optional(paymentMethod),
    language: optional(language),
  };
  const remote = {
    ...every,
    items: items(numbers),
    customer: customerRequest,
    billingAddress: address,
    deliveryAddress: optional(address),
  };
  const local = {
    ...every,
    description: optional(text()),
    items: optional(items(numbers)),
    customer: optional(customerRequest),
    billingAddress: optional(address),
  };
  return {
    mobile: remote,
    web: { ...remote, returnUrl: text() },
    link: {
      ...local,
      description: text(),
      deliveryAddress: optional(address),
      sendSms: optional(flag()),
      sendEmail: optional(flag()),
      expiresIn: optional(int32({ min: 15, max: 10_080 })),
    },
    qr: {
      ...local,
      deviceReference: optional(text()),
      qrSize: optional(int32({ min: 64, max: 1024 })),
      expiresIn: optional(int32({ min: 5, max: 10_080 })),
    },
    terminal: {
      ...local,
      terminalId: text({ pattern: /^[0-9]+$/ }),
      // No bounds for this channel (see api-notes: expires-in).
      expiresIn: optional(int32()),
    },
    payment: { ...remote, billingAddress: optional(address), returnUrl: optional(text()) },
  };
}

const sent = channels(SENT);

export const webRequest = bodyReader(object(sent.web));
export const mobileRequest = bodyReader(object(sent.mobile));
export const linkRequest = bodyReader(object(sent.link));
export const qrRequest = bodyReader(object(sent.qr));
export const terminalRequest = bodyReader(object(sent.terminal));
/** `checkoutDetails` of a payment. */
export const checkoutDetails = object(sent.payment);

const everyField = (all: ReturnType<typeof channels>) => ({
  ...all.web,
  ...all.link,
  ...all.qr,
  ...all.terminal,
});

const anyChannel = z.partial(z.strictObject(everyField(sent)));

/** A request to create a checkout, of any channel. */
export type CheckoutRequest = z.output<typeof anyChannel> &
  Pick<z.output<z.ZodMiniObject<typeof sent.mobile>>, 'requestId' | 'orderId' | 'currency' | 'amount'>;

/** The fields of a saved request of any channel. All are optional. */
export const keptRequest = z.partial(z.strictObject(everyField(channels(SAVED))));
