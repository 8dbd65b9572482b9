import { linkCheckoutSchema } from '../checkouts/schema.js';
import {
  anyText,
  calendarDate,
  currency,
  idText,
  int64,
  integer,
  isCalendarDate,
  openWord,
  positiveAmount,
  text,
  timestamp,
  webUrl,
  word,
} from '../schemas/field.js';
import {
  exactlyOne,
  list,
  type RequestSchema,
  type Rule,
  request,
  strictObject,
} from '../schemas/request.js';
import {
  id,
  looseObject,
  optionalCode,
  optionalFlag,
  optionalNumber,
  optionalText,
  statusWord,
  withStatus,
} from '../schemas/response.js';
import * as z from '../schemas/zod.js';
import { decimalsFitCurrency } from '../shared/order-rules.js';
import {
  addressParams,
  customer,
  customerFilter,
  customerParams,
  customerQuery,
  pageFields,
} from '../shared/schema.js';
import {
  SUBSCRIPTION_STATUSES,
  type SubscriptionStatus,
  toSubscriptionStatus,
} from '../statuses/subscription.js';
import type { SubscriptionParams } from './types.js';

export const subscriptionShape = strictObject({
  description: text,
  currency,
  // Above zero, although the API's description has no bound here (see api-notes: amounts).
  amount: positiveAmount,
  customer: z.optional(customerParams),
  billingAddress: z.optional(addressParams),
  deliveryAddress: z.optional(addressParams),
  customerId: z.optional(int64),
  startDate: calendarDate,
  endDate: z.optional(calendarDate),
  sendOnHour: integer(0, 23),
  sendEvery: openWord([
    'DAY',
    'WEEK',
    'TWO_WEEKS',
    'MONTH',
    'TWO_MONTHS',
    'THREE_MONTHS',
    'SIX_MONTHS',
    'YEAR',
  ]),
  returnUrl: z.optional(webUrl),
  // Sent unchanged, because the API's description has two spellings (see api-notes: cancellation-policy).
  cancellationPolicyType: z.optional(openWord(['DEFAULT', 'CUSTOM', 'Default', 'Custom'])),
  customCancellationTerms: z.optional(anyText),
});

const endsAfterStart: Rule = ({ startDate, endDate }, report) => {
  // Days written year first sort as text.
  if (isCalendarDate(startDate) && isCalendarDate(endDate) && String(endDate) < String(startDate)) {
    report('endDate', 'must not be before startDate');
  }
};

export const subscriptionParamsSchema: RequestSchema<SubscriptionParams> = request(
  subscriptionShape,
  exactlyOne('customer', 'customerId'),
  decimalsFitCurrency,
  endsAfterStart,
);

export const subscriptionSearchShape = strictObject({
  ...pageFields,
  status: z.optional(list(word<SubscriptionStatus>(SUBSCRIPTION_STATUSES), 1)),
  customer: z.optional(customerFilter),
  afterId: z.optional(idText),
  afterTimestamp: z.optional(timestamp),
});

export const subscriptionSearchParamsSchema = request(
  z.pipe(
    subscriptionSearchShape,
    z.transform(({ customer, ...fields }) => ({ ...fields, ...customerQuery(customer) })),
  ),
);

export const subscriptionSchema = withStatus(
  looseObject({
    id,
    status: statusWord(toSubscriptionStatus),
    displayId: optionalText,
    description: optionalText,
    currency: optionalText,
    amount: optionalNumber,
    customer: z.optional(customer),
    startDate: optionalText,
    endDate: optionalText,
    sendOnHour: optionalNumber,
    period: optionalNumber,
    // The API's description has labels and a code (see api-notes: period-unit).
    periodUnit: optionalCode<'DAYS' | 'WEEKS' | 'MONTHS'>(),
    cancellationPolicyType: optionalCode<'DEFAULT' | 'CUSTOM'>(),
    customCancellationTerms: optionalText,
  }),
  toSubscriptionStatus,
);

export const subscriptionPaymentSchema = looseObject({
  id,
  displayId: optionalText,
  // Null until the shopper opens the payment link (see api-notes: optional-fields).
  checkout: z.optional(linkCheckoutSchema),
  timestamp: optionalText,
  cancelled: optionalFlag,
});
