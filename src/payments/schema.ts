import * as z from 'zod/mini';
import { checkoutSchema } from '../checkouts/schema.js';
import { flag, integer, openWord, text, webUrl, word } from '../schemas/field.js';
import {
  exactlyOne,
  isRecord,
  objectError,
  type RequestSchema,
  type Rule,
  request,
  strictObject,
  valueAt,
  within,
} from '../schemas/request.js';
import {
  id,
  looseObject,
  optionalNumber,
  optionalText,
  statusWord,
  withStatus,
} from '../schemas/response.js';
import { ORDER_RULES } from '../shared/order-rules.js';
import { addressParams, customerParams, orderFields, someItems } from '../shared/schema.js';
import { toPaymentStatus } from '../statuses/payment.js';
import type { PaymentParams } from './types.js';

export const browserInfoShape = strictObject({
  screenWidth: integer(1),
  screenHeight: integer(1),
  colorDepth: integer(1),
  userAgent: text,
  timeZoneOffset: integer(Number.MIN_SAFE_INTEGER),
  language: z.optional(text),
  javaEnabled: z.optional(flag),
  acceptHeader: text,
});

export const tokenSourceShape = strictObject({
  type: word(['TOKEN']),
  token: text,
  storeCardDetails: z.optional(flag),
});

// T17: `validShopperIpAddress` and `validBrowserInfo` are leaks of checks that the server makes and nobody describes.
export const storedCardSourceShape = strictObject({
  type: word(['STORED_CARD']),
  token: text,
  // T16: required, and has a default.
  shopperInteraction: z.pipe(
    z.optional(openWord(['ECOMMERCE', 'UNSCHEDULED', 'SUBSCRIPTION'])),
    z.transform((given) => given ?? 'ECOMMERCE'),
  ),
  shopperIpAddress: z.optional(text),
  browserInfo: z.optional(browserInfoShape),
  cvv: z.optional(text),
});

type Source = z.input<typeof tokenSourceShape> | z.input<typeof storedCardSourceShape>;

function sourceShapeOf(type: unknown) {
  if (type === 'TOKEN') return tokenSourceShape;
  return type === 'STORED_CARD' ? storedCardSourceShape : undefined;
}

function sourceIssue(source: unknown): z.core.$ZodRawIssue {
  if (!isRecord(source)) return { code: 'custom', input: source, message: objectError({ input: source }) };
  const { type } = source;
  const message = `${type === undefined ? 'is required and ' : ''}must be TOKEN or STORED_CARD`;
  return { code: 'custom', input: type, path: ['type'], message };
}

// T15: the spec forgets to tie `type` to the fields of each source, and so allows a stored card without its own.
// Not zod's union: for this one place it would add 3% to every bundle.
const sourceShape = z.transform((source: Source, { issues }) => {
  const shape = sourceShapeOf(isRecord(source) ? source['type'] : undefined);
  const parsed = shape && z.safeParse(shape, source);
  if (parsed?.success) return parsed.data;
  issues.push(...((parsed?.error.issues ?? [sourceIssue(source)]) as z.core.$ZodRawIssue[]));
  return z.NEVER;
});

export const paymentCheckoutDetailsShape = strictObject({
  ...orderFields,
  items: someItems,
  customer: customerParams,
  billingAddress: z.optional(addressParams),
  deliveryAddress: z.optional(addressParams),
  returnUrl: z.optional(webUrl),
});

export const paymentShape = strictObject({
  source: sourceShape,
  checkoutId: z.optional(text),
  checkoutDetails: z.optional(paymentCheckoutDetailsShape),
});

/** T17: a card is stored for a customer of yours. Of a checkout that exists already, only the API knows its customer. */
const storedCardHasCustomer: Rule = (input, report) => {
  const customer = valueAt(input, ['checkoutDetails', 'customer']);
  if (valueAt(input, ['source', 'storeCardDetails']) !== true || !isRecord(customer)) return;
  const { id: customerId } = customer;
  if (typeof customerId === 'string' && customerId.trim().length >= 3) return;
  report(
    'checkoutDetails.customer.id',
    'must have three characters or more, since source.storeCardDetails is true',
  );
};

export const paymentParamsSchema: RequestSchema<PaymentParams> = request(
  paymentShape,
  exactlyOne('checkoutId', 'checkoutDetails'),
  ...ORDER_RULES.map((rule) => within('checkoutDetails', rule)),
  storedCardHasCustomer,
);

// T37: only the answer to the creation has a `redirectUrl`.
export const paymentSchema = withStatus(
  looseObject({
    id,
    // T13: other words than a checkout's.
    status: statusWord(toPaymentStatus),
    amount: optionalNumber,
    currency: optionalText,
    redirectUrl: optionalText,
    timestamp: optionalText,
    checkoutDetails: z.optional(checkoutSchema),
  }),
  toPaymentStatus,
);
