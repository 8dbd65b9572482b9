import * as z from 'zod/mini';
import { checkoutDetails } from './checkout-requests.js';
import { flag, int32, object, oneOf, optional, plain, text } from './fields.js';
import { bodyReader } from './problems.js';

const browserInfo = object({
  screenWidth: int32({ min: 1 }),
  screenHeight: int32({ min: 1 }),
  colorDepth: int32({ min: 1 }),
  userAgent: text(),
  timeZoneOffset: int32(),
  language: optional(text()),
  javaEnabled: optional(flag()),
  acceptHeader: text(),
});

const tokenSource = z.strictObject({
  type: z.literal('TOKEN'),
  token: text(),
  storeCardDetails: optional(flag()),
});

const storedCardSource = z.strictObject({
  type: z.literal('STORED_CARD'),
  token: text(),
  shopperInteraction: oneOf(['ECOMMERCE', 'UNSCHEDULED', 'SUBSCRIPTION']),
  shopperIpAddress: optional(text()),
  browserInfo: optional(browserInfo),
  cvv: optional(text()),
  validShopperIpAddress: optional(flag()),
  validBrowserInfo: optional(flag()),
});

// Told apart by `type`, unlike in the published schema (see api-notes: payment-source).
const source = plain(z.discriminatedUnion('type', [tokenSource, storedCardSource]));

export type PaymentSource = z.output<typeof source>;

const payment = object({
  source,
  checkoutId: optional(text()),
  checkoutDetails: optional(checkoutDetails),
  validReturnUrl: optional(flag()),
  validBillingAddress: optional(flag()),
});

export const paymentRequest = bodyReader(payment);
export type PaymentRequest = z.output<typeof payment>;
