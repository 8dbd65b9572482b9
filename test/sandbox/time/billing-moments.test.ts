import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SandboxSubscription } from '../../../src/sandbox/records/index.js';
import { billingMoment, nextBilling, PERIODS } from '../../../src/sandbox/time/billing-moments.js';

type Interval = Pick<SandboxSubscription, 'startDate' | 'sendOnHour' | 'sendEvery'>;

const isoAt = (interval: Interval, count: number) => new Date(billingMoment(interval, count)).toISOString();

describe('the billings of a subscription', () => {
  it.each([
    ['DAY', '2026-02-28', ['2026-02-28', '2026-03-01', '2026-03-02']],
    ['WEEK', '2026-12-25', ['2026-12-25', '2027-01-01', '2027-01-08']],
    ['TWO_WEEKS', '2026-03-01', ['2026-03-01', '2026-03-15', '2026-03-29']],
    ['MONTH', '2026-01-31', ['2026-01-31', '2026-02-28', '2026-03-31']],
    ['MONTH', '2028-01-30', ['2028-01-30', '2028-02-29', '2028-03-30']],
    ['TWO_MONTHS', '2026-12-31', ['2026-12-31', '2027-02-28', '2027-04-30']],
    ['THREE_MONTHS', '2026-01-15', ['2026-01-15', '2026-04-15', '2026-07-15']],
    ['SIX_MONTHS', '2026-08-31', ['2026-08-31', '2027-02-28', '2027-08-31']],
    ['YEAR', '2028-02-29', ['2028-02-29', '2029-02-28', '2030-02-28']],
    ['MONTH', '0026-01-31', ['0026-01-31', '0026-02-28', '0026-03-31']],
  ] as const)('every %s from %s are %j', (sendEvery, startDate, days) => {
    const interval = { startDate, sendOnHour: 9, sendEvery };
    expect([0, 1, 2].map((count) => isoAt(interval, count))).toEqual(
      days.map((day) => `${day}T09:00:00.000Z`),
    );
  });

  it('follow each other without a gap', () => {
    const interval = fc.record({
      startDate: fc
        .date({ min: new Date('2000-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })
        .map((date) => date.toISOString().slice(0, 10)),
      sendOnHour: fc.integer({ min: 0, max: 23 }),
      sendEvery: fc.constantFrom(...(Object.keys(PERIODS) as Interval['sendEvery'][])),
    });
    fc.assert(
      fc.property(interval, fc.integer({ min: 0, max: 400 }), (found, count) => {
        const subscription = found as SandboxSubscription;
        const moment = billingMoment(subscription, count);
        expect(nextBilling(subscription, moment)).toBe(billingMoment(subscription, count + 1));
        expect(nextBilling(subscription, moment - 1)).toBe(moment);
      }),
      { seed: 20260301, numRuns: 300 },
    );
  });
});
