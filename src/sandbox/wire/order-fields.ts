import type * as z from 'zod/mini';
import { decimal, decimalText, digits, flag, int64, list, object, oneOf, optional, text } from './fields.js';

/** How numbers are written: as JSON numbers in a request, as text in a record. */
export interface NumberFields {
  readonly decimal: typeof decimal;
  readonly int64: typeof int64;
}

export const SENT: NumberFields = { decimal, int64 };
export const SAVED: NumberFields = { decimal: decimalText, int64: digits };

/** The shopper: `id` is the merchant's own, which answers call `reference`. */
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
  // The published schema has it, though it means nothing to a merchant: a getter of the vendor's own class.
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
