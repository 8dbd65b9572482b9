import { createVirtualClock } from './clock.js';

/** An event at a time in milliseconds: an expiry, a billing, the end of a subscription, an attempt at a delivery. */
export interface ScheduledEvent {
  readonly at: number;
  readonly kind: 'checkout-expiry' | 'subscription-billing' | 'subscription-end' | 'delivery';
  /** The id of the record. Handlers must look the record up, because it can have changed. */
  readonly id: string;
}

type EventHandler = (event: ScheduledEvent) => void;

// A longer wait overflows the timer, which then fires at once.
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** Creates the clock and the schedule of the events to come. */
export function createScheduler(startsAt: number | undefined) {
  const clock = createVirtualClock(startsAt);
  const handlers = new Map<ScheduledEvent['kind'], EventHandler>();
  // Earliest first.
  const events: ScheduledEvent[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  let closed = false;

  const takeDue = (by: number) => (events[0] && events[0].at <= by ? events.shift() : undefined);
  const run = (event: ScheduledEvent) => clock.at(event.at, () => handlers.get(event.kind)?.(event));

  function clearTimer(): void {
    clearTimeout(timer);
    timer = undefined;
  }

  function resetTimer(): void {
    clearTimer();
    const [next] = events;
    if (closed || clock.frozen || !next) return;
    const wait = Math.min(Math.max(next.at - clock.now().getTime(), 0), LONGEST_TIMER_MS);
    timer = setTimeout(runDue, wait);
    // An unclosed sandbox must not keep a test process alive.
    (timer as { unref?: () => void }).unref?.();
  }

  /** Runs each due event with the clock at the time of the event. Events of the same time keep their order. */
  function runDue(): void {
    const now = clock.now().getTime();
    for (let due = takeDue(now); due; due = takeDue(now)) run(due);
    resetTimer();
  }

  return {
    clock,
    runDue,
    /** Registers the only handler for a kind of event. */
    on(kind: ScheduledEvent['kind'], handler: EventHandler) {
      handlers.set(kind, handler);
    },
    add(event: ScheduledEvent) {
      // Most events are later than all others, so the search begins at the end.
      let index = events.length;
      while (index > 0 && (events[index - 1]?.at ?? 0) > event.at) index -= 1;
      events.splice(index, 0, event);
      if (index === 0) resetTimer();
    },
    /** Moves the clock forward and runs the events in between. Waits for `settled` after each event. */
    async advance(ms: number, settled: () => Promise<void>) {
      const target = clock.now().getTime() + ms;
      runDue();
      await settled();
      for (let due = takeDue(target); due; due = takeDue(target)) {
        clock.moveTo(due.at);
        run(due);
        await settled();
      }
      clock.moveTo(target);
      resetTimer();
    },
    /** Removes all events. */
    clear() {
      events.length = 0;
      clearTimer();
    },
    close() {
      closed = true;
      clearTimer();
    },
  };
}

export type Scheduler = ReturnType<typeof createScheduler>;
