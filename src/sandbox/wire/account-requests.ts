import * as z from 'zod/mini';
import { address, customerRequest, type NumberFields, SAVED, SENT } from './checkout-requests.js';
import { calendarDay, int32, object, oneOf, optional, text } from './fields.js';
import { bodyReader } from './problems.js';

/** The fields of a subscription, for requests and for saved records. */
const subscriptionFields = (numbers: NumberFields) => ({
  description: text(),
  currency: text(),
  amount: numbers.decimal(),
  customer: optional(customerRequest),
  billingAddress: optional(address),
  deliveryAddress: optional(address),
  customerId: optional(numbers.int64()),
  startDate: calendarDay(),
  endDate: optional(calendarDay()),
  sendOnHour: int32({ min: 0, max: 23 }),
  sendEvery: oneOf(['DAY', 'WEEK', 'TWO_WEEKS', 'MONTH', 'TWO_MONTHS', 'THREE_MONTHS', 'SIX_MONTHS', 'YEAR']),
  returnUrl: optional(text()),
  // Labels and codes are both accepted (see api-notes: cancellation-policy).
  cancellationPolicyType: optional(oneOf(['Default', 'Custom', 'DEFAULT', 'CUSTOM'])),
  customCancellationTerms: optional(text()),
});

const subscription = object(subscriptionFields(SENT));

export const subscriptionRequest = bodyReader(subscription);
export type SubscriptionRequest = z.output<typeof subscription>;

/** The fields of a saved subscription request. */
export const keptSubscriptionRequest = z.strictObject(subscriptionFields(SAVED));

export const branchRequest = bodyReader(
  object({ name: text(), currency: text(), description: optional(text()) }),
);

export const webhookRequest = bodyReader(object({ address: text() }));
