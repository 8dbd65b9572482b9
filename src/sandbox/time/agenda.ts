/** Something that happens at a moment: the expiry of a checkout, the billing of a subscription, a delivery attempt. */
export interface Appointment {
  readonly at: number;
  readonly kind: 'checkout-expiry' | 'subscription-billing' | 'subscription-end' | 'delivery';
  /** The record that it is about. The record is asked again when the moment comes: it may have moved on. */
  readonly id: string;
}

/** What is due, earliest first; what was added first comes first among equals. */
export interface Agenda {
  add(appointment: Appointment): void;
  /** Takes the earliest appointment that is due by a moment. */
  takeDue(by: number): Appointment | undefined;
  /** When the earliest one is due. */
  nextAt(): number | undefined;
  clear(): void;
}

interface Entry {
  readonly appointment: Appointment;
  readonly order: number;
}

function earlier(a: Entry, b: Entry): boolean {
  return a.appointment.at !== b.appointment.at ? a.appointment.at < b.appointment.at : a.order < b.order;
}

/** A binary heap: a load test creates checkouts by the ten thousand. */
export function createAgenda(): Agenda {
  const heap: Entry[] = [];
  let order = 0;

  function swap(a: number, b: number): void {
    const [first, second] = [heap[a], heap[b]];
    if (!first || !second) return;
    heap[a] = second;
    heap[b] = first;
  }

  function isEarlier(a: number, b: number): boolean {
    const [first, second] = [heap[a], heap[b]];
    return first !== undefined && second !== undefined && earlier(first, second);
  }

  function rise(from: number): void {
    let index = from;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (!isEarlier(index, parent)) return;
      swap(index, parent);
      index = parent;
    }
  }

  function sink(): void {
    let index = 0;
    for (;;) {
      const [left, right] = [2 * index + 1, 2 * index + 2];
      let first = index;
      if (isEarlier(left, first)) first = left;
      if (isEarlier(right, first)) first = right;
      if (first === index) return;
      swap(index, first);
      index = first;
    }
  }

  return {
    add(appointment) {
      order += 1;
      heap.push({ appointment, order });
      rise(heap.length - 1);
    },
    takeDue(by) {
      const first = heap[0];
      if (!first || first.appointment.at > by) return undefined;
      swap(0, heap.length - 1);
      heap.pop();
      sink();
      return first.appointment;
    },
    nextAt: () => heap[0]?.appointment.at,
    clear() {
      heap.length = 0;
    },
  };
}
