import ky from 'ky';
import { callHook, type HookContext, responseContext } from '../config/hooks.js';
import type { CallOptions, ClientConfig } from '../config/options.js';
import type { PaymenntOperation } from '../operations.js';
import { type Attempt, type Effect, isSuccess } from './attempt.js';
import type { Deadline } from './deadline.js';
import { type RunningAttempt, startAttempt } from './fetch-attempt.js';
import { isRepeatable, reasonOf, waitMs } from './retry-policy.js';
import type { WireRequest } from './wire-request.js';

/** The facts about a call that the transport needs. */
export interface Sending {
  readonly operation: PaymenntOperation;
  readonly effect: Effect;
  readonly options: CallOptions;
  readonly deadline: Deadline;
  /** Earlier attempts of the same request. */
  readonly earlier: readonly Attempt[];
  /** HTTP requests of the call so far, look-ups included. */
  readonly requests: number;
}

// ky receives this object in place of the answer, because ky 2 would read the body of a 400 a second time.
const SUCCESS = { ok: true } as Response;

/**
 * Sends a request, and repeats it as the retry policy decides, until an answer arrives or the call ends.
 *
 * ky counts the attempts, times them out and waits between them. Only the deadline waits for ky.
 *
 * @returns the attempts, in order; empty if the call ended before the first one.
 */
export async function send(
  request: WireRequest,
  { operation, effect, options, deadline, earlier, requests }: Sending,
  config: ClientConfig,
): Promise<readonly Attempt[]> {
  const { method, urlTemplate } = request;
  const { hooks } = config;
  const attempts: Attempt[] = [];
  let running: RunningAttempt | undefined;
  let delayMs = 0;

  const contextOf = (attempt: number): HookContext => ({ operation, method, urlTemplate, attempt });

  async function attempt(): Promise<Response> {
    callHook(hooks.onRequest, contextOf(requests + attempts.length + 1));
    // The hook may have aborted the call.
    if (deadline.ended) throw new Error('The call is over.');
    const startedAt = performance.now();
    running = startAttempt(request, options.headers, config);
    const made = await running.settled;
    attempts.push(made);
    if (made.kind === 'answered') {
      const { status } = made;
      const durationMs = performance.now() - startedAt;
      const context = { ...contextOf(requests + attempts.length), status, durationMs };
      callHook(hooks.onResponse, responseContext(context, made.header));
      if (isSuccess(made)) return SUCCESS;
    }
    throw new Error('The attempt did not succeed.');
  }

  async function shouldRetry({ retryCount }: { retryCount: number }): Promise<boolean> {
    // The attempt is still under way if ky has timed it out.
    await running?.giveUp();
    const last = attempts.at(-1);
    if (deadline.ended || !last || !isRepeatable(effect, [...earlier, ...attempts])) return false;
    delayMs = waitMs(effect, retryCount, last.retryAfterMs);
    // If the wait would end after the deadline, the call fails at once.
    if (delayMs >= deadline.remainingMs) return false;
    // Not in ky's `beforeRetry`, which runs after the wait.
    const reason = reasonOf(last);
    callHook(hooks.onRetry, { ...contextOf(requests + attempts.length), reason, delayMs });
    return true;
  }

  const exchange = ky(config.apiBaseUrl + request.path, {
    method,
    timeout: options.attemptTimeoutMs,
    // Ends a wait of ky when the caller aborts. The deadline never ends one, because no wait lasts beyond it.
    ...(options.signal ? { signal: deadline.signal } : {}),
    // ky receives neither headers nor body: copying them into a Request of its own would be most of the cost of a call.
    fetch: attempt,
    retry: { limit: options.maxRetries, methods: [method], shouldRetry, delay: () => delayMs },
  });
  // The attempts hold everything that an error of ky says, and such an error also holds the request.
  await deadline.race(exchange).catch(() => undefined);
  await running?.giveUp();
  return attempts;
}
