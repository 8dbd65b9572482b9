import type { Amount } from '../money.js';

export type { Amount };

/**
 * An id that the API returns as text and expects as a 64-bit integer (`branchId`, `customerId`).
 *
 * Pass the text that you received, or a `bigint`: the SDK sends the exact digits. The SDK refuses a `number` above
 * 2^53-1, because such a number has lost digits. Never convert an id with `Number(…)`.
 *
 * @see https://docs.paymennt.com/api#operation/create-subscription
 */
export type NumericId = string | bigint | number;

/**
 * A payment method in a request. Any other text passes, so that new methods of the gateway work without a new version
 * of the SDK. The SDK refuses a known method in another spelling (`card`).
 *
 * @see https://docs.paymennt.com/api#operation/create-web-checkout
 */
export type PaymentMethod =
  | 'CARD'
  | 'VISA'
  | 'MASTERCARD'
  | 'AMEX'
  | 'UNIONPAY'
  | 'TABBY'
  | 'CAREEM_PAY'
  | 'POINTCHECKOUT'
  | (string & {});

/**
 * The payment method with which a checkout was paid. The words differ from {@link PaymentMethod}: `CARD` means any card
 * brand, and some words exist here only. Always a code, even if the API sends a label (`Careem pay`).
 *
 * @see https://docs.paymennt.com/api#operation/get-checkout
 */
export type UsedPaymentMethod =
  | 'POINTCHECKOUT'
  | 'CARD'
  | 'TABBY'
  | 'CAREEM_PAY'
  | 'CASH'
  | 'CRYPTO'
  | 'SOLANA_PAY'
  | (string & {});

/**
 * The shopper.
 *
 * The limits of the fields come from the vendor's Java SDK, and are not enforced here.
 */
export interface CustomerParams {
  /**
   * YOUR id for the shopper. The API returns it as `customer.reference`. To store a card, it must have three characters
   * or more. Up to 50 characters (not enforced here).
   */
  id?: string | undefined;
  /** Given name. Up to 60 characters (not enforced here). */
  firstName: string;
  /** Family name. Up to 40 characters (not enforced here). */
  lastName: string;
  /** E-mail address for receipts and payment links. Up to 50 characters (not enforced here). */
  email: string;
  /** Phone number with the calling code, without a plus sign: `971500000000`. Up to 20 digits (not enforced here). */
  phone?: string | undefined;
}

/** A postal address, for billing or delivery. */
export interface AddressParams {
  /** Name of the person or company at this address. Up to 100 characters (not enforced here). */
  name: string;
  /** Street and number. Up to 255 characters (not enforced here). */
  address1: string;
  /** Flat, floor, building. Up to 255 characters (not enforced here). */
  address2?: string | undefined;
  /** Town. Up to 50 characters (not enforced here). */
  city: string;
  /** State, province or emirate. Up to 50 characters (not enforced here). */
  state?: string | undefined;
  /** Postal code. Up to 20 characters (not enforced here). */
  zip?: string | undefined;
  /** ISO 3166-1 code in capitals, two or three letters: `AE` or `ARE`. */
  country: string;
}

/**
 * One line of the order. Prices are in major units, with no more decimals than the currency of the checkout has.
 */
export interface ItemParams {
  /** Name that the shopper sees. Up to 500 characters (not enforced here). */
  name: string;
  /** Your article number. Up to 200 characters (not enforced here). */
  sku?: string | undefined;
  /** Price of one unit. It may be negative, because the API sets no lower bound. */
  unitprice?: Amount | undefined;
  /** Quantity, above zero. It may have decimals: 1.5 metres. */
  quantity: number;
  /** Price of the whole line. It may be negative, because the API sets no lower bound. */
  linetotal: Amount;
}

/** The parts of the amount: each in major units, zero or more, with no more decimals than the currency has. */
export interface TotalsParams {
  /** Sum of the items, before everything else. */
  subtotal: Amount;
  /** Tax on top; `0` when prices include it. */
  tax: Amount;
  /** Charge for shipping. Default: zero. */
  shipping?: Amount | undefined;
  /** Charge for handling. Default: zero. */
  handling?: Amount | undefined;
  /** Discount, without a minus sign. Default: zero. */
  discount?: Amount | undefined;
  /**
   * `false` turns on the check of the sum: subtotal + tax + shipping + handling - discount must then be exactly the
   * amount. The SDK checks this before it sends anything. The API's default is `true`: no check.
   */
  skipTotalsValidation?: boolean | undefined;
}

/**
 * The shopper, as the API returns it.
 *
 * @see https://docs.paymennt.com/api#operation/get-checkout
 */
export interface Customer {
  /** paymennt.com's id for the shopper: the `customerId` of a subscription, NOT the `id` that you sent. */
  id?: string | undefined;
  /** Your id for the shopper, which you sent as `customer.id`. */
  reference?: string | undefined;
  /** Given name. */
  firstName?: string | undefined;
  /** Family name. */
  lastName?: string | undefined;
  /** E-mail address. */
  email?: string | undefined;
  /** Phone number with the country's calling code. */
  phone?: string | undefined;
}

/**
 * An address, as the API returns it.
 *
 * @see https://docs.paymennt.com/api#operation/get-checkout
 */
export interface Address {
  /** Name of the person or company at this address. */
  name?: string | undefined;
  /** Street and number. */
  address1?: string | undefined;
  /** Flat, floor, building. */
  address2?: string | undefined;
  /** Town. */
  city?: string | undefined;
  /** State, province or emirate. */
  state?: string | undefined;
  /** Postal code. */
  zip?: string | undefined;
  /** ISO 3166-1 code of two or three letters, as you sent it. */
  country?: string | undefined;
}

/** The customer whose objects to search for. The customer must match every field. */
export interface CustomerFilter {
  /** YOUR id for the shopper, which you sent as `customer.id`. */
  reference?: string | undefined;
  /** E-mail address. */
  email?: string | undefined;
  /** Phone number, as you sent it. */
  phone?: string | undefined;
}

/** The first page of a list and the number of rows on a page. */
export interface PageParams {
  /** Page number, counted from 0. Default 0. */
  page?: number | undefined;
  /** Items per page, 1 or more. Default 20; the API documents no maximum. */
  size?: number | undefined;
}
