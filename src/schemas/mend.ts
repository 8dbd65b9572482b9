import { isSameNumber } from '../wire/json.js';
import { type Path, valueAt } from './request.js';
import * as z from './zod.js';

/** A status word that is not documented. It is drift, not an error: the status becomes `UNKNOWN`. */
export class UnknownWord {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** The kind of a status: text that {@link UnknownWord} can hold. */
export const STATUS = 'status';

/** The kind of an amount that must not be lost: {@link mend} makes an unreadable one `NaN`. */
export const AMOUNT = 'amount';

/** The kind of a value, without the value. */
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
  return isSameNumber(spelled, number) ? number : number * (1 - Number.EPSILON);
}

/** A value of the expected kind with the same meaning, if there is one: `"100.10"` and 100.1 for a number. */
function sameMeaning(expected: string, value: unknown): unknown {
  if (expected === 'string' && typeof value === 'number') return String(value);
  const spelled = typeof value === 'string' ? spelledNumber(value) : undefined;
  if (expected === 'number') return spelled;
  if (expected === AMOUNT) return spelled ?? Number.NaN;
  if (expected === 'boolean' && (value === 'true' || value === 'false')) return value === 'true';
  if (expected === STATUS && typeof value === 'string') return new UnknownWord(value);
  return undefined;
}

/**
 * Mends one problem in place: converts the value to the expected kind, or removes it. If a required value is missing,
 * the object around it is removed, so that an optional object is complete or absent.
 *
 * @returns the path of the converted or removed value; undefined if that is the answer itself or a row of a list, which
 * must not be lost silently.
 */
export function mend(root: unknown, path: Path, expected: string): Path | undefined {
  const key = path.at(-1);
  if (key === undefined) return undefined;
  const around = path.slice(0, -1);
  const parent = valueAt(root, around);
  if (!z.isRecord(parent)) return undefined;
  const value = parent[String(key)];
  if (value === undefined) return mend(root, around, 'nothing');
  // A value that a program has added to `Object.prototype` is no field of an answer, and cannot be deleted here.
  const isOwn = Object.hasOwn(parent, key);
  const mended = isOwn ? sameMeaning(expected, value) : undefined;
  if (isOwn && mended === undefined) Reflect.deleteProperty(parent, key);
  else parent[String(key)] = mended;
  return path;
}
