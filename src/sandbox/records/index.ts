import type { SandboxBranch, SandboxDelivery, SandboxTerminal, SandboxWebhook } from './account.js';
import type { SandboxCheckout, SandboxCustomer } from './checkout.js';
import type { SandboxPayment, SandboxStoredCard } from './payment.js';
import type { SandboxSubscription, SandboxSubscriptionPayment } from './subscription.js';

export type * from './account.js';
export type * from './checkout.js';
export type * from './payment.js';
export type * from './subscription.js';

/** All records of a sandbox. Each list begins with the oldest record. */
export interface SandboxRecords {
  /** Branches. */
  readonly branches: readonly SandboxBranch[];
  /** Terminals. */
  readonly terminals: readonly SandboxTerminal[];
  /** The shoppers of checkouts and subscriptions. */
  readonly customers: readonly SandboxCustomer[];
  /** Checkouts with their history. */
  readonly checkouts: readonly SandboxCheckout[];
  /** Payments of checkouts. */
  readonly payments: readonly SandboxPayment[];
  /** Stored cards, without their numbers. */
  readonly cards: readonly SandboxStoredCard[];
  /** Subscriptions. */
  readonly subscriptions: readonly SandboxSubscription[];
  /** The links that subscriptions sent. */
  readonly subscriptionPayments: readonly SandboxSubscriptionPayment[];
  /** Registered webhooks. */
  readonly webhooks: readonly SandboxWebhook[];
  /** Deliveries to webhooks, each with its attempts. */
  readonly deliveries: readonly SandboxDelivery[];
}
