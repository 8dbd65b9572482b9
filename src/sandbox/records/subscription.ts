import type { SubscriptionStatus } from '../../statuses/subscription.js';
import type { SandboxAddress, SandboxCustomer } from './checkout.js';

/** Every documented state of a subscription. */
export type SandboxSubscriptionStatus = Exclude<SubscriptionStatus, 'UNKNOWN'>;

/** How often a subscription sends a link. */
export type SandboxSendEvery =
  | 'DAY'
  | 'WEEK'
  | 'TWO_WEEKS'
  | 'MONTH'
  | 'TWO_MONTHS'
  | 'THREE_MONTHS'
  | 'SIX_MONTHS'
  | 'YEAR';

/** A subscription. Its amount is an exact decimal text in major units. */
export interface SandboxSubscription {
  /** Its id: digits, as text. */
  id: string;
  /** A short key for people to read out. */
  displayId: string;
  /** Its description, as it was sent. */
  description: string;
  /** ISO 4217 code of the amounts. */
  currency: string;
  /** Exact decimal text in major units. */
  amount: string;
  /** Its status. */
  status: SandboxSubscriptionStatus;
  /** Who pays. */
  customer: SandboxCustomer;
  /** Where the bill goes. */
  billingAddress?: SandboxAddress | undefined;
  /** Where the goods go. */
  deliveryAddress?: SandboxAddress | undefined;
  /** The first day, `yyyy-MM-dd`. */
  startDate: string;
  /** The last day, `yyyy-MM-dd`. */
  endDate?: string | undefined;
  /** Hour of the day in UTC at which links go out. */
  sendOnHour: number;
  /** How often. */
  sendEvery: SandboxSendEvery;
  /** Where the shopper is sent back to. */
  returnUrl?: string | undefined;
  /** Whose cancellation terms hold. */
  cancellationPolicyType: 'DEFAULT' | 'CUSTOM';
  /** The merchant's own terms. */
  customCancellationTerms?: string | undefined;
  /** When it was created, ISO 8601, by the sandbox's clock. */
  createdAt: string;
  /** When the next link is sent; absent when nothing more is to come. */
  nextBillingAt?: string | undefined;
}

/** One link that a subscription sent. */
export interface SandboxSubscriptionPayment {
  /** Its id: digits, as text. */
  id: string;
  /** A short key for people to read out. */
  displayId: string;
  /** The subscription that sent it. */
  subscriptionId: string;
  /** The checkout behind its link. */
  checkoutId: string;
  /** When it was created, ISO 8601, by the sandbox's clock. */
  createdAt: string;
}
