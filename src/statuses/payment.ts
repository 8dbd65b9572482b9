import { knownWord } from '../wire/words.js';

/**
 * Every documented status of a payment. Money has moved only at `CAPTURED`.
 *
 * @see https://docs.paymennt.com/api#operation/get-payment
 * @example
 * ```ts
 * import { PAYMENT_STATUSES } from 'paymennt';
 *
 * // A constraint for the column with the status.
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
 * The status of a payment, in other words than {@link CheckoutStatus}: success is `CAPTURED`, not `PAID`. At
 * `REDIRECT`, send the shopper to `redirectUrl` for 3-D Secure. `UNKNOWN` means that the API sent an undocumented word.
 *
 * @see https://docs.paymennt.com/api#operation/get-payment
 */
export type PaymentStatus = (typeof PAYMENT_STATUSES)[number] | 'UNKNOWN';

/** The status for a word of the API, in both spellings and in any case. */
export function toPaymentStatus(word: unknown): PaymentStatus {
  return knownWord(PAYMENT_STATUSES, word);
}
