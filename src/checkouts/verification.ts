import type { Checkout } from './results.js';

declare const paid: unique symbol;

/**
 * A checkout that was fetched from the API, is `PAID`, and is for the order, amount and currency that were expected.
 *
 * Only `checkouts.verify` makes one: write your fulfilment code against this type, and no webhook body, return URL or
 * unchecked checkout can be handed to it by mistake.
 */
export interface PaidCheckout extends Checkout {
  /** A property that no other object has, so that no other type is assignable to this one. */
  readonly [paid]: true;
  /** It is paid, and no money has gone back to the shopper. */
  status: 'PAID';
  /** The order number that was expected. */
  orderId: string;
  /** ISO 4217 code that was expected. */
  currency: string;
  /** The amount that was expected, in major units. */
  amount: number;
}

/** One field in which a checkout is not the expected one. */
export interface VerificationMismatch {
  /** Which field. */
  readonly field: 'id' | 'orderId' | 'amount' | 'currency';
  /** The expected value. */
  readonly expected: string | number;
  /** The value from the API; undefined if the API returned none. */
  readonly received: string | number | undefined;
}

/** The checkout is paid, and it is the right one. */
export interface VerifiedCheckout {
  /** Whether the checkout may be fulfilled: narrows the type. */
  readonly verified: true;
  /** Proof of payment: the argument for fulfilment code. */
  readonly checkout: PaidCheckout;
}

/** The checkout must not be fulfilled. */
export interface UnverifiedCheckout {
  /** Whether the checkout may be fulfilled: narrows the type. */
  readonly verified: false;
  /**
   * `mismatch`: it is not for this order, amount or currency, whatever its status: treat it as an attack or a bug.
   * `not_paid`: it is the right one, and `checkout.status` says how far it is. It is `PAID` where money went back all
   * the same: `checkout.totalRefunded` is above zero.
   */
  readonly reason: 'not_paid' | 'mismatch';
  /** The checkout as fetched. */
  readonly checkout: Checkout;
  /** Every field that differs; empty for `not_paid`. */
  readonly mismatches: readonly VerificationMismatch[];
}

/** The result of `checkouts.verify`. */
export type Verification = VerifiedCheckout | UnverifiedCheckout;
