import { leavesOf } from './report.js';

const ABOUT_THE_RUN = new Set(['probedAt', 'sdkVersion']);

/** A leaf of a file that somebody may have edited: one line without control characters. */
function shown(leaf: unknown): string {
  return leaf === undefined ? '(nothing)' : JSON.stringify(leaf).replaceAll(/[\p{Cc}\p{Cf}]/gu, ' ');
}

/** One line for each verdict that is not the same in both reports. */
export function differences(before: unknown, after: unknown): string[] {
  const [old, fresh] = [new Map(leavesOf(before)), new Map(leavesOf(after))];
  return [...new Set([...old.keys(), ...fresh.keys()])]
    .filter((path) => !ABOUT_THE_RUN.has(path) && old.get(path) !== fresh.get(path))
    .sort()
    .map((path) => `${shown(path).slice(1, -1)}: ${shown(old.get(path))} is now ${shown(fresh.get(path))}`);
}
