import type { Checkout } from './results.js';

declare const paid: unique symbol;

/**
 * A fetched checkout that is `PAID`, for the expected order, amount and currency.
 *
 * Only `checkouts.verify` returns this type. Use it for the parameter of your fulfilment code: then the compiler
 * refuses webhook bodies, return URLs and unchecked checkouts there.
 */
export interface PaidCheckout extends Checkout {
  /** A property that no other object has, so that no other type is assignable to this one. */
  readonly [paid]: true;
  /** Paid, without a refund. */
  status: 'PAID';
  /** The expected order number. */
  orderId: string;
  /** The expected ISO 4217 code. */
  currency: string;
  /** The expected amount, in major units. */
  amount: number;
}

/** A field in which a checkout differs from the expected order. */
export interface VerificationMismatch {
  /** Name of the field. */
  readonly field: 'id' | 'orderId' | 'amount' | 'currency';
  /** The expected value. */
  readonly expected: string | number;
  /** The value from the API; undefined if the API returned none. */
  readonly received: string | number | undefined;
}

/** The checkout pays the expected order. */
export interface VerifiedCheckout {
  /** Whether the checkout may be fulfilled: narrows the type. */
  readonly verified: true;
  /** The proof of payment, for your fulfilment code. */
  readonly checkout: PaidCheckout;
}

/** The checkout must not be fulfilled. */
export interface UnverifiedCheckout {
  /** Whether the checkout may be fulfilled: narrows the type. */
  readonly verified: false;
  /**
   * `mismatch`: the checkout is for another order, amount or currency, whatever its status. Treat this as an attack or
   * a bug. `not_paid`: the checkout is for this order, and `checkout.status` is not `PAID`, or `checkout.totalRefunded`
   * is above zero.
   */
  readonly reason: 'not_paid' | 'mismatch';
  /** The checkout as fetched. */
  readonly checkout: Checkout;
  /** Every field that differs; empty for `not_paid`. */
  readonly mismatches: readonly VerificationMismatch[];
}

/** The result of `checkouts.verify`. */
export type Verification = VerifiedCheckout | UnverifiedCheckout;
