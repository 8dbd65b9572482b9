import type { Checkout } from '../checkouts/params.js';
import type { OrderParams } from '../shared/order.js';
import type { AddressParams, CustomerParams, ItemParams } from '../shared/types.js';
import type { PaymentStatus } from '../statuses/payment.js';

/** A card that the shopper has just typed into the vendor's card form on your page. */
export interface TokenPaymentSource {
  /** Marks `token` as a card token from the card form. */
  type: 'TOKEN';
  /** Token from the card form on your page: `ptk_…`. It works for one checkout. It is a secret: keep it out of logs. */
  token: string;
  /**
   * Whether to keep the card for later payments. The customer then needs an `id` of three characters or more: in
   * `checkoutDetails.customer`, or where the checkout was created. Default `false`.
   */
  storeCardDetails?: boolean | undefined;
}

/**
 * A card that was stored before.
 *
 * For `ECOMMERCE`, the vendor's server seems to want `shopperIpAddress` and `browserInfo`, for 3-D Secure. Its
 * documents do not say so, and it is not enforced here.
 */
export interface StoredCardPaymentSource {
  /** Marks `token` as the token of a stored card. */
  type: 'STORED_CARD';
  /** The stored card's `token`: `ctk_…`. A secret, keep it out of logs. */
  token: string;
  /**
   * Whether the shopper takes part: `ECOMMERCE` is there and buys, `UNSCHEDULED` and `SUBSCRIPTION` are payments that
   * you start. Any other text is passed on. Default `ECOMMERCE`.
   */
  shopperInteraction?: 'ECOMMERCE' | 'UNSCHEDULED' | 'SUBSCRIPTION' | (string & {}) | undefined;
  /** The address that the shopper's request came from, IPv4 or IPv6. */
  shopperIpAddress?: string | undefined;
  /** The shopper's browser, for 3-D Secure. */
  browserInfo?: BrowserInfo | undefined;
  /** The card's security code, when the shopper has typed it again: it raises the odds of approval. Never store it. */
  cvv?: string | undefined;
}

/** Source of the money: a card token or a stored card, by `type`. */
export type PaymentSource = TokenPaymentSource | StoredCardPaymentSource;

/** Facts about the shopper's browser, collected by a script on your page and passed through your backend. */
export interface BrowserInfo {
  /** `window.screen.width`, in pixels; 1 or more. */
  screenWidth: number;
  /** `window.screen.height`, in pixels; 1 or more. */
  screenHeight: number;
  /** `window.screen.colorDepth`, in bits; 1 or more. */
  colorDepth: number;
  /** `window.navigator.userAgent`. */
  userAgent: string;
  /** `new Date().getTimezoneOffset()`: minutes from local time to UTC, negative east of Greenwich: -240 in Dubai. */
  timeZoneOffset: number;
  /** `window.navigator.language`: `en-US`. */
  language?: string | undefined;
  /** `window.navigator.javaEnabled()`. */
  javaEnabled?: boolean | undefined;
  /** The `Accept` header of the shopper's request to your backend. */
  acceptHeader: string;
}

/**
 * The checkout that a payment creates on the way: like a web checkout, but addresses and `returnUrl` may be absent.
 *
 * @see https://docs.paymennt.com/api#operation/create-payment
 */
export interface PaymentCheckoutDetails extends OrderParams {
  /** Items of the order; at least one. */
  items: readonly ItemParams[];
  /** The person who buys. With `storeCardDetails`, its `id` needs three characters or more. */
  customer: CustomerParams;
  /** Billing address. The vendor's server seems to want it for 3-D Secure; not enforced here. */
  billingAddress?: AddressParams | undefined;
  /** Delivery address. */
  deliveryAddress?: AddressParams | undefined;
  /**
   * Absolute http or https URL that the shopper comes back to after 3-D Secure. The vendor's server seems to want it
   * then; not enforced here.
   */
  returnUrl?: string | undefined;
}

/**
 * Pays a checkout that exists already.
 *
 * @see https://docs.paymennt.com/api#operation/create-payment
 */
export interface CheckoutPaymentParams {
  /** Source of the money. */
  source: PaymentSource;
  /** The `id` of the checkout to pay. A card token cannot be used for another one afterwards. */
  checkoutId: string;
  /** Not together with `checkoutId`. */
  checkoutDetails?: undefined;
}

/**
 * Creates a checkout and pays it, in one call.
 *
 * @see https://docs.paymennt.com/api#operation/create-payment
 */
export interface DirectPaymentParams {
  /** Source of the money. */
  source: PaymentSource;
  /** The checkout to create and pay. */
  checkoutDetails: PaymentCheckoutDetails;
  /** Not together with `checkoutDetails`. */
  checkoutId?: undefined;
}

/**
 * A payment by card, for a checkout that exists (`checkoutId`) or one that comes with it (`checkoutDetails`): exactly
 * one of the two.
 *
 * @see https://docs.paymennt.com/api#operation/create-payment
 */
export type PaymentParams = CheckoutPaymentParams | DirectPaymentParams;

/**
 * A payment: one movement of money for a checkout.
 *
 * Only `id`, `status` and `rawStatus` are sure to be there; the API marks no field of its answers as required. Fields
 * that it sends beyond these are kept at run time.
 *
 * @see https://docs.paymennt.com/api#operation/get-payment
 */
export interface Payment {
  /** paymennt.com's id, up to 19 digits as text. Never turn it into a number. */
  id: string;
  /** Status. The money has moved at `CAPTURED`; at `REDIRECT` the shopper has to go to `redirectUrl` first. */
  status: PaymentStatus;
  /** The status as the API spelt it, which matters where `status` is `UNKNOWN`. */
  rawStatus: string;
  /** How much, in major units. */
  amount?: number | undefined;
  /** ISO 4217 code of the amount. */
  currency?: string | undefined;
  /** The 3-D Secure page to send the shopper to. Only the answer to the creation has it. */
  redirectUrl?: string | undefined;
  /** When it was created: ISO 8601 with milliseconds and an offset. */
  timestamp?: string | undefined;
  /** The checkout that it pays. */
  checkoutDetails?: Checkout | undefined;
}
