import type { SubscriptionStatus } from '../../statuses/subscription.js';
import type { SandboxAddress, SandboxCustomer } from './checkout.js';

/** Every documented status of a subscription. The sandbox never sets `UNKNOWN`. */
export type SandboxSubscriptionStatus = Exclude<SubscriptionStatus, 'UNKNOWN'>;

/** The interval between two links of a subscription. */
export type SandboxSendEvery =
  | 'DAY'
  | 'WEEK'
  | 'TWO_WEEKS'
  | 'MONTH'
  | 'TWO_MONTHS'
  | 'THREE_MONTHS'
  | 'SIX_MONTHS'
  | 'YEAR';

/** A subscription: it sends the shopper a payment link at each interval. */
export interface SandboxSubscription {
  /** Id: digits as text. */
  id: string;
  /** A short id that people can read out. */
  displayId: string;
  /** Description, as in the request. */
  description: string;
  /** ISO 4217 code of the amounts. */
  currency: string;
  /** Exact decimal text in major units. */
  amount: string;
  /** Status. */
  status: SandboxSubscriptionStatus;
  /** The person who pays. */
  customer: SandboxCustomer;
  /** Billing address. */
  billingAddress?: SandboxAddress | undefined;
  /** Delivery address. */
  deliveryAddress?: SandboxAddress | undefined;
  /** The first day, `yyyy-MM-dd`. */
  startDate: string;
  /** The last day, `yyyy-MM-dd`. */
  endDate?: string | undefined;
  /** Hour of the day, 0 to 23 in UTC, at which links are sent. */
  sendOnHour: number;
  /** Interval between two links. */
  sendEvery: SandboxSendEvery;
  /** URL of the merchant's page for the shopper after a payment. */
  returnUrl?: string | undefined;
  /** `CUSTOM` for the merchant's own cancellation terms. */
  cancellationPolicyType: 'DEFAULT' | 'CUSTOM';
  /** The merchant's own cancellation terms. */
  customCancellationTerms?: string | undefined;
  /** Time of creation by the sandbox's clock, ISO 8601. */
  createdAt: string;
  /** Time of the next link, ISO 8601. Absent if no link follows. */
  nextBillingAt?: string | undefined;
}

/** One link that a subscription sent. */
export interface SandboxSubscriptionPayment {
  /** Id: digits as text. */
  id: string;
  /** A short id that people can read out. */
  displayId: string;
  /** Id of the subscription. */
  subscriptionId: string;
  /** Id of the checkout of the link. */
  checkoutId: string;
  /** Time of creation by the sandbox's clock, ISO 8601. */
  createdAt: string;
}
