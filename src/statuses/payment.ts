import { knownWord } from '../wire/words.js';

/**
 * Every documented state of a payment. Money has moved only at `CAPTURED`.
 *
 * @see https://docs.paymennt.com/api#operation/get-payment
 * @example
 * ```ts
 * import { PAYMENT_STATUSES } from 'paymennt';
 *
 * // For the column that keeps it.
 * const words = [...PAYMENT_STATUSES, 'UNKNOWN'].map((word) => `'${word}'`);
 * console.log(`CHECK (payment_status IN (${words.join(', ')}))`);
 * ```
 */
export const PAYMENT_STATUSES = [
  'REDIRECT',
  'VOIDED',
  'FAILED',
  'REJECTED',
  'REVERSED',
  'PARTIALLY_REVERSED',
  'AUTHORIZED',
  'CAPTURED',
  'UNSUPPORTED',
  'CHARGEBACK',
] as const;

/**
 * The state of a payment: another set of words than {@link CheckoutStatus}. Success is `CAPTURED`, not `PAID`;
 * `REDIRECT` asks you to send the shopper to `redirectUrl` for 3-D Secure. `UNKNOWN` is an undocumented word.
 *
 * @see https://docs.paymennt.com/api#operation/get-payment
 */
export type PaymentStatus = (typeof PAYMENT_STATUSES)[number] | 'UNKNOWN';

/** The status that a word from the wire means; both spellings, any case. */
export function toPaymentStatus(word: unknown): PaymentStatus {
  return knownWord(PAYMENT_STATUSES, word);
}
