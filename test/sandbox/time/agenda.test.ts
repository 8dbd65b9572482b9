import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Appointment, createAgenda } from '../../../src/sandbox/time/agenda.js';

const appointment = (at: number, id: string): Appointment => ({ at, kind: 'checkout-expiry', id });

describe('the agenda', () => {
  it('hands out what is due, earliest first and otherwise in the order of arrival', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 20 })),
        fc.integer({ min: 0, max: 20 }),
        (moments, by) => {
          const agenda = createAgenda();
          const appointments = moments.map((at, index) => appointment(at, String(index)));
          for (const entry of appointments) agenda.add(entry);
          const taken: Appointment[] = [];
          for (let due = agenda.takeDue(by); due; due = agenda.takeDue(by)) taken.push(due);
          const sorted = [...appointments].sort((a, b) => a.at - b.at);
          expect(taken).toEqual(sorted.filter(({ at }) => at <= by));
          expect(agenda.nextAt()).toBe(sorted.find(({ at }) => at > by)?.at);
        },
      ),
      { seed: 20260301, numRuns: 300 },
    );
  });

  it('is empty after it was cleared', () => {
    const agenda = createAgenda();
    agenda.add(appointment(1, 'a'));
    agenda.clear();
    expect(agenda.nextAt()).toBeUndefined();
    expect(agenda.takeDue(Number.POSITIVE_INFINITY)).toBeUndefined();
  });
});
