import { decimal, flag, int32, int64, list, type ObjectOf, object, optional, text } from './fields.js';
import { address, customer, items, language, paymentMethod, totals } from './order-fields.js';

const everyChannel = {
  requestId: text(),
  orderId: text(),
  currency: text(),
  amount: decimal({ above: '0' }),
  totals: optional(totals),
  branchId: optional(int64()),
  allowedPaymentMethods: optional(list(paymentMethod)),
  defaultPaymentMethod: optional(paymentMethod),
  language: optional(language),
};

const remoteChannel = {
  items,
  customer,
  billingAddress: address,
  deliveryAddress: optional(address),
};

const webFields = { ...everyChannel, ...remoteChannel, returnUrl: text() };

const mobileFields = { ...everyChannel, ...remoteChannel };

const linkFields = {
  ...everyChannel,
  description: text(),
  items: optional(items),
  sendSms: optional(flag()),
  sendEmail: optional(flag()),
  customer: optional(customer),
  billingAddress: optional(address),
  deliveryAddress: optional(address),
  expiresIn: optional(int32({ min: 15, max: 10_080 })),
};

const qrFields = {
  ...everyChannel,
  description: optional(text()),
  deviceReference: optional(text()),
  qrSize: optional(int32({ min: 64, max: 1024 })),
  items: optional(items),
  customer: optional(customer),
  billingAddress: optional(address),
  expiresIn: optional(int32({ min: 5, max: 10_080 })),
};

const terminalFields = {
  ...everyChannel,
  description: optional(text()),
  terminalId: text({ pattern: /^[0-9]+$/ }),
  items: optional(items),
  customer: optional(customer),
  billingAddress: optional(address),
  // The published schema gives this one no bounds.
  expiresIn: optional(int32()),
};

const paymentFields = {
  ...everyChannel,
  ...remoteChannel,
  billingAddress: optional(address),
  returnUrl: optional(text()),
};

export const webBody = object(webFields);
export const mobileBody = object(mobileFields);
export const linkBody = object(linkFields);
export const qrBody = object(qrFields);
export const terminalBody = object(terminalFields);
/** `checkoutDetails` of a payment. */
export const paymentCheckoutBody = object(paymentFields);

type Everything = typeof webFields & typeof linkFields & typeof qrFields & typeof terminalFields;

/** What any of the channels may say, once it is read. */
export type CheckoutBody = Pick<
  ObjectOf<typeof everyChannel>,
  'requestId' | 'orderId' | 'currency' | 'amount'
> &
  Partial<{ [Key in keyof Everything]: ReturnType<Everything[Key]> | undefined }>;
