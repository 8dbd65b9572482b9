import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSchedule, type ScheduledEvent } from '../../../src/sandbox/time/scheduler.js';

const event = (at: number, id: string): ScheduledEvent => ({ at, kind: 'checkout-expiry', id });

describe('the schedule', () => {
  it('takes the events that are due, earliest first and otherwise in the order in which they were added', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 20 })),
        fc.integer({ min: 0, max: 20 }),
        (moments, by) => {
          const schedule = createSchedule();
          const events = moments.map((at, index) => event(at, String(index)));
          for (const entry of events) schedule.add(entry);
          const taken: ScheduledEvent[] = [];
          for (let due = schedule.takeDue(by); due; due = schedule.takeDue(by)) taken.push(due);
          const sorted = [...events].sort((a, b) => a.at - b.at);
          expect(taken).toEqual(sorted.filter(({ at }) => at <= by));
          expect(schedule.nextAt()).toBe(sorted.find(({ at }) => at > by)?.at);
        },
      ),
      { seed: 20260301, numRuns: 300 },
    );
  });

  it('has no event left after clear', () => {
    const schedule = createSchedule();
    schedule.add(event(1, 'a'));
    schedule.clear();
    expect(schedule.nextAt()).toBeUndefined();
    expect(schedule.takeDue(Number.POSITIVE_INFINITY)).toBeUndefined();
  });
});
