/**
 * Milliseconds, or a number with a unit: `'500ms'`, `'30s'`, `'15m'`, `'2h'`, `'3d'`, `'1w'`.
 *
 * @example
 * ```ts
 * // sandbox-clock.mts
 * import { createSandbox, type Duration } from 'paymennt/sandbox';
 *
 * const untilItExpires: Duration = '1d';
 * await createSandbox().clock.advance(untilItExpires);
 * ```
 */
export type Duration = number | `${number}${'ms' | 's' | 'm' | 'h' | 'd' | 'w'}`;

const UNITS: ReadonlyMap<string, number> = new Map([
  ['ms', 1],
  ['s', 1_000],
  ['m', 60_000],
  ['h', 3_600_000],
  ['d', 86_400_000],
  ['w', 604_800_000],
]);

/** @throws {Error} for anything that is not a duration, and for a negative one: time does not run backwards. */
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
 * @param start - The moment of a frozen clock, in milliseconds since 1970. Without it, real time passes.
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
