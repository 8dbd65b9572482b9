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
