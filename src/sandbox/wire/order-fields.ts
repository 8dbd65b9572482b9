import { decimal, flag, list, type ObjectOf, object, oneOf, optional, type Reader, text } from './fields.js';

const PAYMENT_METHODS = [
  'CARD',
  'VISA',
  'MASTERCARD',
  'AMEX',
  'UNIONPAY',
  'TABBY',
  'CAREEM_PAY',
  'POINTCHECKOUT',
] as const;

export const customerFields = {
  id: optional(text()),
  firstName: text(),
  lastName: text(),
  email: text(),
  phone: optional(text()),
};

export const addressFields = {
  name: text(),
  address1: text(),
  address2: optional(text()),
  city: text(),
  state: optional(text()),
  zip: optional(text()),
  country: text(),
  // The published schema has it, though it means nothing to a merchant: a getter of the vendor's own class.
  set: optional(flag()),
};

export const itemFields = {
  name: text(),
  sku: optional(text()),
  unitprice: optional(decimal()),
  quantity: decimal({ above: '0' }),
  linetotal: decimal(),
};

export const totalsFields = {
  subtotal: decimal({ atLeast: '0' }),
  tax: decimal({ atLeast: '0' }),
  shipping: optional(decimal({ atLeast: '0' })),
  handling: optional(decimal({ atLeast: '0' })),
  discount: optional(decimal({ atLeast: '0' })),
  skipTotalsValidation: optional(flag()),
};

export type CustomerBody = ObjectOf<typeof customerFields>;
export type AddressBody = ObjectOf<typeof addressFields>;
export type TotalsBody = ObjectOf<typeof totalsFields>;

export const customer: Reader<CustomerBody> = object(customerFields);
export const address: Reader<AddressBody> = object(addressFields);
export const items = list(object(itemFields));
export const totals: Reader<TotalsBody> = object(totalsFields);
export const paymentMethod = oneOf(PAYMENT_METHODS);
export const language = text({ min: 2, max: 3 });
