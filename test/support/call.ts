import { onTestFinished } from 'vitest';
import { Deadline } from '../../src/call/deadline.js';
import type { FailedCall } from '../../src/call/failures.js';
import type { CallOptions } from '../../src/config/options.js';
import type { PaymenntOutcome } from '../../src/errors.js';

/** A call as errors see it; its timer ends with the test. */
export function failedCall(outcome: PaymenntOutcome, options: Partial<CallOptions> = {}): FailedCall {
  const complete = {
    signal: undefined,
    headers: {},
    timeoutMs: 5_000,
    attemptTimeoutMs: 1_000,
    maxRetries: 2,
    ...options,
  };
  const deadline = new Deadline(complete.timeoutMs, complete.signal);
  onTestFinished(() => deadline.release());
  return { operation: 'checkouts.get', outcome, options: complete, deadline };
}
