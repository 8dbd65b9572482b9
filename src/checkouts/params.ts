import type { OrderParams } from '../shared/order.js';
import type {
  AddressParams,
  Amount,
  CustomerFilter,
  CustomerParams,
  ItemParams,
  NumericId,
  PageParams,
} from '../shared/types.js';
import type { CheckoutStatus } from '../statuses/checkout.js';

export type {
  Checkout,
  CreatedCheckout,
  LinkCheckout,
  QrCheckout,
  TerminalCheckout,
} from './results.js';

/**
 * A checkout on a web page: you send the shopper to `redirectUrl`, the shopper comes back to `returnUrl`.
 *
 * @see https://docs.paymennt.com/api#operation/create-web-checkout
 */
export interface WebCheckoutParams extends OrderParams {
  /** Items of the order; at least one. */
  items: readonly ItemParams[];
  /** The person who buys. */
  customer: CustomerParams;
  /** Billing address. */
  billingAddress: AddressParams;
  /** Delivery address. */
  deliveryAddress?: AddressParams | undefined;
  /**
   * Absolute http or https URL that the shopper comes back to, paid or not. The shop sees `checkout` and `reference`
   * in its query: ids to look up, never a proof of payment.
   */
  returnUrl: string;
}

/**
 * A checkout in a mobile app: your backend creates it, the app shows `redirectUrl` in a webview until that reaches a
 * confirmation endpoint. It has no `returnUrl`.
 *
 * @see https://docs.paymennt.com/api#operation/create-mobile-checkout
 */
export interface MobileCheckoutParams extends OrderParams {
  /** Items of the order; at least one. */
  items: readonly ItemParams[];
  /** The person who buys. */
  customer: CustomerParams;
  /** Billing address. */
  billingAddress: AddressParams;
  /** Delivery address. */
  deliveryAddress?: AddressParams | undefined;
}

/**
 * A payment link: you, or paymennt.com by SMS or e-mail, send `redirectUrl` to the shopper.
 *
 * @see https://docs.paymennt.com/api#operation/create-link-checkout
 */
export interface LinkCheckoutParams extends OrderParams {
  /** What the payment is for; the shopper reads it. */
  description: string;
  /** Items of the order. */
  items?: readonly ItemParams[] | undefined;
  /** Whether paymennt.com sends the link by SMS to `customer.phone`. Default `false`. */
  sendSms?: boolean | undefined;
  /** Whether paymennt.com sends the link to `customer.email`. Default `false`. */
  sendEmail?: boolean | undefined;
  /** The person who pays. */
  customer?: CustomerParams | undefined;
  /** Billing address. */
  billingAddress?: AddressParams | undefined;
  /** Delivery address. */
  deliveryAddress?: AddressParams | undefined;
  /** Minutes until the link stops working: 15 to 10080, which is a week. */
  expiresIn?: number | undefined;
}

/**
 * A QR code that the shopper scans: the answer holds the picture as `base64QR`. It has no delivery address and no
 * `returnUrl`.
 *
 * @see https://docs.paymennt.com/api#operation/create-qr-checkout
 */
export interface QrCheckoutParams extends OrderParams {
  /** What the payment is for; the shopper reads it. */
  description?: string | undefined;
  /** Your name for the device that shows the code. */
  deviceReference?: string | undefined;
  /** Width and height of the picture in pixels: 64 to 1024. Default 300. */
  qrSize?: number | undefined;
  /** Items of the order. */
  items?: readonly ItemParams[] | undefined;
  /** The person who pays. */
  customer?: CustomerParams | undefined;
  /** Billing address. */
  billingAddress?: AddressParams | undefined;
  /** Minutes until the code stops working: 5 to 10080, which is a week. */
  expiresIn?: number | undefined;
}

/**
 * A payment on a card terminal. It has no delivery address and no `returnUrl`.
 *
 * @see https://docs.paymennt.com/api#operation/create-terminal-checkout
 */
export interface TerminalCheckoutParams extends OrderParams {
  /** `id` of the terminal that takes the payment: a string of digits. */
  terminalId: string;
  /** What the payment is for. */
  description?: string | undefined;
  /** Items of the order. */
  items?: readonly ItemParams[] | undefined;
  /** The person who pays. */
  customer?: CustomerParams | undefined;
  /** Billing address. */
  billingAddress?: AddressParams | undefined;
  /** A whole number of 1 or more; minutes, as for links and QR codes, though the API describes neither unit nor bounds here. */
  expiresIn?: number | undefined;
}

/**
 * Which checkouts to search for. All conditions must hold; without any, all checkouts are found.
 *
 * @see https://docs.paymennt.com/api#operation/search-checkouts
 */
export interface CheckoutSearchParams extends PageParams {
  /** How the checkout was created. In capitals: the API refuses `web`, and so does the SDK. */
  type?: 'QR' | 'WEB' | 'MOBILE' | 'LINK' | 'TERMINAL' | (string & {}) | undefined;
  /** Your id of the attempt. */
  requestId?: string | undefined;
  /** Your order number. */
  orderId?: string | undefined;
  /** Any of these states; at least one. `UNKNOWN` is no state of the API: searching for it is refused. */
  status?: readonly CheckoutStatus[] | undefined;
  /** The shopper. */
  customer?: CustomerFilter | undefined;
  /** Only checkouts created after the one with this id. */
  afterId?: NumericId | undefined;
  /** Only checkouts created after this moment: `yyyy-MM-dd HH:mm:ss`. The API does not say in which time zone. */
  afterTimestamp?: string | undefined;
}

/**
 * How much of a paid checkout goes back to the shopper. It is sent in the URL and lands in access logs: keep personal
 * details out of `note`.
 *
 * @see https://docs.paymennt.com/api#operation/refund-checkout
 */
export interface RefundParams {
  /** How much, in major units, above zero, with no more decimals than the currency has. Sent digit for digit. */
  amount: Amount;
  /** ISO 4217 code in capitals: the currency of the checkout. */
  currency: string;
  /** Reason for the refund; not empty. */
  note: string;
  /** Your id for the refund. The API does not document that it refuses a second refund with the same id. */
  referenceId?: string | undefined;
}

/** The order in your own records. `verify` compares a paid checkout with it before you ship anything. */
export interface ExpectedPayment {
  /** The order number that the checkout was created with. */
  orderId: string;
  /** The amount of the order, in major units; `25` and `"25.00"` are the same. */
  amount: Amount;
  /** ISO 4217 code in capitals. */
  currency: string;
}
