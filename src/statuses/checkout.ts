import { knownWord } from '../wire/words.js';

/**
 * Every documented state of a checkout, in the API's own codes.
 *
 * The vendor's mobile guide lists eight; `PENDING_CONFIRMATION` and `CHARGEBACK` come from its OpenAPI file.
 * `UNKNOWN`, which {@link CheckoutStatus} adds, is the SDK's word for a status that neither names.
 *
 * @see https://docs.paymennt.com/docs/integrate/merchant-api/mobile-payment
 * @example
 * ```ts
 * import { CHECKOUT_STATUSES } from 'paymennt';
 *
 * console.log(CHECKOUT_STATUSES.join(' '));
 * ```
 */
export const CHECKOUT_STATUSES = [
  'PENDING',
  'AUTHORIZED',
  'PENDING_CONFIRMATION',
  'PAID',
  'FAILED',
  'CANCELLED',
  'EXPIRED',
  'REFUNDED',
  'PARTIALLY_REFUNDED',
  'CHARGEBACK',
] as const;

/**
 * The state of a checkout. A closed union, so that a `switch` over it is checked for completeness.
 *
 * `UNKNOWN` stands for an undocumented word from the API; the text itself is in `rawStatus`.
 */
export type CheckoutStatus = (typeof CHECKOUT_STATUSES)[number] | 'UNKNOWN';

/** What the predicates take: a status, or an object that has one (a `Checkout`, a row of your own). */
export type HasCheckoutStatus =
  | CheckoutStatus
  | {
      /** As a `Checkout` has it. */
      readonly status: CheckoutStatus;
    };

/** The status that a word from the wire means; both spellings, any case. */
export function toCheckoutStatus(word: unknown): CheckoutStatus {
  return knownWord(CHECKOUT_STATUSES, word);
}

/**
 * Whether a value is exactly one of {@link CHECKOUT_STATUSES}. Labels (`Paid`), other cases and `UNKNOWN` are not.
 *
 * @example
 * ```ts
 * import { isCheckoutStatus } from 'paymennt';
 *
 * const stored: string = 'PAID';
 * if (isCheckoutStatus(stored)) console.log(stored);
 * ```
 */
export function isCheckoutStatus(value: unknown): value is (typeof CHECKOUT_STATUSES)[number] {
  return (CHECKOUT_STATUSES as readonly unknown[]).includes(value);
}

// Accepts any value on purpose: for a row that is null, a predicate must return false and not throw during fulfilment.
function among(subject: unknown, statuses: readonly CheckoutStatus[]): boolean {
  const status =
    typeof subject === 'object' && subject !== null ? (subject as { status?: unknown }).status : subject;
  return (statuses as readonly unknown[]).includes(status);
}

/**
 * The shopper paid and nothing has been given back: `PAID`.
 *
 * It does not show which order was paid, or how much: call `checkouts.verify` before you ship.
 *
 * @example
 * ```ts
 * import { isPaid } from 'paymennt';
 *
 * isPaid('PAID'); // true
 * isPaid({ status: 'AUTHORIZED' }); // false
 * ```
 */
export function isPaid(subject: HasCheckoutStatus): boolean {
  return among(subject, ['PAID']);
}

/**
 * The shopper may still pay, or the bank has not answered yet: `PENDING`, `PENDING_CONFIRMATION`. Keep the order open.
 *
 * @example
 * ```ts
 * import { isPending } from 'paymennt';
 *
 * isPending('PENDING_CONFIRMATION'); // true
 * ```
 */
export function isPending(subject: HasCheckoutStatus): boolean {
  return among(subject, ['PENDING', 'PENDING_CONFIRMATION']);
}

/**
 * The money is reserved and waits for `payments.capture` or `checkouts.cancel` before the checkout expires: `AUTHORIZED`.
 *
 * @example
 * ```ts
 * import { isAwaitingCapture } from 'paymennt';
 *
 * isAwaitingCapture('AUTHORIZED'); // true
 * ```
 */
export function isAwaitingCapture(subject: HasCheckoutStatus): boolean {
  return among(subject, ['AUTHORIZED']);
}

/**
 * It ended without money: `FAILED`, `CANCELLED`, `EXPIRED`. The shopper may try again with a new `requestId`.
 *
 * @example
 * ```ts
 * import { isUnsuccessful } from 'paymennt';
 *
 * isUnsuccessful('EXPIRED'); // true
 * ```
 */
export function isUnsuccessful(subject: HasCheckoutStatus): boolean {
  return among(subject, ['FAILED', 'CANCELLED', 'EXPIRED']);
}

/**
 * All or part of the money went back to the shopper: `REFUNDED`, `PARTIALLY_REFUNDED`.
 *
 * @example
 * ```ts
 * import { isRefunded } from 'paymennt';
 *
 * isRefunded('PARTIALLY_REFUNDED'); // true
 * ```
 */
export function isRefunded(subject: HasCheckoutStatus): boolean {
  return among(subject, ['REFUNDED', 'PARTIALLY_REFUNDED']);
}

/**
 * `checkouts.refund` can still give something back: `PAID`, `PARTIALLY_REFUNDED`.
 *
 * @example
 * ```ts
 * import { isRefundable } from 'paymennt';
 *
 * isRefundable('REFUNDED'); // false
 * ```
 */
export function isRefundable(subject: HasCheckoutStatus): boolean {
  return among(subject, ['PAID', 'PARTIALLY_REFUNDED']);
}

/**
 * `checkouts.cancel` can still end it: `PENDING`, `AUTHORIZED`.
 *
 * @example
 * ```ts
 * import { isCancellable } from 'paymennt';
 *
 * isCancellable('PAID'); // false
 * ```
 */
export function isCancellable(subject: HasCheckoutStatus): boolean {
  return among(subject, ['PENDING', 'AUTHORIZED']);
}

/**
 * The shopper can do nothing more: `PAID`, `FAILED`, `CANCELLED`, `EXPIRED`, `REFUNDED`, `PARTIALLY_REFUNDED`,
 * `CHARGEBACK`. Stop polling. A final status can still change by a refund or a chargeback.
 *
 * @example
 * ```ts
 * import { isFinal } from 'paymennt';
 *
 * isFinal('AUTHORIZED'); // false
 * ```
 */
export function isFinal(subject: HasCheckoutStatus): boolean {
  return among(subject, [
    'PAID',
    'FAILED',
    'CANCELLED',
    'EXPIRED',
    'REFUNDED',
    'PARTIALLY_REFUNDED',
    'CHARGEBACK',
  ]);
}
