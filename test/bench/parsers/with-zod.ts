import * as z from 'zod';

const text = z.string().optional();
const number = z.number().optional();
const param = (expected: string, pattern: RegExp) =>
  z.custom<string>((value) => typeof value === 'string' && pattern.test(value), { error: () => expected });
const someText = param('must be a non-empty string', /\S/);

const address = z.looseObject({
  name: text,
  address1: text,
  city: text,
  state: text,
  zip: text,
  country: text,
});

export const answer = z
  .looseObject({
    id: z.string(),
    status: z.string(),
    displayId: text,
    checkoutKey: text,
    requestId: text,
    orderId: text,
    currency: text,
    amount: number,
    totalRefunded: number,
    redirectUrl: text,
    usedPaymentMethod: text.transform((word) => word?.toUpperCase()),
    customer: z
      .looseObject({ id: text, firstName: text, lastName: text, email: text, phone: text })
      .optional(),
    billingAddress: address.optional(),
    deliveryAddress: address.optional(),
    timestamp: text,
  })
  .transform((fields) => ({ ...fields, rawStatus: fields.status }));

export const params = z.strictObject({
  requestId: someText,
  orderId: someText,
  currency: param('must be three capitals', /^[A-Z]{3}$/),
  amount: z.number(),
  items: z
    .array(
      z.strictObject({
        name: someText,
        sku: someText,
        unitprice: number,
        quantity: z.number(),
        linetotal: z.number(),
      }),
    )
    .min(1),
});
