/** The sandbox's own time. */
export interface VirtualClock {
  now(): Date;
  /** Runs work that belongs to an earlier or later moment, with the clock showing that moment. */
  at<Result>(moment: number, work: () => Result): Result;
  /** Moves on to a moment. Earlier moments are ignored: time never runs backwards. */
  moveTo(moment: number): void;
  readonly frozen: boolean;
  /** How far it is ahead of real time, in milliseconds; undefined when it is frozen and real time means nothing. */
  aheadMs(): number | undefined;
  /** Puts it where a saved one stood: as far ahead of real time, or else at the same moment. */
  restore(moment: number, aheadMs: number | undefined): void;
  /** Goes back to how it was at the start. */
  reset(): void;
}

/**
 * @param start - Where a frozen clock stands, in milliseconds since 1970. Without it, real time passes.
 */
export function createVirtualClock(start?: number): VirtualClock {
  let ahead = 0;
  let shown: number | undefined;
  const base = () => start ?? Date.now();
  const current = () => shown ?? base() + ahead;

  return {
    frozen: start !== undefined,
    now: () => new Date(current()),
    at(moment, work) {
      const before = shown;
      shown = moment;
      try {
        return work();
      } finally {
        shown = before;
      }
    },
    moveTo(moment) {
      ahead = Math.max(ahead, moment - base());
    },
    aheadMs: () => (start === undefined ? ahead : undefined),
    restore(moment, aheadMs) {
      const live = start === undefined && aheadMs !== undefined;
      ahead = live ? aheadMs : moment - base();
    },
    reset() {
      ahead = 0;
      shown = undefined;
    },
  };
}
