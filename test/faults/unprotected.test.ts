import { describe, expect, it } from 'vitest';
import type { Answer } from './payment-client.js';
import { sdkClient } from './sdk-client.js';
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
