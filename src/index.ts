/**
 * Typed server-side SDK for the paymennt.com payment gateway.
 *
 * @module paymennt
 */
export { PaymenntClient } from './client.js';
export {
  type ConfirmationEndpoint,
  confirmationUrls,
  isConfirmationUrl,
  matchConfirmationUrl,
} from './confirmation-url.js';
export type { CustomEnvironment, PaymenntEnvironment } from './environments.js';
export {
  PaymenntAbortError,
  PaymenntApiError,
  PaymenntAuthenticationError,
  PaymenntConfigurationError,
  PaymenntConnectionError,
  PaymenntError,
  type PaymenntErrorCode,
  type PaymenntIssue,
  type PaymenntOutcome,
  PaymenntRateLimitError,
  PaymenntResponseError,
  PaymenntTimeoutError,
  PaymenntValidationError,
} from './errors.js';
export type {
  DriftHookContext,
  HookContext,
  PaymenntHooks,
  ResponseHookContext,
  RetryHookContext,
} from './hooks.js';
export { type Amount, fromMinorUnits, toMinorUnits } from './money.js';
export type { FetchLike, PaymenntClientOptions, RequestOptions } from './options.js';
export type { Page, PagePromise } from './pagination.js';
export type { QueryInput, RawRequest } from './raw-request.js';
export type { BranchesResource } from './resources/branches.js';
export type { CardsResource } from './resources/cards.js';
export type { CheckoutsResource } from './resources/checkouts.js';
export type { PaymentsResource } from './resources/payments.js';
export type { SubscriptionsResource } from './resources/subscriptions.js';
export type { TerminalsResource } from './resources/terminals.js';
export type { WebhooksResource } from './resources/webhooks.js';
export { parseReturnUrl, type ReturnUrlHint } from './return-url.js';
export {
  CHECKOUT_STATUSES,
  type CheckoutStatus,
  type HasCheckoutStatus,
  isAwaitingCapture,
  isCancellable,
  isCheckoutStatus,
  isFinal,
  isPaid,
  isPending,
  isRefundable,
  isRefunded,
  isUnsuccessful,
} from './statuses/checkout.js';
export { PAYMENT_STATUSES, type PaymentStatus } from './statuses/payment.js';
export { SUBSCRIPTION_STATUSES, type SubscriptionStatus } from './statuses/subscription.js';
export type * from './types/branches.js';
export type * from './types/cards.js';
export type * from './types/checkouts.js';
export type * from './types/common.js';
export type * from './types/order.js';
export type * from './types/payments.js';
export type * from './types/subscriptions.js';
export type * from './types/terminals.js';
export type * from './types/verification.js';
export type * from './types/webhooks.js';
export { VERSION } from './version.js';
export type { WebhookBody } from './webhook-body.js';
