import { type Agenda, type Appointment, createAgenda } from './agenda.js';
import { createVirtualClock, type VirtualClock } from './clock.js';

type Keep = (appointment: Appointment) => void;

/** The clock together with what is due on it. */
export interface Timeline {
  readonly clock: VirtualClock;
  readonly agenda: Agenda;
  /** Says what to do when appointments of a kind come due. */
  keep(kind: Appointment['kind'], keep: Keep): void;
  /** Does everything that has come due while nobody looked, each at its own moment. */
  catchUp(): void;
  /** Moves on, doing what comes due on the way; `settled` is waited for after each. */
  advance(ms: number, settled: () => Promise<void>): Promise<void>;
  /** Looks at the agenda again, after something was added to it. */
  rearm(): void;
  close(): void;
}

// Longer waits overflow the timer and would fire at once.
const LONGEST_TIMER_MS = 2 ** 31 - 1;

export function createTimeline(startsAt: number | undefined): Timeline {
  const clock = createVirtualClock(startsAt);
  const agenda = createAgenda();
  const keepers = new Map<Appointment['kind'], Keep>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let closed = false;

  const perform = (due: Appointment) => clock.at(due.at, () => keepers.get(due.kind)?.(due));

  function disarm(): void {
    if (timer !== undefined) clearTimeout(timer);
    timer = undefined;
  }

  const timeline: Timeline = {
    clock,
    agenda,
    keep: (kind, keep) => {
      keepers.set(kind, keep);
    },
    catchUp() {
      const now = clock.now().getTime();
      for (let due = agenda.takeDue(now); due; due = agenda.takeDue(now)) perform(due);
      timeline.rearm();
    },
    async advance(ms, settled) {
      const target = clock.now().getTime() + ms;
      timeline.catchUp();
      await settled();
      for (let due = agenda.takeDue(target); due; due = agenda.takeDue(target)) {
        clock.moveTo(due.at);
        perform(due);
        await settled();
      }
      clock.moveTo(target);
      timeline.rearm();
    },
    rearm() {
      disarm();
      const next = agenda.nextAt();
      if (closed || clock.frozen || next === undefined) return;
      const wait = Math.min(Math.max(next - clock.now().getTime(), 0), LONGEST_TIMER_MS);
      timer = setTimeout(() => timeline.catchUp(), wait);
      // A sandbox that nobody closes must not keep a test process alive.
      (timer as { unref?: () => void }).unref?.();
    },
    close() {
      closed = true;
      disarm();
    },
  };
  return timeline;
}
