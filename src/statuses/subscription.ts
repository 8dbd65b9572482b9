import { knownWord } from '../wire/words.js';

/**
 * Every documented status of a subscription.
 *
 * @see https://docs.paymennt.com/api#operation/search-subscriptions
 * @example
 * ```ts
 * // example.mjs
 * import { PaymenntClient, SUBSCRIPTION_STATUSES } from 'paymennt';
 *
 * const paymennt = PaymenntClient.fromEnv();
 * const idle = SUBSCRIPTION_STATUSES.filter((status) => status !== 'ACTIVE');
 * for await (const subscription of paymennt.subscriptions.search({ status: idle })) {
 *   console.log(subscription.displayId, subscription.status);
 * }
 * ```
 */
export const SUBSCRIPTION_STATUSES = ['ACTIVE', 'INACTIVE', 'ARCHIVED', 'EXPIRED'] as const;

/**
 * The status of a subscription. The API has no word for a paused subscription. `UNKNOWN` means that the API sent an
 * undocumented word.
 *
 * @see https://docs.paymennt.com/api#operation/get-subscription
 */
export type SubscriptionStatus = (typeof SUBSCRIPTION_STATUSES)[number] | 'UNKNOWN';

/** The status for a word of the API, in both spellings and in any case. */
export function toSubscriptionStatus(word: unknown): SubscriptionStatus {
  return knownWord(SUBSCRIPTION_STATUSES, word);
}
