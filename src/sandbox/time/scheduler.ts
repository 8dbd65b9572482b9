import { createVirtualClock, type VirtualClock } from './clock.js';

/** Something that happens at a moment: the expiry of a checkout, the billing of a subscription, a delivery attempt. */
export interface ScheduledEvent {
  readonly at: number;
  readonly kind: 'checkout-expiry' | 'subscription-billing' | 'subscription-end' | 'delivery';
  /** The id of the record. Handlers look the record up again, because it may have changed since. */
  readonly id: string;
}

/** The events to come, earliest first. Events of the same moment keep the order in which they were added. */
export interface Schedule {
  add(event: ScheduledEvent): void;
  /** Removes and returns the earliest event that is due by a moment. */
  takeDue(by: number): ScheduledEvent | undefined;
  /** The moment of the earliest event. */
  nextAt(): number | undefined;
  clear(): void;
}

/** A sorted list, filled by binary search: most events are later than all the others and go to the end. */
export function createSchedule(): Schedule {
  const events: ScheduledEvent[] = [];

  /** Where an event of a moment goes: behind every event that is not later. */
  function indexFor(at: number): number {
    let low = 0;
    let high = events.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((events[middle]?.at ?? at) <= at) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  return {
    add(event) {
      events.splice(indexFor(event.at), 0, event);
    },
    takeDue(by) {
      const [next] = events;
      return next && next.at <= by ? events.shift() : undefined;
    },
    nextAt: () => events[0]?.at,
    clear() {
      events.length = 0;
    },
  };
}

type EventHandler = (event: ScheduledEvent) => void;

/** The clock, and the events that are due on it. */
export interface Scheduler {
  readonly clock: VirtualClock;
  readonly schedule: Schedule;
  /** Registers the one handler of a kind of event. */
  on(kind: ScheduledEvent['kind'], handler: EventHandler): void;
  /** Runs every event that is due now, with the clock showing the moment of the event. */
  runDue(): void;
  /** Moves time on and runs the events on the way; waits for `settled` after each of them. */
  advance(ms: number, settled: () => Promise<void>): Promise<void>;
  /** Sets the timer for the next event. Call it after an event was added. */
  resetTimer(): void;
  close(): void;
}

// Longer waits overflow the timer and would fire at once.
const LONGEST_TIMER_MS = 2 ** 31 - 1;

export function createScheduler(startsAt: number | undefined): Scheduler {
  const clock = createVirtualClock(startsAt);
  const schedule = createSchedule();
  const handlers = new Map<ScheduledEvent['kind'], EventHandler>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let closed = false;

  const run = (event: ScheduledEvent) => clock.at(event.at, () => handlers.get(event.kind)?.(event));

  function clearTimer(): void {
    if (timer !== undefined) clearTimeout(timer);
    timer = undefined;
  }

  const scheduler: Scheduler = {
    clock,
    schedule,
    on: (kind, handler) => {
      handlers.set(kind, handler);
    },
    runDue() {
      const now = clock.now().getTime();
      for (let due = schedule.takeDue(now); due; due = schedule.takeDue(now)) run(due);
      scheduler.resetTimer();
    },
    async advance(ms, settled) {
      const target = clock.now().getTime() + ms;
      scheduler.runDue();
      await settled();
      for (let due = schedule.takeDue(target); due; due = schedule.takeDue(target)) {
        clock.moveTo(due.at);
        run(due);
        await settled();
      }
      clock.moveTo(target);
      scheduler.resetTimer();
    },
    resetTimer() {
      clearTimer();
      const next = schedule.nextAt();
      if (closed || clock.frozen || next === undefined) return;
      const wait = Math.min(Math.max(next - clock.now().getTime(), 0), LONGEST_TIMER_MS);
      timer = setTimeout(() => scheduler.runDue(), wait);
      // A sandbox that nobody closes must not keep a test process alive.
      (timer as { unref?: () => void }).unref?.();
    },
    close() {
      closed = true;
      clearTimer();
    },
  };
  return scheduler;
}
