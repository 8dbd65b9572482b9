import { compare, type Exact, exact, exactText, isWhole, parseExact, toWhole } from '../amounts.js';
import { digitsOf, isJsonObject } from './json.js';
import { Refusal } from './refusal.js';

/** Takes a value from the wire or refuses it with the path of what is wrong. */
export interface Reader<Value> {
  (value: unknown, path: string): Value;
  /** Set on a reader whose field may be left out. */
  readonly optional?: true;
}

type Shape = Readonly<Record<string, Reader<unknown>>>;

/** What an object of this shape reads as. */
export type ObjectOf<S extends Shape> = {
  [Key in keyof S]: S[Key] extends Reader<infer Value> ? Value : never;
};

function refuse(path: string, problem: string): never {
  throw new Refusal(path === '' ? `Request body ${problem}.` : `${path} ${problem}.`);
}

/** A field that may be left out. It may not be `null`: nothing in this API is nullable. */
export function optional<Value>(reader: Reader<Value>): Reader<Value | undefined> {
  const read = (value: unknown, path: string) => (value === undefined ? undefined : reader(value, path));
  return Object.assign(read, { optional: true as const });
}

export function text(limits: { min?: number; max?: number; pattern?: RegExp } = {}): Reader<string> {
  const { min = 0, max = Number.POSITIVE_INFINITY, pattern } = limits;
  return (value, path) => {
    if (typeof value !== 'string') return refuse(path, 'must be a string');
    if (value.length < min || value.length > max) {
      return refuse(path, `must have between ${min} and ${max} characters`);
    }
    if (pattern && !pattern.test(value)) return refuse(path, `must match "${pattern.source}"`);
    return value;
  };
}

export function flag(): Reader<boolean> {
  return (value, path) => (typeof value === 'boolean' ? value : refuse(path, 'must be true or false'));
}

export function oneOf<const Word extends string>(words: readonly Word[]): Reader<Word> {
  return (value, path) =>
    words.find((word) => word === value) ?? refuse(path, `must be one of ${words.join(', ')}`);
}

export function list<Value>(item: Reader<Value>): Reader<Value[]> {
  return (value, path) =>
    Array.isArray(value)
      ? value.map((element: unknown, index) => item(element, `${path}[${index}]`))
      : refuse(path, 'must be an array');
}

function readNumber(value: unknown, path: string): Exact {
  const digits = digitsOf(value);
  if (digits === undefined) return refuse(path, 'must be a number');
  return parseExact(digits) ?? refuse(path, 'must be a number of a sensible size');
}

/** A number of any precision, as an exact decimal text. */
export function decimal(bounds: { above?: string; atLeast?: string } = {}): Reader<string> {
  const { above, atLeast } = bounds;
  return (value, path) => {
    const number = readNumber(value, path);
    if (above !== undefined && compare(number, exact(above)) <= 0) {
      return refuse(path, `must be greater than ${above}`);
    }
    if (atLeast !== undefined && compare(number, exact(atLeast)) < 0) {
      return refuse(path, `must be greater than or equal to ${atLeast}`);
    }
    return exactText(number);
  };
}

const INT32 = { min: -(2 ** 31), max: 2 ** 31 - 1 };

export function int32(bounds: { min?: number; max?: number } = {}): Reader<number> {
  const { min = INT32.min, max = INT32.max } = bounds;
  return (value, path) => {
    const number = readNumber(value, path);
    if (!isWhole(number)) return refuse(path, 'must be a whole number');
    const whole = toWhole(number);
    if (whole < BigInt(min) || whole > BigInt(max)) {
      return refuse(path, `must be between ${min} and ${max}`);
    }
    return Number(whole);
  };
}

/** A whole number from 0 to 2^53-1. */
export function unsigned(): Reader<number> {
  return (value, path) => {
    const number = readNumber(value, path);
    const whole = isWhole(number) ? Number(toWhole(number)) : Number.NaN;
    if (!Number.isSafeInteger(whole) || whole < 0) return refuse(path, 'must be a whole number from 0');
    return whole;
  };
}

/** A bare int64, as its digits. A quoted one is refused: the API documents a number. */
export function int64(): Reader<string> {
  return (value, path) => {
    const number = readNumber(value, path);
    const whole = isWhole(number) ? toWhole(number) : undefined;
    if (whole === undefined || BigInt.asIntN(64, whole) !== whole) {
      return refuse(path, 'must be a 64-bit whole number');
    }
    return whole.toString();
  };
}

/** `yyyy-MM-dd`, and a day that the calendar has. */
export function calendarDay(): Reader<string> {
  return (value, path) => {
    const match = typeof value === 'string' ? /^(\d{4})-(\d{2})-(\d{2})$/.exec(value) : null;
    if (!match || typeof value !== 'string') return refuse(path, 'must be a date in the format yyyy-MM-dd');
    const day = new Date(`${value}T00:00:00Z`);
    // Date rolls the 31st of February over into March instead of refusing it.
    if (Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== value) {
      return refuse(path, 'must be a date that exists');
    }
    return value;
  };
}

/** An object with these fields and no others. */
export function object<const S extends Shape>(shape: S): Reader<ObjectOf<S>> {
  return (value, path) => {
    if (!isJsonObject(value)) return refuse(path, 'must be a JSON object');
    const at = (key: string) => (path === '' ? key : `${path}.${key}`);
    const unknown = Object.keys(value).find((key) => !Object.hasOwn(shape, key));
    if (unknown !== undefined) return refuse(at(unknown), 'is not a known field');
    const entries = Object.entries(shape).map(([key, reader]) => {
      const field = Object.hasOwn(value, key) ? value[key] : undefined;
      if (field === undefined && reader.optional !== true) return refuse(at(key), 'is required');
      if (field === null) return refuse(at(key), 'must not be null');
      return [key, reader(field, at(key))] as const;
    });
    // Each entry was read by the reader of its own key, which is what the mapped type says.
    return Object.fromEntries(entries) as ObjectOf<S>;
  };
}

/** One of several objects, told apart by a field that each of them has. */
export function taggedUnion<Tag extends string, Value>(
  tag: string,
  branches: Readonly<Record<Tag, Reader<Value>>>,
): Reader<Value> {
  const tags = Object.keys(branches) as Tag[];
  return (value, path) => {
    if (!isJsonObject(value)) return refuse(path, 'must be a JSON object');
    const at = path === '' ? tag : `${path}.${tag}`;
    if (!Object.hasOwn(value, tag)) return refuse(at, 'is required');
    return branches[oneOf(tags)(value[tag], at)](value, path);
  };
}
