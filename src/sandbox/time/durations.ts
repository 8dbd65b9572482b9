/**
 * Milliseconds, or a number with a unit: `'500ms'`, `'30s'`, `'15m'`, `'2h'`, `'3d'`, `'1w'`.
 *
 * @example
 * ```ts
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

/** @throws {Error} for what is not a duration, and for a negative one: time does not run backwards. */
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
