import * as z from 'zod/mini';
import { compare, type Exact, exact, exactText, isWhole, parseExact, toWhole } from '../amounts.js';
import { digitsOf, isJsonNumber } from './json.js';
import { absenceOf } from './problems.js';

// The parts of the sandbox's schemas. They read JSON whose numbers are objects that hold the digits.

export const text = (limits: { min?: number; max?: number; pattern?: RegExp } = {}) => {
  const { min = 0, max = Number.POSITIVE_INFINITY, pattern } = limits;
  const length = z.refine<string>((value) => value.length >= min && value.length <= max, {
    error: `must have between ${min} and ${max} characters`,
  });
  const string = min === 0 && max === Number.POSITIVE_INFINITY ? z.string() : z.string().check(length);
  return pattern ? string.check(z.regex(pattern)) : string;
};

export const flag = z.boolean;
export const list = z.array;
export const oneOf = <const Word extends string>(words: readonly Word[]) => z.enum(words);
/** A field that may be left out, but not `null` (see api-notes: no-nulls). */
export const optional = z.optional;

/** An object with these fields and no others. */
export const object = <Shape extends z.core.$ZodShape>(shape: Shape) => plain(z.strictObject(shape));

/** Makes a schema for objects refuse JSON numbers, which are objects that hold the digits. */
export const plain = <Schema extends z.core.$ZodType>(schema: Schema) =>
  z.pipe(
    z.transform((value: unknown) => (isJsonNumber(value) ? Number.NaN : value)),
    schema as z.core.$ZodType<z.output<Schema>, unknown>,
  );

/** Reads a value with a function that returns the value for the record, or a sentence about the mistake. */
function read<Value>(work: (value: unknown) => { value: Value } | { problem: string }) {
  return z.transform((input: unknown, context): Value => {
    const result = input === undefined || input === null ? { problem: absenceOf(input) } : work(input);
    if ('value' in result) return result.value;
    context.issues.push({ code: 'custom', message: result.problem, input });
    return z.NEVER;
  });
}

function number<Value>(work: (number: Exact) => { value: Value } | { problem: string }) {
  return read((input) => {
    const digits = digitsOf(input);
    if (digits === undefined) return { problem: 'must be a number' };
    const parsed = parseExact(digits);
    return parsed ? work(parsed) : { problem: 'must be a number of at most 40 digits' };
  });
}

/** A number of any precision, kept as exact decimal text. */
export const decimal = ({ above, atLeast }: { above?: string; atLeast?: string } = {}) =>
  number<string>((value) => {
    if (above !== undefined && compare(value, exact(above)) <= 0) {
      return { problem: `must be greater than ${above}` };
    }
    if (atLeast !== undefined && compare(value, exact(atLeast)) < 0) {
      return { problem: `must be greater than or equal to ${atLeast}` };
    }
    return { value: exactText(value) };
  });

/** An exact decimal number in a string. */
export const decimalText = (): ReturnType<typeof decimal> =>
  read<string>((value) =>
    typeof value === 'string' && parseExact(value)
      ? { value }
      : { problem: 'must be a decimal number in a string' },
  );

export const int32 = ({ min = -(2 ** 31), max = 2 ** 31 - 1 }: { min?: number; max?: number } = {}) =>
  number<number>((value) => {
    if (!isWhole(value)) return { problem: 'must be a whole number' };
    const whole = toWhole(value);
    return whole < BigInt(min) || whole > BigInt(max)
      ? { problem: `must be between ${min} and ${max}` }
      : { value: Number(whole) };
  });

/** A whole number from 0 to 2^53-1. */
export const unsigned = () =>
  number<number>((value) => {
    const whole = isWhole(value) ? Number(toWhole(value)) : Number.NaN;
    return Number.isSafeInteger(whole) && whole >= 0
      ? { value: whole }
      : { problem: 'must be a whole number from 0' };
  });

/** An int64 number, kept as its digits. A string is refused, because the API documents a number. */
export const int64 = () =>
  number<string>((value) => {
    const whole = isWhole(value) ? toWhole(value) : undefined;
    return whole === undefined || BigInt.asIntN(64, whole) !== whole
      ? { problem: 'must be a 64-bit whole number' }
      : { value: whole.toString() };
  });

/** A whole number in a string. */
export const digits = () =>
  read<string>((value) =>
    typeof value === 'string' && /^-?\d{1,19}$/.test(value)
      ? { value }
      : { problem: 'must be up to 19 digits in a string' },
  );

/** `yyyy-MM-dd`, for a day that exists. */
export const calendarDay = () =>
  read<string>((value) => {
    if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) {
      return { problem: 'must be a date in the format yyyy-MM-dd' };
    }
    const day = new Date(`${value}T00:00:00Z`);
    // Date reads February 31 as a day in March.
    return Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== value
      ? { problem: 'must be a date that exists' }
      : { value };
  });

/** ISO 8601. */
export const moment = () =>
  text().check(
    z.refine((value) => !Number.isNaN(Date.parse(value)), { error: 'must be an ISO 8601 date and time' }),
  );
