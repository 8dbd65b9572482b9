import { checkoutSchema } from '../checkouts/schema.js';
import { flag, integer, openWord, text, webUrl, word } from '../schemas/field.js';
import {
  exactlyOne,
  oneOfTypes,
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
import * as z from '../schemas/zod.js';
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

// `validShopperIpAddress` and `validBrowserInfo` of the API's description are no input (see api-notes: leaked-fields).
export const storedCardSourceShape = strictObject({
  type: word(['STORED_CARD']),
  token: text,
  // Required by the API, which documents a default (see api-notes: shopper-interaction).
  shopperInteraction: z.pipe(
    z.optional(openWord(['ECOMMERCE', 'UNSCHEDULED', 'SUBSCRIPTION'])),
    z.transform((given) => given ?? 'ECOMMERCE'),
  ),
  shopperIpAddress: z.optional(text),
  browserInfo: z.optional(browserInfoShape),
  cvv: z.optional(text),
});

// Each `type` has its own fields, which the API's description does not say (see api-notes: payment-source).
const sourceShape = oneOfTypes({ TOKEN: tokenSourceShape, STORED_CARD: storedCardSourceShape });

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

/**
 * The gateway stores a card for a customer of the merchant, so the customer needs an id (see api-notes:
 * conditional-fields). The SDK cannot check the customer of an existing checkout.
 */
const storedCardHasCustomer: Rule = (input, report) => {
  const customer = valueAt(input, ['checkoutDetails', 'customer']);
  if (valueAt(input, ['source', 'storeCardDetails']) !== true || !z.isRecord(customer)) return;
  const { id: customerId } = customer;
  if (typeof customerId === 'string' && customerId.trim().length >= 3) return;
  report(
    'checkoutDetails.customer.id',
    'must have three characters or more, because source.storeCardDetails is true',
  );
};

export const paymentParamsSchema: RequestSchema<PaymentParams> = request(
  paymentShape,
  exactlyOne('checkoutId', 'checkoutDetails'),
  ...ORDER_RULES.map((rule) => within('checkoutDetails', rule)),
  storedCardHasCustomer,
);

// Only the answer to the creation has a `redirectUrl` (see api-notes: payment-answers).
export const paymentSchema = withStatus(
  looseObject({
    id,
    // Not the words of a checkout (see api-notes: two-status-sets).
    status: statusWord(toPaymentStatus),
    amount: optionalNumber,
    currency: optionalText,
    redirectUrl: optionalText,
    timestamp: optionalText,
    checkoutDetails: z.optional(checkoutSchema),
  }),
  toPaymentStatus,
);
