/** The value below which a share of the values lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const position = (sorted.length - 1) * share;
  const below = sorted[Math.floor(position)] ?? Number.NaN;
  const above = sorted[Math.ceil(position)] ?? Number.NaN;
  return below + (above - below) * (position - Math.floor(position));
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** A median with the middle half of the values around it. */
export function spread(values: readonly number[], digits = 2): string {
  const at = (share: number) => quantile(values, share).toFixed(digits);
  return `${at(0.5)} (${at(0.25)}–${at(0.75)})`;
}

/** Round by round, because what slows the machine in a round slows both. */
export function ratios(values: readonly number[], to: readonly number[]): number[] {
  return values.map((value, round) => value / (to[round] ?? Number.NaN));
}

/** Each round begins with another one, so that nobody always follows the same one. */
export function rotated<Item>(items: readonly Item[], round: number): Item[] {
  const shift = round % items.length;
  return [...items.slice(shift), ...items.slice(0, shift)];
}
