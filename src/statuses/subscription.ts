import { knownWord } from '../internal/words.js';

/** Every documented state of a subscription. */
export const SUBSCRIPTION_STATUSES = ['ACTIVE', 'INACTIVE', 'ARCHIVED', 'EXPIRED'] as const;

/** The state of a subscription. "Paused" has no word of its own; `UNKNOWN` is a word nobody documented. */
export type SubscriptionStatus = (typeof SUBSCRIPTION_STATUSES)[number] | 'UNKNOWN';

/** The status that a word from the wire means; both spellings, any case. */
export function toSubscriptionStatus(word: unknown): SubscriptionStatus {
  return knownWord(SUBSCRIPTION_STATUSES, word);
}
