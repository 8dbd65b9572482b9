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
  /** Description of the payment; the shopper reads it. */
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
   * The first day, `yyyy-MM-dd`. Merchants report that a day which is over makes the first payment link go out at
   * once; that is not enforced here.
   */
  startDate: string;
  /** The last day, `yyyy-MM-dd`, not before `startDate`. Absent, it has no end. */
  endDate?: string | undefined;
  /** The hour of the day, in UTC, at which the checkouts are created: 0 (midnight) to 23. */
  sendOnHour: number;
  /** How often. Any other text is passed on. */
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
  /** Absolute http or https URL that the shopper comes back to after each payment, paid or not. */
  returnUrl?: string | undefined;
  /**
   * Whose cancellation terms hold: the account's default ones, or `customCancellationTerms`. Sent as you spell it: the
   * API's description says `DEFAULT` or `CUSTOM`, its schema `Default` or `Custom`, and nothing published tells which.
   */
  cancellationPolicyType?: 'DEFAULT' | 'CUSTOM' | 'Default' | 'Custom' | (string & {}) | undefined;
  /** The terms in your words; the shopper reads them. */
  customCancellationTerms?: string | undefined;
}

/**
 * A subscription of a shopper that you describe.
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
 * A subscription of a shopper that paymennt.com knows.
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
 * A payment that repeats: the shopper receives a payment link each time. Name the shopper with `customer` or with
 * `customerId`: exactly one of the two, because the API does not document which one wins.
 *
 * @see https://docs.paymennt.com/api#operation/create-subscription
 */
export type SubscriptionParams = NewCustomerSubscriptionParams | KnownCustomerSubscriptionParams;

/**
 * Which subscriptions to search for. All conditions must hold; without any, all subscriptions are found.
 *
 * @see https://docs.paymennt.com/api#operation/search-subscriptions
 */
export interface SubscriptionSearchParams extends PageParams {
  /** Any of these states; at least one. `UNKNOWN` is no state of the API: searching for it is refused. */
  status?: readonly SubscriptionStatus[] | undefined;
  /** The shopper. */
  customer?: CustomerFilter | undefined;
  /** Only subscriptions created after the one with this id. */
  afterId?: NumericId | undefined;
  /** Only subscriptions created after this moment: `yyyy-MM-dd HH:mm:ss`. The API does not say in which time zone. */
  afterTimestamp?: string | undefined;
}

/**
 * A subscription.
 *
 * Only `id`, `status` and `rawStatus` are sure to be there; the API marks no field of its answers as required. Fields
 * that it sends beyond these are kept at run time.
 *
 * @see https://docs.paymennt.com/api#operation/get-subscription
 */
export interface Subscription {
  /** paymennt.com's id, up to 19 digits as text. Never turn it into a number. */
  id: string;
  /** Its state. A paused subscription has no word of its own in the API's list. */
  status: SubscriptionStatus;
  /** The status as the API spelt it, which matters where `status` is `UNKNOWN`. */
  rawStatus: string;
  /** A short key for people to read out: `QS3IM5`. */
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
  /** The hour of the day at which checkouts are created, 0 to 23. UTC in requests; the API does not say for answers. */
  sendOnHour?: number | undefined;
  /** How many `periodUnit`s lie between two payments. */
  period?: number | undefined;
  /** The unit of `period`, always a code, also where the API sends a label (`days`). */
  periodUnit?: 'DAYS' | 'WEEKS' | 'MONTHS' | (string & {}) | undefined;
  /** Whose cancellation terms hold; always a code, also where the API sends a label (`Default`). */
  cancellationPolicyType?: 'DEFAULT' | 'CUSTOM' | (string & {}) | undefined;
  /** The terms in your words. */
  customCancellationTerms?: string | undefined;
}

/**
 * One payment of a subscription. It has no status: see the status of its `checkout`.
 *
 * Only `id` is sure to be there. Fields that the API sends beyond these are kept at run time.
 *
 * @see https://docs.paymennt.com/api#operation/get-subscription-payments
 */
export interface SubscriptionPayment {
  /** paymennt.com's id, up to 19 digits as text. Never turn it into a number. */
  id: string;
  /** A short key for people to read out. */
  displayId?: string | undefined;
  /** The checkout behind the payment link. Absent until the shopper has opened the link. */
  checkout?: LinkCheckout | undefined;
  /** When it was created: ISO 8601 with milliseconds and an offset. */
  timestamp?: string | undefined;
  /** Whether it was cancelled. */
  cancelled?: boolean | undefined;
}
