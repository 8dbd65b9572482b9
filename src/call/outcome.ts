import type { PaymenntOutcome } from '../errors.js';
import { type Attempt, canHaveBeenSent, type Effect } from './attempt.js';
import { refusalOf } from './retry-policy.js';

/** The outcome of a call, computed from its attempts. Every `outcome` comes from this function. */
export function outcomeOf(effect: Effect, attempts: readonly Attempt[]): PaymenntOutcome {
  const sent = attempts.filter(canHaveBeenSent);
  if (sent.length === 0) return 'not_sent';
  if (effect === 'read') return 'no_effect';
  // A refusal of one attempt proves nothing about an earlier attempt.
  return sent.every((attempt) => refusalOf(attempt) !== undefined) ? 'no_effect' : 'unknown';
}
