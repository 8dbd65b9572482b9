import * as z from 'zod/mini';
import { flag, int32, list, object, optional, text } from './fields.js';
import {
  address,
  customerRequest,
  items,
  language,
  type NumberFields,
  paymentMethod,
  SAVED,
  SENT,
  totals,
} from './order-fields.js';
import { bodyReader } from './problems.js';

/** The fields of every channel, each written once for requests and for the records that keep them. */
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
      // The published schema gives this one no bounds.
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

/** The fields of any channel as a record keeps them, all of them optional. */
export const keptRequest = z.partial(z.strictObject(everyField(channels(SAVED))));
