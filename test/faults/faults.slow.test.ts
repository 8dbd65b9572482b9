import { describe, expect, it } from 'vitest';
import { FAULTS } from './fault-plan.js';
import { handWrittenClient } from './hand-written-client.js';
import { sdkClient } from './sdk-client.js';
import { table } from './table.js';
import { type TrialOptions, tryOut } from './trial.js';

const SEED = 20_260_101;
const TRIAL: TrialOptions = {
  seed: SEED,
  rate: 0.5,
  lateCommitMs: 400,
  lagMs: 900,
  counts: { creates: 80, refunds: 40, captures: 16, reads: 24 },
  patience: { timeoutMs: 15_000, attemptTimeoutMs: 350 },
  concurrencies: [16, 80],
  toleranceMs: 50,
};
// Far above what it takes: a busy machine makes every attempt slower, and more of them fail.
const TEST_TIMEOUT_MS = 90_000;

describe('on a gateway that fails half of all requests', () => {
  it(
    'loses no checkout, refunds nothing twice and hands back nothing that is not true',
    async () => {
      const { tallies, unknownCreations, requests } = await tryOut(sdkClient, TRIAL);
      console.log(`Seed ${SEED}\n${table({ paymennt: tallies })}`);

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
      expect(requests.faults.size).toBeGreaterThan(Object.values(FAULTS).flat().length / 2);
    },
    TEST_TIMEOUT_MS,
  );

  it(
    'makes the same judge find the hand-written client guilty',
    async () => {
      const { tallies } = await tryOut(handWrittenClient, TRIAL);
      console.log(`Seed ${SEED}\n${table({ 'by hand': tallies })}`);

      expect(tallies.create.lost).toBeGreaterThan(0);
      expect(tallies.create.wrong).toBeGreaterThan(0);
      expect(tallies.refund.lost).toBeGreaterThan(0);
      expect(tallies.refund.double).toBeGreaterThan(0);
      expect(tallies.capture.double).toBeGreaterThan(0);
    },
    TEST_TIMEOUT_MS,
  );
});

describe('on a gateway that works', () => {
  it(
    'makes the same judge acquit the hand-written client',
    async () => {
      const patience = { timeoutMs: 60_000, attemptTimeoutMs: 60_000 };
      const { tallies } = await tryOut(handWrittenClient, { ...TRIAL, rate: 0, patience });

      for (const tally of Object.values(tallies)) {
        expect(tally.done + tally.refused).toBe(tally.calls);
        expect(tally.double).toBe(0);
      }
    },
    TEST_TIMEOUT_MS,
  );
});
