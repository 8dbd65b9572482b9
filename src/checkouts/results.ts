import type { Address, Customer, UsedPaymentMethod } from '../shared/types.js';
import type { CheckoutStatus } from '../statuses/checkout.js';

/**
 * A checkout: one attempt to be paid for one order.
 *
 * Only `id`, `status` and `rawStatus` are sure to be there; the API marks no field of its answers as required. Fields
 * that it sends beyond these are kept at run time.
 *
 * @see https://docs.paymennt.com/api#operation/get-checkout
 */
export interface Checkout {
  /** paymennt.com's id, up to 19 digits as text. Never turn it into a number. */
  id: string;
  /** Status. `PAID` alone does not say which order was paid, or how much: see `checkouts.verify`. */
  status: CheckoutStatus;
  /** The status as the API spelt it, which matters where `status` is `UNKNOWN`. */
  rawStatus: string;
  /** A short key for people to read out: `QS3IM5`. */
  displayId?: string | undefined;
  /** The key that the app SDKs open the payment page with. Anybody who has the key can pay, so treat it as confidential. */
  checkoutKey?: string | undefined;
  /** Your id of this attempt. */
  requestId?: string | undefined;
  /** Your order number. */
  orderId?: string | undefined;
  /** ISO 4217 code of the amounts. */
  currency?: string | undefined;
  /** Amount that the shopper pays, in major units. */
  amount?: number | undefined;
  /** Amount to collect in cash, in major units. */
  cashAmount?: number | undefined;
  /** Sum of the refunds so far, in major units. */
  totalRefunded?: number | undefined;
  /** URL of the payment page, for a redirect or a webview. */
  redirectUrl?: string | undefined;
  /** Payment method of the shopper. Not meaningful before the payment. */
  usedPaymentMethod?: UsedPaymentMethod | undefined;
  /** The person who buys. */
  customer?: Customer | undefined;
  /** Billing address. */
  billingAddress?: Address | undefined;
  /** Delivery address. */
  deliveryAddress?: Address | undefined;
  /** Firebase database with live updates on this checkout. */
  firebaseDatabase?: string | undefined;
  /** Collection in that database. */
  firebaseCollection?: string | undefined;
  /** Document in that collection. */
  firebaseDocument?: string | undefined;
  /** When it was created: ISO 8601 with milliseconds and an offset, such as `2026-01-31T10:00:00.000+04:00`. */
  timestamp?: string | undefined;
  /** Id of the branch that sells. */
  branchId?: string | undefined;
  /** Name of the branch that sells. */
  branchName?: string | undefined;
}

/**
 * A checkout for a web page, an app, a link or a QR code that was just created: it always has a payment page. One for
 * an app always has a `checkoutKey` as well.
 */
export interface CreatedCheckout extends Checkout {
  /** The payment page: where to send the shopper. */
  redirectUrl: string;
}

/**
 * A payment link. Only the answer to its creation, and the payments of a subscription, have the field below.
 *
 * @see https://docs.paymennt.com/api#operation/create-link-checkout
 */
export interface LinkCheckout extends Checkout {
  /** The subscription that the link belongs to, if any. */
  subscriptionId?: string | undefined;
}

/**
 * A QR code checkout. Only the answer to its creation has the field below.
 *
 * @see https://docs.paymennt.com/api#operation/create-qr-checkout
 */
export interface QrCheckout extends Checkout {
  /** The QR code as a PNG, in base64. */
  base64QR?: string | undefined;
}

/**
 * A checkout on a card terminal. Only the answer to its creation has the fields below.
 *
 * @see https://docs.paymennt.com/api#operation/create-terminal-checkout
 */
export interface TerminalCheckout extends Checkout {
  /** The terminal that takes the payment. */
  terminalId?: string | undefined;
  /** The terminal's name. */
  terminalAlias?: string | undefined;
}
