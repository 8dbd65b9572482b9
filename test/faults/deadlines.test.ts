import { performance } from 'node:perf_hooks';
import { PaymenntError, PaymenntRateLimitError, PaymenntTimeoutError } from 'paymennt';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { refusalText } from '../support/answers.js';
import { clientWith } from '../support/client.js';
import { rejection } from '../support/failure.js';
import { type Exchange, type RecordingServer, startServer } from '../support/server.js';
import { unhandledErrors } from '../support/unhandled.js';
import { abortListeners, type TimerWatch, watchTimers } from './left-behind.js';
import { CREATION, type OutcomeOperation, READS, SENT_ONCE } from './outcome-operations.js';
import { endlessBody, SILENCES } from './silences.js';

const [REFUND] = SENT_ONCE;
const [GET] = READS;
if (!REFUND || !GET) throw new Error('the table of operations is empty');
const OPERATIONS = [CREATION, REFUND, GET];

const TIMEOUT_MS = 60;
// The rule is the deadline and 50 ms. This machine may be busy, so a test fails only where nothing else explains it.
const CEILING_MS = 5_000;

let server: RecordingServer;
let timers: TimerWatch;
let answer: (exchange: Exchange) => void;

beforeEach(async () => {
  timers = watchTimers();
  server = await startServer((exchange) => answer(exchange));
});
afterEach(async () => {
  timers.stop();
  await server.close();
});

/** Runs a call that cannot succeed, and checks that it ends in time and leaves nothing behind. */
async function settle(
  name: string,
  { call }: OutcomeOperation,
  options: Parameters<typeof clientWith>[0],
): Promise<PaymenntError> {
  const caller = new AbortController();
  const client = clientWith({ environment: server.environment, timeoutMs: TIMEOUT_MS, ...options });
  const started = performance.now();
  const error = await rejection(PaymenntError, call(client, { signal: caller.signal }));
  const took = performance.now() - started;

  expect(took, name).toBeLessThan(CEILING_MS);
  expect(abortListeners(caller.signal)).toBe(0);
  expect(timers.active()).toBe(0);
  return error;
}

describe.each(OPERATIONS)('$name', (operation) => {
  it.each(SILENCES)('settles by its timeoutMs when the server $name, and hangs up', async (silence) => {
    answer = silence.answer;
    const name = `${operation.name}: ${silence.name}`;
    const error = await settle(name, operation, { attemptTimeoutMs: 60_000 });

    if (!PaymenntTimeoutError.is(error)) throw error;
    expect(error.phase).toBe('total');
    expect(error.timeoutMs).toBe(TIMEOUT_MS);
    expect(error.outcome).toBe(operation.effect === 'read' ? 'no_effect' : 'unknown');
    await server.hungUp();
  });

  it.each(SILENCES.slice(0, 3))(
    'ends an attempt by its attemptTimeoutMs when the server $name',
    async (silence) => {
      answer = silence.answer;
      const name = `${operation.name}: ${silence.name}, one attempt of 40 ms`;
      const error = await settle(name, operation, { timeoutMs: 60_000, attemptTimeoutMs: 40, maxRetries: 0 });

      if (!PaymenntTimeoutError.is(error)) throw error;
      expect(error.phase).toBe('attempt');
      expect(error.timeoutMs).toBe(40);
      await server.hungUp();
    },
  );

  it('gives up an endless body after 10 MiB, and hangs up', async () => {
    let sent = 0;
    answer = endlessBody((bytes) => {
      sent += bytes;
    });
    const options = { timeoutMs: 20_000, attemptTimeoutMs: 20_000, maxRetries: 0 };
    const error = await settle(`${operation.name}: endless body`, operation, options);

    expect(error.code).toBe('response_too_large');
    expect(error.outcome).toBe(operation.effect === 'read' ? 'no_effect' : 'unknown');
    await server.hungUp();
    expect(sent).toBeGreaterThan(10 * 2 ** 20);
    expect(sent).toBeLessThan(32 * 2 ** 20);
  });

  it.each([
    [429, '3600'],
    [503, '3600'],
    [429, 'a date'],
    [429, '99999999999999999999999'],
  ])('gives up at once when HTTP %i asks it to come back in an hour: %s', async (status, asked) => {
    const retryAfter = asked === 'a date' ? new Date(Date.now() + 3_600_000).toUTCString() : asked;
    let requests = 0;
    answer = ({ response, method }) => {
      if (method === 'POST' || operation.effect === 'read') requests += 1;
      response.writeHead(status, { 'retry-after': retryAfter }).end(refusalText('Later'));
    };
    const name = `${operation.name}: Retry-After of an hour with HTTP ${status}`;
    const error = await settle(name, operation, { timeoutMs: 20_000, maxRetries: 5 });

    expect(error.code).toBe(status === 429 ? 'rate_limited' : 'api_error');
    expect(requests).toBe(1);
    if (!PaymenntRateLimitError.is(error)) return;
    expect(error.retryAfterMs).toBeGreaterThan(3_500_000);
  });

  it.each(['-1', 'soon', '1e3', '', '0x10', 'NaN'])(
    'is not confused by a Retry-After that makes no sense: %j',
    async (retryAfter) => {
      answer = ({ response }) =>
        response.writeHead(429, { 'retry-after': retryAfter }).end(refusalText('Later'));
      const error = await settle(`${operation.name}: Retry-After: ${retryAfter}`, operation, {
        timeoutMs: 20_000,
        maxRetries: 0,
      });

      if (!PaymenntRateLimitError.is(error)) throw error;
      expect(error.retryAfterMs).toBeUndefined();
    },
  );
});

