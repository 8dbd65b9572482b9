import type { CallOptions } from '../config/options.js';
import type { PaymenntOutcome } from '../errors.js';
import type { PaymenntOperation } from '../operations.js';
import { Deadline } from './deadline.js';

/** Whether an operation can change anything at the gateway. */
export type Effect = 'read' | 'write';

/** One call of one method: its limits, and what is known of its fate so far. */
export class Call {
  readonly operation: PaymenntOperation;
  readonly effect: Effect;
  readonly options: CallOptions;
  readonly deadline: Deadline;
  /** HTTP requests made so far. */
  attempts = 0;
  /** What can have happened at the gateway, if the call ended now. */
  outcome: PaymenntOutcome = 'not_sent';
  /** How long the last answer asked us to wait. */
  retryAfterMs: number | undefined;
  #outcomeBefore: PaymenntOutcome = 'not_sent';

  constructor(operation: PaymenntOperation, effect: Effect, options: CallOptions) {
    this.operation = operation;
    this.effect = effect;
    this.options = options;
    this.deadline = new Deadline(options.timeoutMs, options.signal);
  }

  /** A request is on its way: until it is answered, a write may have happened. */
  begin(): void {
    this.attempts += 1;
    this.retryAfterMs = undefined;
    this.#outcomeBefore = this.outcome;
    this.outcome = this.effect === 'read' ? 'no_effect' : 'unknown';
  }

  /** The request never left: nothing is different from before it. */
  neverSent(): void {
    this.outcome = this.#outcomeBefore;
  }

  /** The request was refused. That says nothing about an earlier one whose fate is unknown. */
  refused(): void {
    if (this.#outcomeBefore !== 'unknown') this.outcome = 'no_effect';
  }
}
