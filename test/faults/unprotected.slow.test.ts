import { describe, expect, it } from 'vitest';
import { clientWith } from '../support/client.js';
import { failureOf } from '../support/failure.js';
import { startServer } from '../support/server.js';
import { abortListeners, watchTimers } from './left-behind.js';
import type { Answer } from './payment-client.js';
import { sdkClient } from './sdk-client.js';
import { SILENCES } from './silences.js';
import { table } from './table.js';
import { type Connect, type TrialOptions, tryOut } from './trial.js';

const TRIAL: TrialOptions = {
  seed: 7,
  rate: 0.5,
  lateCommitMs: 150,
  counts: { creates: 40, refunds: 40, captures: 0, reads: 0 },
  // A second is long for an attempt here; less, and a busy machine does not even get its requests out.
  patience: { timeoutMs: 15_000, attemptTimeoutMs: 1_000 },
  concurrencies: [40],
  toleranceMs: 50,
};
const TEST_TIMEOUT_MS = 90_000;

/** A `fetch` that tries again by itself, as some wrappers do. */
async function retryingFetch(url: string, init: RequestInit): Promise<Response> {
  const first = await fetch(url, init).catch(() => undefined);
  return first && first.status < 500 ? first : fetch(url, init);
}

/** The SDK over a `fetch` that sends refunds again behind its back. */
const retrying: Connect = (apiBaseUrl, patience) => sdkClient(apiBaseUrl, patience, { fetch: retryingFetch });

/** The SDK without recovery, in the hands of a caller who takes every error for a failure. */
const careless: Connect = (apiBaseUrl, patience) => {
  const client = sdkClient(apiBaseUrl, patience, { maxRetries: 0 });
  const takeForFailure = (answer: Answer): Answer =>
    answer.said === 'unknown' ? { said: 'refused', code: answer.code } : answer;
  return { ...client, create: async (order) => takeForFailure(await client.create(order)) };
};

describe('the count of requests', () => {
  it('sees a refund that something below sends again', async () => {
    const server = await startServer(({ response }) => response.writeHead(503).end());
    try {
      const { checkouts } = clientWith({ environment: server.environment, fetch: retryingFetch });
      await failureOf(checkouts.refund('1', { amount: 5, currency: 'AED', note: 'Late' }));

      expect(server.exchanges).toHaveLength(2);
    } finally {
      await server.close();
    }
  });
});

describe('the watch on deadlines', () => {
  it('sees a timeout that stops at the headers, and what it leaves behind', async () => {
    const stalled = SILENCES.find(({ name }) => name === 'stalls in the body');
    const server = await startServer((exchange) => stalled?.answer(exchange));
    const caller = new AbortController();
    const timers = watchTimers();
    const attempt = new AbortController();
    const timer = setTimeout(() => attempt.abort(), 60_000);
    caller.signal.addEventListener('abort', () => attempt.abort());
    try {
      const response = await fetch(server.origin, { signal: attempt.signal });
      const outcome = await Promise.race([
        response.text().then(
          () => 'settled',
          () => 'settled',
        ),
        new Promise((resolve) => setTimeout(resolve, 300, 'still waiting')),
      ]);

      expect(outcome).toBe('still waiting');
      expect(timers.active()).toBe(1);
      expect(abortListeners(caller.signal)).toBe(1);
    } finally {
      clearTimeout(timer);
      timers.stop();
      await server.close();
    }
  });
});

describe('the judge of the SDK', () => {
  it(
    'sees that refunds are made twice once something below sends them again',
    async () => {
      const { tallies } = await tryOut(retrying, { ...TRIAL, counts: { ...TRIAL.counts, creates: 0 } });
      console.log(table({ retrying: tallies }));

      expect(tallies.refund.double).toBeGreaterThan(0);
    },
    TEST_TIMEOUT_MS,
  );

  it(
    'sees that checkouts are lost once recovery is off and nobody looks at the outcome',
    async () => {
      const { tallies } = await tryOut(careless, { ...TRIAL, counts: { ...TRIAL.counts, refunds: 0 } });
      console.log(table({ careless: tallies }));

      expect(tallies.create.lost).toBeGreaterThan(0);
    },
    TEST_TIMEOUT_MS,
  );
});
