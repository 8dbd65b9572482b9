import {
  anyAmount,
  anyText,
  country,
  currency,
  email,
  flag,
  int64,
  integer,
  language,
  merchantId,
  nonNegativeAmount,
  openWord,
  positiveAmount,
  positiveNumber,
  text,
} from '../schemas/field.js';
import { list, request, strictObject } from '../schemas/request.js';
import { looseObject, optionalText } from '../schemas/response.js';
import * as z from '../schemas/zod.js';

export const customerParams = strictObject({
  // The merchant's own id. A request has no `reference` (see api-notes: customer-id).
  id: z.optional(merchantId),
  firstName: text,
  lastName: text,
  email,
  phone: z.optional(anyText),
});

// `set` of the API's description is no input (see api-notes: leaked-fields).
export const addressParams = strictObject({
  name: text,
  address1: text,
  address2: z.optional(anyText),
  city: text,
  state: z.optional(anyText),
  zip: z.optional(anyText),
  country,
});

export const itemParams = strictObject({
  name: text,
  sku: z.optional(anyText),
  unitprice: z.optional(anyAmount),
  quantity: positiveNumber,
  linetotal: anyAmount,
});

export const totalsParams = strictObject({
  subtotal: nonNegativeAmount,
  tax: nonNegativeAmount,
  shipping: z.optional(nonNegativeAmount),
  handling: z.optional(nonNegativeAmount),
  discount: z.optional(nonNegativeAmount),
  skipTotalsValidation: z.optional(flag),
});

const paymentMethod = openWord([
  'CARD',
  'VISA',
  'MASTERCARD',
  'AMEX',
  'UNIONPAY',
  'TABBY',
  'CAREEM_PAY',
  'POINTCHECKOUT',
]);

// A required list needs an item, although the API's description allows an empty list (see api-notes: length-limits).
export const someItems = list(itemParams, 1);
export const anyItems = z.optional(list(itemParams));

/** The fields of `OrderParams`. */
export const orderFields = {
  requestId: merchantId,
  orderId: merchantId,
  currency,
  amount: positiveAmount,
  totals: z.optional(totalsParams),
  branchId: z.optional(int64),
  allowedPaymentMethods: z.optional(list(paymentMethod)),
  defaultPaymentMethod: z.optional(paymentMethod),
  language: z.optional(language),
};

/** Whole numbers only, although the API's description allows half a page (see api-notes: page-numbers). */
export const pageFields = {
  page: z.optional(integer(0)),
  size: z.optional(integer(1)),
};

export const pageShape = strictObject(pageFields);

export const pageParamsSchema = request(pageShape);

export const customerFilter = strictObject({
  reference: z.optional(merchantId),
  email: z.optional(text),
  phone: z.optional(text),
});

/** The filter's fields under their names in the query (see api-notes: dotted-query-names). */
export function customerQuery(filter: z.output<typeof customerFilter> | undefined) {
  return {
    'customer.reference': filter?.reference,
    'customer.email': filter?.email,
    'customer.phone': filter?.phone,
  };
}

export const customer = looseObject({
  id: optionalText,
  reference: optionalText,
  firstName: optionalText,
  lastName: optionalText,
  email: optionalText,
  phone: optionalText,
});

export const address = looseObject({
  name: optionalText,
  address1: optionalText,
  address2: optionalText,
  city: optionalText,
  state: optionalText,
  zip: optionalText,
  country: optionalText,
});
