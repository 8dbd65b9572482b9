/**
 * For the app itself: React Native, Expo, Capacitor, NativeScript, or a web page that opens the pay page in a frame.
 * It finds out when a webview has reached a confirmation endpoint. No part of it needs the API secret.
 *
 * @module paymennt/app
 */
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
} from '../statuses/checkout.js';
export type { PaymentStatus } from '../statuses/payment.js';
export type { SubscriptionStatus } from '../statuses/subscription.js';
export { type ConfirmationPlace, isConfirmationUrl } from './confirmation-url.js';
export { onConfirmation, type WebviewEvent } from './on-confirmation.js';
