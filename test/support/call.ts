import { onTestFinished } from 'vitest';
import { Call, type Effect } from '../../src/call/call.js';
import type { CallOptions } from '../../src/config/options.js';

/** A call that has just begun; its timer ends with the test. */
export function newCall(effect: Effect = 'read', options: Partial<CallOptions> = {}): Call {
  const call = new Call('checkouts.get', effect, {
    signal: undefined,
    headers: {},
    timeoutMs: 5_000,
    attemptTimeoutMs: 1_000,
    maxRetries: 2,
    ...options,
  });
  onTestFinished(() => call.deadline.release());
  return call;
}

/** A call with one request on its way. */
export function sentCall(effect: Effect, options: Partial<CallOptions> = {}): Call {
  const call = newCall(effect, options);
  call.begin();
  return call;
}
