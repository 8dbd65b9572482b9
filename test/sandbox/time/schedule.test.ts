import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createScheduler, type ScheduledEvent } from '../../../src/sandbox/time/scheduler.js';

const event = (at: number, id: string): ScheduledEvent => ({ at, kind: 'checkout-expiry', id });

function open() {
  const scheduler = createScheduler(0);
  const taken: ScheduledEvent[] = [];
  scheduler.on('checkout-expiry', (due) => taken.push(due));
  return { scheduler, taken };
}

describe('the scheduler', () => {
  it('runs the events that are due, earliest first and otherwise in the order in which they were added', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 0, max: 20 })),
        fc.integer({ min: 0, max: 20 }),
        async (moments, by) => {
          const { scheduler, taken } = open();
          const events = moments.map((at, index) => event(at, String(index)));
          for (const entry of events) scheduler.add(entry);
          const sorted = [...events].sort((a, b) => a.at - b.at);
          await scheduler.advance(by, async () => undefined);
          expect(taken).toEqual(sorted.filter(({ at }) => at <= by));
          await scheduler.advance(20, async () => undefined);
          expect(taken).toEqual(sorted);
        },
      ),
      { seed: 20260301, numRuns: 300 },
    );
  });

  it('has no event left after clear', async () => {
    const { scheduler, taken } = open();
    scheduler.add(event(1, 'a'));
    scheduler.clear();
    await scheduler.advance(1, async () => undefined);
    expect(taken).toEqual([]);
  });
});
