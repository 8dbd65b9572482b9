import { expect } from 'vitest';
import type { TrialOptions, TrialResult } from './trial.js';

/** A trial that is short enough for a test. */
export const SMALL_TRIAL: TrialOptions = {
  seed: 20_260_101,
  rate: 0.5,
  lateCommitMs: 400,
  lagMs: 900,
  counts: { creates: 80, refunds: 40, captures: 16, reads: 24 },
  patience: { timeoutMs: 15_000, attemptTimeoutMs: 350 },
  concurrencies: [16, 80],
  toleranceMs: 50,
};

// Far more than it takes: a busy machine makes every attempt slower, and more of them fail.
export const TRIAL_TIMEOUT_MS = 90_000;

/** Expects of a trial what the SDK promises on a gateway that fails half of all requests. */
export function expectPromisesKept({ tallies, unknownCreations }: TrialResult): void {
  for (const tally of Object.values(tallies)) {
    expect(tally.lost).toBe(0);
    expect(tally.wrong).toBe(0);
    expect(tally.double).toBe(0);
    expect(tally.crashed).toBe(0);
    expect(tally.done).toBeGreaterThan(0);
  }
  const { create, get } = tallies;
  expect(create.done + create.refused + create.unknown).toBe(create.calls);
  expect(create.done).toBeGreaterThan(create.calls / 4);
  expect(unknownCreations.givenUp).toBe(0);
  expect(get.unknown).toBe(0);
}
