import { knownWord } from '../wire/words.js';

/**
 * Every documented state of a subscription.
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
 * The state of a subscription. "Paused" has no word of its own; `UNKNOWN` is an undocumented word.
 *
 * @see https://docs.paymennt.com/api#operation/get-subscription
 */
export type SubscriptionStatus = (typeof SUBSCRIPTION_STATUSES)[number] | 'UNKNOWN';

/** The status that a word from the wire means; both spellings, any case. */
export function toSubscriptionStatus(word: unknown): SubscriptionStatus {
  return knownWord(SUBSCRIPTION_STATUSES, word);
}
