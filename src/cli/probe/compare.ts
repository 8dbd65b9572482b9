import { plain } from '../terminal.js';
import { leavesOf } from './report.js';

const ABOUT_THE_RUN = new Set(['probedAt', 'sdkVersion']);

/** A value of a report, on one line and without control characters, because somebody may have edited the file. */
function shown(leaf: unknown): string {
  return leaf === undefined ? '(nothing)' : plain(JSON.stringify(leaf));
}

/** One line for each difference between two reports. */
export function differences(before: unknown, after: unknown): string[] {
  const [old, fresh] = [new Map(leavesOf(before)), new Map(leavesOf(after))];
  return [...new Set([...old.keys(), ...fresh.keys()])]
    .filter((path) => !ABOUT_THE_RUN.has(path) && old.get(path) !== fresh.get(path))
    .sort()
    .map((path) => `${shown(path).slice(1, -1)}: ${shown(old.get(path))} is now ${shown(fresh.get(path))}`);
}
