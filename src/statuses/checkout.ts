import { knownWord } from '../wire/words.js';

/**
 * Every documented status of a checkout, in the API's own codes. The vendor's mobile guide lists eight;
 * `PENDING_CONFIRMATION` and `CHARGEBACK` come from the vendor's OpenAPI file.
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
 * The status of a checkout. The union is closed, so that the compiler finds a missing case of a `switch`.
 *
 * `UNKNOWN` means that the API sent an undocumented word, which is in `rawStatus`.
 */
export type CheckoutStatus = (typeof CHECKOUT_STATUSES)[number] | 'UNKNOWN';

/** The argument of the predicates: a status, or an object with a status, such as a `Checkout` or a row of your own. */
export type HasCheckoutStatus =
  | CheckoutStatus
  | {
      /** The status. */
      readonly status: CheckoutStatus;
    };

/** The status for a word of the API, in both spellings and in any case. */
export function toCheckoutStatus(word: unknown): CheckoutStatus {
  return knownWord(CHECKOUT_STATUSES, word);
}

/**
 * Whether a value is exactly one of {@link CHECKOUT_STATUSES}. False for labels (`Paid`), lower case and `UNKNOWN`.
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

// Accepts any value, because a predicate must return false for a row that is null, and must not throw.
function among(subject: unknown, statuses: readonly CheckoutStatus[]): boolean {
  const status =
    typeof subject === 'object' && subject !== null ? (subject as { status?: unknown }).status : subject;
  return (statuses as readonly unknown[]).includes(status);
}

/**
 * Whether the shopper has paid, without a refund: `PAID`.
 *
 * The status does not show which order was paid, or how much: call `checkouts.verify` before you ship.
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
 * Whether the shopper can still pay, or the bank has not answered yet: `PENDING`, `PENDING_CONFIRMATION`. Keep the
 * order open.
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
 * Whether the bank has reserved the money: `AUTHORIZED`. Call `payments.capture` or `checkouts.cancel` before the
 * checkout expires.
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
 * Whether the checkout ended without a payment: `FAILED`, `CANCELLED`, `EXPIRED`. The shopper can try again with a new
 * `requestId`.
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
 * Whether all or a part of the money was refunded: `REFUNDED`, `PARTIALLY_REFUNDED`.
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
 * Whether `checkouts.refund` can still refund money: `PAID`, `PARTIALLY_REFUNDED`.
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
 * Whether `checkouts.cancel` can still end the checkout: `PENDING`, `AUTHORIZED`.
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
 * Whether the shopper can do nothing more, so that you can stop polling: `PAID`, `FAILED`, `CANCELLED`, `EXPIRED`,
 * `REFUNDED`, `PARTIALLY_REFUNDED`, `CHARGEBACK`. A refund or a chargeback can still change a final status.
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
