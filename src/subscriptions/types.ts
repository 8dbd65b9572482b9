import type { LinkCheckout } from '../checkouts/params.js';
import type {
  AddressParams,
  Amount,
  Customer,
  CustomerFilter,
  CustomerParams,
  NumericId,
  PageParams,
} from '../shared/types.js';
import type { SubscriptionStatus } from '../statuses/subscription.js';

/**
 * The fields of every new subscription.
 *
 * @see https://docs.paymennt.com/api#operation/create-subscription
 */
export interface SubscriptionTerms {
  /** Description of the payment, for the shopper. */
  description: string;
  /** ISO 4217 code in capitals: `USD`. */
  currency: string;
  /** Amount of each payment, in major units, above zero, with no more decimals than the currency has. */
  amount: Amount;
  /** Billing address. */
  billingAddress?: AddressParams | undefined;
  /** Delivery address. */
  deliveryAddress?: AddressParams | undefined;
  /**
   * The first day, `yyyy-MM-dd`. Merchants report that the gateway sends the first payment link at once for a day in
   * the past. The SDK does not refuse such a day.
   */
  startDate: string;
  /** The last day, `yyyy-MM-dd`, not before `startDate`. Default: no end. */
  endDate?: string | undefined;
  /** The hour of the day, in UTC, at which the gateway creates the checkouts: 0 (midnight) to 23. */
  sendOnHour: number;
  /** How often the gateway sends a payment link. The SDK sends any other text unchanged. */
  sendEvery:
    | 'DAY'
    | 'WEEK'
    | 'TWO_WEEKS'
    | 'MONTH'
    | 'TWO_MONTHS'
    | 'THREE_MONTHS'
    | 'SIX_MONTHS'
    | 'YEAR'
    | (string & {});
  /** Absolute http or https URL to which the shopper returns after each payment, paid or not. */
  returnUrl?: string | undefined;
  /**
   * The cancellation terms that apply: the account's default terms, or `customCancellationTerms`. The SDK sends your
   * spelling, because the API's description says `DEFAULT` or `CUSTOM`, and its schema `Default` or `Custom`.
   */
  cancellationPolicyType?: 'DEFAULT' | 'CUSTOM' | 'Default' | 'Custom' | (string & {}) | undefined;
  /** Your own terms, for the shopper. */
  customCancellationTerms?: string | undefined;
}

/**
 * A subscription of a new shopper.
 *
 * @see https://docs.paymennt.com/api#operation/create-subscription
 */
export interface NewCustomerSubscriptionParams extends SubscriptionTerms {
  /** The person who pays. */
  customer: CustomerParams;
  /** Not together with `customer`. */
  customerId?: undefined;
}

/**
 * A subscription of a shopper whom paymennt.com knows.
 *
 * @see https://docs.paymennt.com/api#operation/create-subscription
 */
export interface KnownCustomerSubscriptionParams extends SubscriptionTerms {
  /** paymennt.com's id for the shopper: `customer.id` of an answer, not the id that you sent. */
  customerId: NumericId;
  /** Not together with `customerId`. */
  customer?: undefined;
}

/**
 * A payment that repeats: the shopper receives a payment link each time. Name the shopper with exactly one of
 * `customer` and `customerId`, because the API does not document which one it uses if both are present.
 *
 * @see https://docs.paymennt.com/api#operation/create-subscription
 */
export type SubscriptionParams = NewCustomerSubscriptionParams | KnownCustomerSubscriptionParams;

/**
 * The subscriptions to search for. A subscription must meet all conditions; without conditions, the search finds all
 * subscriptions.
 *
 * @see https://docs.paymennt.com/api#operation/search-subscriptions
 */
export interface SubscriptionSearchParams extends PageParams {
  /** Any of these statuses; at least one. The SDK refuses `UNKNOWN`, which is no status of the API. */
  status?: readonly SubscriptionStatus[] | undefined;
  /** The shopper. */
  customer?: CustomerFilter | undefined;
  /** Only subscriptions created after the one with this id. */
  afterId?: NumericId | undefined;
  /** Only subscriptions created after this time: `yyyy-MM-dd HH:mm:ss`, in an undocumented time zone. */
  afterTimestamp?: string | undefined;
}

/**
 * A subscription.
 *
 * Only `id`, `status` and `rawStatus` are always present, because the API marks no field of its answers as required.
 * The object keeps every other field of the answer at run time.
 *
 * @see https://docs.paymennt.com/api#operation/get-subscription
 */
export interface Subscription {
  /** paymennt.com's id, up to 19 digits as text. Never turn it into a number. */
  id: string;
  /** Status. The API's list has no word for a paused subscription. */
  status: SubscriptionStatus;
  /** The API's own word for the status, for the case that `status` is `UNKNOWN`. */
  rawStatus: string;
  /** A short id that people can read aloud: `QS3IM5`. */
  displayId?: string | undefined;
  /** Description of the payment. */
  description?: string | undefined;
  /** ISO 4217 code of the amount. */
  currency?: string | undefined;
  /** Amount of each payment, in major units. */
  amount?: number | undefined;
  /** The person who pays. */
  customer?: Customer | undefined;
  /** The first day, `yyyy-MM-dd`. Compare it as text: as a `Date` it shifts with the time zone. */
  startDate?: string | undefined;
  /** The last day, `yyyy-MM-dd`. */
  endDate?: string | undefined;
  /** The hour at which the gateway creates checkouts, 0 to 23: UTC in requests, not documented for answers. */
  sendOnHour?: number | undefined;
  /** The number of `periodUnit`s between two payments. */
  period?: number | undefined;
  /** The unit of `period`; always a code, even if the API sends a label (`days`). */
  periodUnit?: 'DAYS' | 'WEEKS' | 'MONTHS' | (string & {}) | undefined;
  /** The cancellation terms that apply; always a code, even if the API sends a label (`Default`). */
  cancellationPolicyType?: 'DEFAULT' | 'CUSTOM' | (string & {}) | undefined;
  /** Your own terms. */
  customCancellationTerms?: string | undefined;
}

/**
 * One payment of a subscription. Its `checkout` has the status.
 *
 * Only `id` is always present. The object keeps every other field of the answer at run time.
 *
 * @see https://docs.paymennt.com/api#operation/get-subscription-payments
 */
export interface SubscriptionPayment {
  /** paymennt.com's id, up to 19 digits as text. Never turn it into a number. */
  id: string;
  /** A short id that people can read aloud. */
  displayId?: string | undefined;
  /** The checkout behind the payment link. Absent until the shopper has opened the link. */
  checkout?: LinkCheckout | undefined;
  /** Time of creation: ISO 8601 with milliseconds and an offset. */
  timestamp?: string | undefined;
  /** Whether the payment was cancelled. */
  cancelled?: boolean | undefined;
}
