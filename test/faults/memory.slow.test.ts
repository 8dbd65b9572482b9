import { setMaxListeners } from 'node:events';
import { describe, expect, it } from 'vitest';
import { clientWith } from '../support/client.js';
import { failureOf } from '../support/failure.js';
import { abortListeners, activeTimers, bytesLeftBy } from './left-behind.js';

const CALLS = 10_000;
const FEWER_CALLS = 1_000;
// What the engine itself keeps moving about. A call that stays takes a few kilobytes, so a thousand are seen.
const FLAT_BYTES = 2 * 2 ** 20;
const TEST_TIMEOUT_MS = 60_000;

/** A `fetch` that never answers but does obey its signal. */
const obedient = (_: string, { signal }: RequestInit): Promise<Response> =>
  new Promise((_resolve, reject) => {
    signal?.addEventListener('abort', () => reject(signal.reason), { once: true });
  });

/** A `fetch` that never answers, whatever happens. */
const deaf = (): Promise<Response> => new Promise(() => {});

const kibibytes = (bytes: number) => `${(bytes / 1024).toFixed(0)} KiB`;

describe('calls that never get an answer', () => {
  it.each([
    [CALLS, 'obeys', obedient],
    [FEWER_CALLS, 'ignores', deaf],
  ])(
    'leave the memory flat when %i are aborted and fetch %s its signal',
    async (calls, how, fetch) => {
      const client = clientWith({ fetch });
      const left = await bytesLeftBy(calls, async () => {
        const caller = new AbortController();
        const failure = failureOf(client.checkouts.get('1', { signal: caller.signal }));
        setImmediate(() => caller.abort());
        await failure;
      });
      console.log(`${calls} aborted calls, fetch ${how} its signal: ${kibibytes(left)} left`);

      expect(left).toBeLessThan(FLAT_BYTES);
      // A few belong to others; one for each call would be far more.
      expect(activeTimers()).toBeLessThan(50);
    },
    TEST_TIMEOUT_MS,
  );

  it(
    'leave the memory flat and no listener when they time out under one signal that lives for ever',
    async () => {
      const client = clientWith({ fetch: deaf, timeoutMs: 1 });
      const { signal } = new AbortController();
      const left = await bytesLeftBy(FEWER_CALLS, () => failureOf(client.checkouts.get('1', { signal })));
      console.log(`${FEWER_CALLS} calls timed out under one signal: ${kibibytes(left)} left`);

      expect(left).toBeLessThan(FLAT_BYTES);
      expect(abortListeners(signal)).toBe(0);
    },
    TEST_TIMEOUT_MS,
  );

  it(
    'are seen by the same measurement when each leaves its error and its listener behind',
    async () => {
      const client = clientWith({ fetch: deaf, timeoutMs: 1 });
      const { signal } = new AbortController();
      // The leak is planted: Node need not warn of it.
      setMaxListeners(0, signal);
      const left = await bytesLeftBy(FEWER_CALLS, async () => {
        const error = await failureOf(client.checkouts.get('1'));
        signal.addEventListener('abort', () => console.log(error));
      });
      console.log(`${FEWER_CALLS} calls that left everything behind: ${kibibytes(left)} left`);

      expect(left).toBeGreaterThan(FLAT_BYTES);
      expect(abortListeners(signal)).toBeGreaterThan(FEWER_CALLS);
    },
    TEST_TIMEOUT_MS,
  );
});
