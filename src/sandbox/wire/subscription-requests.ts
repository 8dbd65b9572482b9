import {
  calendarDay,
  decimal,
  int32,
  int64,
  type ObjectOf,
  object,
  oneOf,
  optional,
  text,
} from './fields.js';
import { address, customer } from './order-fields.js';

const subscriptionFields = {
  description: text(),
  currency: text(),
  amount: decimal(),
  customer: optional(customer),
  billingAddress: optional(address),
  deliveryAddress: optional(address),
  customerId: optional(int64()),
  startDate: calendarDay(),
  endDate: optional(calendarDay()),
  sendOnHour: int32({ min: 0, max: 23 }),
  sendEvery: oneOf(['DAY', 'WEEK', 'TWO_WEEKS', 'MONTH', 'TWO_MONTHS', 'THREE_MONTHS', 'SIX_MONTHS', 'YEAR']),
  returnUrl: optional(text()),
  // The schema lists the labels, the field's own description and example the codes. Nobody knows: both are taken.
  cancellationPolicyType: optional(oneOf(['Default', 'Custom', 'DEFAULT', 'CUSTOM'])),
  customCancellationTerms: optional(text()),
};

export const subscriptionBody = object(subscriptionFields);
export type SubscriptionBody = ObjectOf<typeof subscriptionFields>;
