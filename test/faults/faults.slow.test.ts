import { describe, expect, it } from 'vitest';
import { FAULTS } from './fault-plan.js';
import { handWrittenClient } from './hand-written-client.js';
import { sdkClient } from './sdk-client.js';
import { expectPromisesKept, SMALL_TRIAL, TRIAL_TIMEOUT_MS } from './small-trial.js';
import { table } from './table.js';
import { tryOut } from './trial.js';

describe('on a gateway that fails half of all requests', () => {
  it(
    'loses no checkout, refunds nothing twice and hands back nothing that is not true',
    async () => {
      const result = await tryOut(sdkClient, SMALL_TRIAL);
      const { tallies, requests } = result;
      console.log(`Seed ${SMALL_TRIAL.seed}\n${table({ paymennt: tallies })}`);

      expectPromisesKept(result);
      expect(requests.faults.size).toBeGreaterThan(Object.values(FAULTS).flat().length / 2);
    },
    TRIAL_TIMEOUT_MS,
  );

  it(
    'makes the same judge find the hand-written client guilty',
    async () => {
      const { tallies } = await tryOut(handWrittenClient, SMALL_TRIAL);
      console.log(`Seed ${SMALL_TRIAL.seed}\n${table({ 'by hand': tallies })}`);

      expect(tallies.create.lost).toBeGreaterThan(0);
      expect(tallies.create.wrong).toBeGreaterThan(0);
      expect(tallies.refund.lost).toBeGreaterThan(0);
      expect(tallies.refund.double).toBeGreaterThan(0);
      expect(tallies.capture.double).toBeGreaterThan(0);
    },
    TRIAL_TIMEOUT_MS,
  );
});

describe('on a gateway that works', () => {
  it(
    'makes the same judge acquit the hand-written client',
    async () => {
      const patience = { timeoutMs: 60_000, attemptTimeoutMs: 60_000 };
      const { tallies } = await tryOut(handWrittenClient, { ...SMALL_TRIAL, rate: 0, patience });

      for (const tally of Object.values(tallies)) {
        expect(tally.done + tally.refused).toBe(tally.calls);
        expect(tally.double).toBe(0);
      }
    },
    TRIAL_TIMEOUT_MS,
  );
});
