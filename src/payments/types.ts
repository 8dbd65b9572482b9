import type { Checkout } from '../checkouts/params.js';
import type { OrderParams } from '../shared/order.js';
import type { AddressParams, CustomerParams, ItemParams } from '../shared/types.js';
import type { PaymentStatus } from '../statuses/payment.js';

/** A card that the shopper has just typed into the vendor's card form on your page. */
export interface TokenPaymentSource {
  /** Marks `token` as a card token from the card form. */
  type: 'TOKEN';
  /** Token from the card form on your page, for one checkout: `ptk_…`. A secret: keep it out of logs. */
  token: string;
  /**
   * Whether to store the card for later payments. The customer then needs an `id` of three characters or more, in
   * `checkoutDetails.customer` or in the creation of the checkout. Default `false`.
   */
  storeCardDetails?: boolean | undefined;
}

/**
 * A stored card.
 *
 * For `ECOMMERCE`, the vendor's server seems to need `shopperIpAddress` and `browserInfo` for 3-D Secure. The documents
 * do not say this, and the SDK does not enforce it.
 */
export interface StoredCardPaymentSource {
  /** Marks `token` as the token of a stored card. */
  type: 'STORED_CARD';
  /** The stored card's `token`: `ctk_…`. A secret: keep it out of logs. */
  token: string;
  /**
   * Whether the shopper takes part: `ECOMMERCE` if the shopper is buying now, `UNSCHEDULED` or `SUBSCRIPTION` if you
   * start the payment. The SDK sends any other text unchanged. Default `ECOMMERCE`.
   */
  shopperInteraction?: 'ECOMMERCE' | 'UNSCHEDULED' | 'SUBSCRIPTION' | (string & {}) | undefined;
  /** IP address of the shopper's request, IPv4 or IPv6. */
  shopperIpAddress?: string | undefined;
  /** The shopper's browser, for 3-D Secure. */
  browserInfo?: BrowserInfo | undefined;
  /** The card's security code, if the shopper typed it again: banks then approve more often. Never store it. */
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
 * The checkout that a payment creates: as a web checkout, but addresses and `returnUrl` are optional.
 *
 * @see https://docs.paymennt.com/api#operation/create-payment
 */
export interface PaymentCheckoutDetails extends OrderParams {
  /** Items of the order; at least one. */
  items: readonly ItemParams[];
  /** The person who buys. With `storeCardDetails`, its `id` needs three characters or more. */
  customer: CustomerParams;
  /** Billing address. The vendor's server seems to need it for 3-D Secure; not enforced here. */
  billingAddress?: AddressParams | undefined;
  /** Delivery address. */
  deliveryAddress?: AddressParams | undefined;
  /**
   * Absolute http or https URL to which the shopper returns after 3-D Secure. The vendor's server seems to need it for
   * 3-D Secure; not enforced here.
   */
  returnUrl?: string | undefined;
}

/**
 * A payment for an existing checkout.
 *
 * @see https://docs.paymennt.com/api#operation/create-payment
 */
export interface CheckoutPaymentParams {
  /** Source of the money. */
  source: PaymentSource;
  /** The `id` of the checkout to pay. The card token works for no other checkout afterwards. */
  checkoutId: string;
  /** Not together with `checkoutId`. */
  checkoutDetails?: undefined;
}

/**
 * A payment that also creates its checkout.
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
 * A payment by card, with exactly one of `checkoutId` (an existing checkout) and `checkoutDetails` (a new checkout).
 *
 * @see https://docs.paymennt.com/api#operation/create-payment
 */
export type PaymentParams = CheckoutPaymentParams | DirectPaymentParams;

/**
 * A payment: one movement of money for a checkout.
 *
 * Only `id`, `status` and `rawStatus` are always present, because the API marks no field of its answers as required.
 * The object keeps every other field of the answer at run time.
 *
 * @see https://docs.paymennt.com/api#operation/get-payment
 */
export interface Payment {
  /** paymennt.com's id, up to 19 digits as text. Never turn it into a number. */
  id: string;
  /** Status. Money has moved at `CAPTURED` only. At `REDIRECT`, the shopper must go to `redirectUrl`. */
  status: PaymentStatus;
  /** The API's own word for the status, for the case that `status` is `UNKNOWN`. */
  rawStatus: string;
  /** Amount, in major units. */
  amount?: number | undefined;
  /** ISO 4217 code of the amount. */
  currency?: string | undefined;
  /** The 3-D Secure page for the shopper. Only the result of the creation has this field. */
  redirectUrl?: string | undefined;
  /** Time of creation: ISO 8601 with milliseconds and an offset. */
  timestamp?: string | undefined;
  /** The paid checkout. */
  checkoutDetails?: Checkout | undefined;
}
