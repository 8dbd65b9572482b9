import { isSameNumber } from '../wire/json.js';
import { isRecord, type Path, valueAt } from './request.js';

/** A status that nobody documented. It is drift, not an error: its object becomes `UNKNOWN`. */
export class UnknownWord {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** The kind of a status: text that {@link UnknownWord} can hold. */
export const STATUS = 'status';

/** What kind of value there is, without the value. */
export function kindOf(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

const NUMERIC = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;

/**
 * The number that a text spells, if it spells one. Where a double cannot hold it, such as 104.99999999999999999999, it
 * becomes a neighbour of the nearest double: that one is 105, and would pass for an amount that was not received.
 */
function spelledNumber(text: string): number | undefined {
  const spelled = text.trim();
  if (!NUMERIC.test(spelled)) return undefined;
  const number = Number(spelled);
  const isExact = /e/i.test(spelled) || isSameNumber(spelled, number);
  return isExact ? number : number * (1 - Number.EPSILON);
}

/** The same value in the kind that was expected, where it plainly means the same: `"100.10"`, `1601731695315563241`. */
function sameMeaning(expected: string, value: unknown): unknown {
  if (expected === 'string' && typeof value === 'number') return String(value);
  if (expected === 'number' && typeof value === 'string') return spelledNumber(value);
  if (expected === 'boolean' && (value === 'true' || value === 'false')) return value === 'true';
  if (expected === STATUS && typeof value === 'string') return new UnknownWord(value);
  return undefined;
}

/**
 * Mends one problem in place: reads the value as the kind that was expected, or drops it. What is missing cannot be
 * dropped and takes the object around it along, so that an optional object is whole or absent.
 *
 * @returns the path of what was replaced or dropped; undefined when that would be a row of a list, which nobody may
 * lose unnoticed, or the answer itself.
 */
export function mend(root: unknown, path: Path, expected: string): Path | undefined {
  const key = path.at(-1);
  if (key === undefined) return undefined;
  const around = path.slice(0, -1);
  const parent = valueAt(root, around);
  if (!isRecord(parent)) return undefined;
  const value = parent[String(key)];
  if (value === undefined) return mend(root, around, 'nothing');
  const mended = sameMeaning(expected, value);
  if (mended === undefined) Reflect.deleteProperty(parent, key);
  else parent[String(key)] = mended;
  return path;
}
