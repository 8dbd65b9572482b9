import type { Checkout } from './checkout-results.js';

declare const paid: unique symbol;

/**
 * A checkout that was fetched from the API, is `PAID`, and is for the order, amount and currency that were expected.
 *
 * Only `checkouts.verify` makes one: write your fulfilment code against this type, and no webhook body, return URL or
 * unchecked checkout can be handed to it by mistake.
 *
 * @example
 * ```ts
 * import type { PaidCheckout } from 'paymennt';
 *
 * function ship(checkout: PaidCheckout): void {
 *   console.log(`order ${checkout.orderId} is paid: ${checkout.currency} ${checkout.amount}`);
 * }
 * ```
 */
export interface PaidCheckout extends Checkout {
  /** What no other object has, so that nothing else passes for one of these. */
  readonly [paid]: true;
  /** It is paid, and nothing has been given back. */
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
  /** What was expected. */
  readonly expected: string | number;
  /** What the API says; undefined when it says nothing. */
  readonly received: string | number | undefined;
}

/** The checkout is paid, and it is the right one. */
export interface VerifiedCheckout {
  /** Whether the checkout may be fulfilled: narrows the type. */
  readonly verified: true;
  /** Proof of payment: what fulfilment code takes. */
  readonly checkout: PaidCheckout;
}

/** The checkout must not be fulfilled. */
export interface UnverifiedCheckout {
  /** Whether the checkout may be fulfilled: narrows the type. */
  readonly verified: false;
  /**
   * `mismatch`: it is not for this order, amount or currency, whatever its status: treat it as an attack or a bug.
   * `not_paid`: it is the right one, and `checkout.status` says how far it is.
   */
  readonly reason: 'not_paid' | 'mismatch';
  /** The checkout as fetched. */
  readonly checkout: Checkout;
  /** Every field that differs; empty for `not_paid`. */
  readonly mismatches: readonly VerificationMismatch[];
}

/** What `checkouts.verify` found. */
export type Verification = VerifiedCheckout | UnverifiedCheckout;
