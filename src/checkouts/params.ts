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
 * A checkout on a web page: you send the shopper to `redirectUrl`, and the shopper returns to `returnUrl`.
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
   * Absolute http or https URL to which the shopper returns, paid or not. The gateway adds `checkout` and `reference`
   * to its query: ids of a checkout to fetch, never a proof of payment.
   */
  returnUrl: string;
}

/**
 * A checkout in a mobile app: your backend creates the checkout, and the app shows `redirectUrl` in a webview until the
 * webview reaches a confirmation endpoint. There is no `returnUrl`.
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
  /** Description of the payment, for the shopper. */
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
 * A QR code that the shopper scans: the result holds the picture as `base64QR`. There is no delivery address and no
 * `returnUrl`.
 *
 * @see https://docs.paymennt.com/api#operation/create-qr-checkout
 */
export interface QrCheckoutParams extends OrderParams {
  /** Description of the payment, for the shopper. */
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
 * A payment on a card terminal. There is no delivery address and no `returnUrl`.
 *
 * @see https://docs.paymennt.com/api#operation/create-terminal-checkout
 */
export interface TerminalCheckoutParams extends OrderParams {
  /** `id` of the terminal that takes the payment: a string of digits. */
  terminalId: string;
  /** Description of the payment. */
  description?: string | undefined;
  /** Items of the order. */
  items?: readonly ItemParams[] | undefined;
  /** The person who pays. */
  customer?: CustomerParams | undefined;
  /** Billing address. */
  billingAddress?: AddressParams | undefined;
  /** A whole number of 1 or more. Probably minutes, as for links: the API describes neither unit nor bounds here. */
  expiresIn?: number | undefined;
}

/**
 * The checkouts to search for. A checkout must meet all conditions; without conditions, the search finds all checkouts.
 *
 * @see https://docs.paymennt.com/api#operation/search-checkouts
 */
export interface CheckoutSearchParams extends PageParams {
  /** The kind of checkout, in capitals: the API refuses `web`, and so does the SDK. */
  type?: 'QR' | 'WEB' | 'MOBILE' | 'LINK' | 'TERMINAL' | (string & {}) | undefined;
  /** Your id of the attempt. */
  requestId?: string | undefined;
  /** Your order number. */
  orderId?: string | undefined;
  /** Any of these statuses; at least one. The SDK refuses `UNKNOWN`, which is no status of the API. */
  status?: readonly CheckoutStatus[] | undefined;
  /** The shopper. */
  customer?: CustomerFilter | undefined;
  /** Only checkouts created after the one with this id. */
  afterId?: NumericId | undefined;
  /** Only checkouts created after this time: `yyyy-MM-dd HH:mm:ss`, in an undocumented time zone. */
  afterTimestamp?: string | undefined;
}

/**
 * A refund of all or part of a paid checkout. The parameters travel in the URL, and access logs keep URLs: write
 * nothing personal into `note`.
 *
 * @see https://docs.paymennt.com/api#operation/refund-checkout
 */
export interface RefundParams {
  /** Amount of the refund, in major units, above zero, with no more decimals than the currency has. */
  amount: Amount;
  /** ISO 4217 code of the checkout's currency, in capitals. */
  currency: string;
  /** Reason for the refund; not empty. */
  note: string;
  /** Your id for the refund. The API does not document that it refuses a second refund with the same id. */
  referenceId?: string | undefined;
}

/** The order in your own database, with which `verify` compares a checkout. */
export interface ExpectedPayment {
  /** The order number in the creation of the checkout. */
  orderId: string;
  /** The amount of the order, in major units; `25` and `"25.00"` are the same. */
  amount: Amount;
  /** ISO 4217 code in capitals. */
  currency: string;
}
