/** Milliseconds, or a number with a unit: `'500ms'`, `'30s'`, `'15m'`, `'2h'`, `'3d'`, `'1w'`. */
export type Duration = number | `${number}${'ms' | 's' | 'm' | 'h' | 'd' | 'w'}`;

const UNITS: ReadonlyMap<string, number> = new Map([
  ['ms', 1],
  ['s', 1_000],
  ['m', 60_000],
  ['h', 3_600_000],
  ['d', 86_400_000],
  ['w', 604_800_000],
]);

/** @throws {Error} for a negative duration, and for a value that is no duration. */
export function toMilliseconds(duration: Duration): number {
  const match = /^(\d+(?:\.\d+)?)(ms|[smhdw])$/.exec(String(duration));
  const ms =
    typeof duration === 'number'
      ? duration
      : Number(match?.[1]) * (UNITS.get(match?.[2] ?? '') ?? Number.NaN);
  if (!Number.isFinite(ms) || ms < 0) {
    throw new Error(
      `Cannot advance the clock by ${JSON.stringify(duration)}: use milliseconds or text such as '15m', '2h' or '3d'.`,
    );
  }
  return Math.round(ms);
}

/** The sandbox's clock. */
export interface VirtualClock {
  now(): Date;
  /** Runs work with the clock at another time. */
  at<Result>(moment: number, work: () => Result): Result;
  /** Moves the clock forward to a time. Ignores an earlier time. */
  moveTo(moment: number): void;
  readonly frozen: boolean;
  /** Milliseconds ahead of real time. Undefined for a frozen clock. */
  aheadMs(): number | undefined;
  /** Sets the clock as far ahead of real time as a saved clock, or to the same time if one of the two is frozen. */
  restore(moment: number, aheadMs: number | undefined): void;
  /** Sets the clock back to its start. */
  reset(): void;
}

/** @param start - The time of a frozen clock, in milliseconds since 1970. By default, the clock follows real time. */
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
