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

// About 3,000 years. A date can hold 270,000.
const LONGEST_MS = 1e14;

/** @throws {Error} for a negative duration, for one of more than 3,000 years, and for a value that is no duration. */
export function toMilliseconds(duration: Duration): number {
  const match = /^(\d+(?:\.\d+)?)(ms|[smhdw])$/.exec(String(duration));
  const ms =
    typeof duration === 'number'
      ? duration
      : Number(match?.[1]) * (UNITS.get(match?.[2] ?? '') ?? Number.NaN);
  if (!(ms >= 0 && ms <= LONGEST_MS)) {
    throw new Error(
      `Cannot advance the clock by ${JSON.stringify(duration)}: use milliseconds or text such as '15m', '2h' or '3d'.`,
    );
  }
  return Math.round(ms);
}

/**
 * Creates the sandbox's clock.
 *
 * @param start - The time of a frozen clock, in milliseconds since 1970. By default, the clock follows real time.
 */
export function createVirtualClock(start?: number) {
  let ahead = 0;
  let shown: number | undefined;
  const base = () => start ?? Date.now();

  return {
    frozen: start !== undefined,
    now: () => new Date(shown ?? base() + ahead),
    /** Runs work with the clock at another time. */
    at<Result>(moment: number, work: () => Result): Result {
      const before = shown;
      shown = moment;
      try {
        return work();
      } finally {
        shown = before;
      }
    },
    /** Moves the clock forward to a time. Ignores an earlier time. */
    moveTo(moment: number) {
      ahead = Math.max(ahead, moment - base());
    },
    /** Milliseconds ahead of real time. Undefined for a frozen clock. */
    aheadMs: () => (start === undefined ? ahead : undefined),
    /** Sets the clock as far ahead of real time as a saved clock, or to the same time if one of the two is frozen. */
    restore(moment: number, aheadMs: number | undefined) {
      ahead = start === undefined && aheadMs !== undefined ? aheadMs : moment - base();
    },
    /** Sets the clock back to its start. */
    reset() {
      ahead = 0;
      shown = undefined;
    },
  };
}
