/**
 * Typed server-side SDK for the paymennt.com payment gateway.
 *
 * @module paymennt
 */

export type { BranchesResource } from './branches/resource.js';
export type * from './branches/types.js';
export type { Page, PagePromise } from './call/pages.js';
export type { QueryInput, RawRequest } from './call/raw-request.js';
export type { CardsResource } from './cards/resource.js';
export type * from './cards/types.js';
export {
  type ConfirmationEndpoint,
  confirmationUrls,
  isConfirmationUrl,
  matchConfirmationUrl,
} from './checkouts/confirmation-url.js';
export type * from './checkouts/params.js';
export type { CheckoutsResource } from './checkouts/resource.js';
export { parseReturnUrl, type ReturnUrlHint } from './checkouts/return-url.js';
export type * from './checkouts/verification.js';
export type { WebhookBody } from './checkouts/webhook-body.js';
export { PaymenntClient } from './client.js';
export type { CustomEnvironment, PaymenntEnvironment } from './config/environments.js';
export type { FetchLike } from './config/fetch-like.js';
export type {
  DriftHookContext,
  HookContext,
  PaymenntHooks,
  ResponseHookContext,
  RetryHookContext,
} from './config/hooks.js';
export type { PaymenntClientOptions, RequestOptions } from './config/options.js';
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
export { type Amount, fromMinorUnits, toMinorUnits } from './money.js';
export type { PaymenntOperation } from './operations.js';
export type { PaymentsResource } from './payments/resource.js';
export type * from './payments/types.js';
export type * from './shared/order.js';
export type * from './shared/types.js';
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
export type { SubscriptionsResource } from './subscriptions/resource.js';
export type * from './subscriptions/types.js';
export type { TerminalsResource } from './terminals/resource.js';
export type * from './terminals/types.js';
export { VERSION } from './version.js';
export type { WebhooksResource } from './webhooks/resource.js';
export type * from './webhooks/types.js';