it('the watch of these tests sees a timer and a listener that a call leaves behind', () => {
  const { signal } = new AbortController();
  const timer = setTimeout(() => {}, 60_000);
  signal.addEventListener('abort', () => {});

  expect(timers.active()).toBe(1);
  expect(abortListeners(signal)).toBe(1);
  clearTimeout(timer);
});

describe('a fetch that ignores its signal', () => {
  const forever = new Promise<never>(() => {});
  const stuckBody = () =>
    new Response(new ReadableStream({ pull: () => forever, cancel: () => forever }), { status: 200 });
  const stuckLongBody = () => {
    const chunk = new Uint8Array(2 ** 20);
    return new Response(
      new ReadableStream({ pull: (controller) => controller.enqueue(chunk), cancel: () => forever }),
    );
  };

  it.each(OPERATIONS)('cannot hold $name beyond its timeoutMs', async (operation) => {
    for (const fetch of [() => forever, async () => stuckBody(), async () => stuckLongBody()]) {
      const error = await settle(`${operation.name}: ${fetch}`, operation, { fetch });

      expect(['request_timeout', 'response_too_large']).toContain(error.code);
      expect(error.outcome).toBe(operation.effect === 'read' ? 'no_effect' : 'unknown');
    }
  });

  it.each(OPERATIONS)('cannot hold $name beyond its attemptTimeoutMs', async (operation) => {
    const options = { fetch: () => forever, timeoutMs: 60_000, attemptTimeoutMs: 40, maxRetries: 0 };
    const error = await settle(`${operation.name}: hanging attempt`, operation, options);

    if (!PaymenntTimeoutError.is(error)) throw error;
    expect(error.phase).toBe('attempt');
  });

  it.each(OPERATIONS)('cannot hold $name beyond the abort of its caller', async ({ call, effect }) => {
    const caller = new AbortController();
    const client = clientWith({ fetch: () => forever, timeoutMs: 60_000, attemptTimeoutMs: 60_000 });
    const pending = rejection(PaymenntError, call(client, { signal: caller.signal }));
    setImmediate(() => caller.abort());
    const error = await pending;

    expect(error.code).toBe('request_aborted');
    expect(error.outcome).toBe(effect === 'read' ? 'no_effect' : 'unknown');
    expect(abortListeners(caller.signal)).toBe(0);
    expect(timers.active()).toBe(0);
  });

  it('that fails after the call is over brings nobody down', async () => {
    const unhandled = unhandledErrors();
    let fail = (_: unknown) => {};
    const fetch = () =>
      new Promise<never>((_, reject) => {
        fail = reject;
      });
    await rejection(PaymenntError, GET.call(clientWith({ fetch, timeoutMs: 20 })));
    fail(new Error('too late'));
    await new Promise((resolve) => setTimeout(resolve, 20));

    expect(unhandled).toEqual([]);
  });
});

describe('an abort from within a hook', () => {
  it.each(OPERATIONS)('ends $name like any other, and brings nobody down', async ({ call }) => {
    const unhandled = unhandledErrors();
    const caller = new AbortController();
    const hooks = { onRequest: () => caller.abort('from a hook') };
    const client = clientWith({ environment: server.environment, hooks });
    const error = await rejection(PaymenntError, call(client, { signal: caller.signal }));
    await new Promise((resolve) => setTimeout(resolve, 20));

    expect(error.code).toBe('request_aborted');
    expect(unhandled).toEqual([]);
  });
});
