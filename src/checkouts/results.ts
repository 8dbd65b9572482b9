import type { Address, Customer, UsedPaymentMethod } from '../shared/types.js';
import type { CheckoutStatus } from '../statuses/checkout.js';

/**
 * A checkout: one attempt to take the payment for one order.
 *
 * Only `id`, `status` and `rawStatus` are always present, because the API marks no field of its answers as required.
 * The object keeps every other field of the answer at run time.
 *
 * @see https://docs.paymennt.com/api#operation/get-checkout
 */
export interface Checkout {
  /** paymennt.com's id, up to 19 digits as text. Never turn it into a number. */
  id: string;
  /** Status. `PAID` alone does not show which order was paid, or how much: see `checkouts.verify`. */
  status: CheckoutStatus;
  /** The API's own word for the status, for the case that `status` is `UNKNOWN`. */
  rawStatus: string;
  /** A short id that people can read aloud: `QS3IM5`. */
  displayId?: string | undefined;
  /** The key with which the vendor's app SDKs open the payment page. Keep it confidential: anybody can pay with it. */
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
  /** Sum of the refunds so far, in major units; `NaN` if the API sent no readable amount. */
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
  /** Time of creation: ISO 8601 with milliseconds and an offset, such as `2026-01-31T10:00:00.000+04:00`. */
  timestamp?: string | undefined;
  /** Id of the branch that sells. */
  branchId?: string | undefined;
  /** Name of the branch that sells. */
  branchName?: string | undefined;
}

/**
 * A new checkout for a web page, an app, a link or a QR code: it always has a payment page. A checkout for an app also
 * has a `checkoutKey`.
 */
export interface CreatedCheckout extends Checkout {
  /** URL of the payment page, to which you send the shopper. */
  redirectUrl: string;
}

/**
 * A payment link. Only the result of its creation and the payments of a subscription have the field below.
 *
 * @see https://docs.paymennt.com/api#operation/create-link-checkout
 */
export interface LinkCheckout extends Checkout {
  /** The subscription that the link belongs to, if any. */
  subscriptionId?: string | undefined;
}

/**
 * A QR code checkout. Only the result of its creation has the field below.
 *
 * @see https://docs.paymennt.com/api#operation/create-qr-checkout
 */
export interface QrCheckout extends Checkout {
  /** The QR code as a PNG, in base64. */
  base64QR?: string | undefined;
}

/**
 * A checkout on a card terminal. Only the result of its creation has the fields below.
 *
 * @see https://docs.paymennt.com/api#operation/create-terminal-checkout
 */
export interface TerminalCheckout extends Checkout {
  /** The terminal that takes the payment. */
  terminalId?: string | undefined;
  /** The terminal's name. */
  terminalAlias?: string | undefined;
}
