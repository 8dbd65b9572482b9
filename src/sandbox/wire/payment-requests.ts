import { paymentCheckoutBody } from './checkout-requests.js';
import {
  flag,
  int32,
  type ObjectOf,
  object,
  oneOf,
  optional,
  type Reader,
  taggedUnion,
  text,
} from './fields.js';

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

const tokenSource = object({
  type: oneOf(['TOKEN']),
  token: text(),
  storeCardDetails: optional(flag()),
});

const storedCardSource = object({
  type: oneOf(['STORED_CARD']),
  token: text(),
  shopperInteraction: oneOf(['ECOMMERCE', 'UNSCHEDULED', 'SUBSCRIPTION']),
  shopperIpAddress: optional(text()),
  browserInfo: optional(browserInfo),
  cvv: optional(text()),
  validShopperIpAddress: optional(flag()),
  validBrowserInfo: optional(flag()),
});

export type SourceBody = ObjectOfReader<typeof tokenSource> | ObjectOfReader<typeof storedCardSource>;

type ObjectOfReader<R> = R extends Reader<infer Value> ? Value : never;

// The published schema accepts a stored card as a token as well (its `oneOf` pins neither type). What is meant is plain.
const source: Reader<SourceBody> = taggedUnion<SourceBody['type'], SourceBody>('type', {
  TOKEN: tokenSource,
  STORED_CARD: storedCardSource,
});

const paymentFields = {
  source,
  checkoutId: optional(text()),
  checkoutDetails: optional(paymentCheckoutBody),
  validReturnUrl: optional(flag()),
  validBillingAddress: optional(flag()),
};

export const paymentBody = object(paymentFields);
export type PaymentBody = ObjectOf<typeof paymentFields>;
