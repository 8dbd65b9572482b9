import { type Amount, signOf } from '../money.js';
import { exactNumber } from '../wire/json.js';
import { toCode } from '../wire/words.js';
import { isCountryCode, isCurrencyCode } from './iso-codes.js';
import * as z from './zod.js';

/**
 * A field of a request: a test, and the end of a sentence that begins with the path of the field. All fields come from
 * this function, so that all messages have one form and no message repeats the value.
 */
export function field<Value>(
  expected: string | ((input: unknown) => string),
  test: (value: unknown) => boolean,
) {
  return z.custom<Value>(
    (value) => !isIllFormed(value) && test(value),
    (input) => {
      if (input === undefined)
        return `is required and ${typeof expected === 'string' ? expected : expected(input)}`;
      if (isIllFormed(input)) return 'must be well-formed text: it holds half a character';
      return typeof expected === 'string' ? expected : expected(input);
    },
  );
}

/**
 * Whether a value is text that holds half a character, for example because it was cut in the middle of an emoji. No URL
 * can hold such text, and many servers cannot read it in JSON.
 */
export const isIllFormed = (value: unknown) => typeof value === 'string' && /\p{Surrogate}/u.test(value);

const matches = (pattern: RegExp) => (value: unknown) => typeof value === 'string' && pattern.test(value);

const TEXT = 'must be a non-empty string';
const isText = matches(/\S/);

/** Text that is not blank. */
export const text = field<string>(TEXT, isText);

// White space, control characters and invisible characters: servers cut these off at the ends of a text.
const BLANK = '[\\p{White_Space}\\p{Cc}\\p{Cf}]';
const BLANK_AT_AN_END = new RegExp(`^${BLANK}|${BLANK}$`, 'u');

/**
 * An id of the merchant's own, which a search must find again. A gateway that trims texts would store ` ORD-9` as
 * `ORD-9`.
 */
export const merchantId = field<string>(
  (input) =>
    isText(input) ? 'must not begin or end with a blank or a line break; trim it where you make it' : TEXT,
  (value) => isText(value) && !BLANK_AT_AN_END.test(value as string),
);

/** Text that may be empty: an empty second address line in a form is no mistake. */
export const anyText = field<string>('must be a string', (value) => typeof value === 'string');

/**
 * Known words are in the type. Other words pass, so that a new word works without a new version of the SDK. Only a known
 * word in another spelling (`web`, `Careem pay`) is refused, because the API takes codes only (see api-notes: search-type).
 */
export const openWord = <const Word extends string>(words: readonly Word[]) =>
  field<Word | (string & {})>(
    `must be a code such as ${words.join(', ')}, spelt exactly like that`,
    (value) =>
      isText(value) && (isOneOf(words, value) || !isOneOf(words.map(toCode), toCode(value as string))),
  );

const isOneOf = (words: readonly string[], value: unknown) => (words as readonly unknown[]).includes(value);

/** Exactly these words. */
export const word = <const Word extends string>(words: readonly Word[]) =>
  field<Word>(`must be one of ${words.join(', ')}`, (value) => isOneOf(words, value));

/** A function. `rest` continues the sentence `must be a function`. */
export const func = <Value = never>(rest = '') =>
  field<Value>(`must be a function${rest}`, (value) => typeof value === 'function');

export const flag = field<boolean>('must be true or false', (value) => typeof value === 'boolean');

// Loose on purpose: the gateway decides, and a stricter rule than the gateway's would refuse shoppers.
export const email = field<string>(
  'must be an e-mail address, such as shopper@example.com',
  matches(/^[^\s@]+@[^\s@]+\.[^\s@.]+$/u),
);

export const currency = field<string>('must be an ISO 4217 code in capitals, such as AED', isCurrencyCode);

export const country = field<string>(
  'must be an ISO 3166-1 code of two or three capitals, such as AE or ARE',
  isCountryCode,
);

/** Two or three letters in either case (see api-notes: language-and-currency). */
export const language = field<string>(
  'must be a language code of two or three letters, such as EN',
  matches(/^[A-Za-z]{2,3}$/),
);

export const digits = field<string>('must be a string of digits', matches(/^\d+$/));

export const webUrl = field<string>(
  'must be an absolute http or https URL',
  (value) => matches(/^https?:\/\//i)(value) && URL.canParse(value as string),
);

/**
 * An object of names and values. `Headers`, maps and lists of pairs have no own properties, so that their contents would
 * be lost silently.
 */
export const namesAndValues = field<Readonly<Record<string, unknown>>>(
  'must be a plain object of names and values',
  (value) => z.isPlain(value) && !Object.keys(value).some((name) => isIllFormed(name)),
);

/** A whole number within bounds, both included. */
export const integer = (min: number, max: number = Number.MAX_SAFE_INTEGER) =>
  field<number>(
    max === Number.MAX_SAFE_INTEGER
      ? `must be a whole number of ${min} or more`
      : `must be a whole number from ${min} to ${max}`,
    (value) => Number.isSafeInteger(value) && (value as number) >= min && (value as number) <= max,
  );

/** Any finite number above zero; a quantity may be 1.5. */
export const positiveNumber = field<number>(
  'must be a number greater than zero',
  (value) => Number.isFinite(value) && (value as number) > 0,
);

/** Whether the day exists. Only this check uses `Date`; the day is sent as it was written (see api-notes: dates). */
function isCalendarDay(value: string): boolean {
  const day = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value);
}

export const isCalendarDate = (value: unknown) =>
  matches(/^\d{4}-\d{2}-\d{2}$/)(value) && isCalendarDay(value as string);

export const calendarDate = field<string>(
  'must be a calendar day written yyyy-MM-dd, such as 2026-08-31',
  isCalendarDate,
);

/** A date and time without a zone, with a blank or a T between them (see api-notes: after-timestamp). */
export const timestamp = field<string>(
  'must be a date and time written yyyy-MM-dd HH:mm:ss',
  (value) =>
    matches(/^\d{4}-\d{2}-\d{2}[ T](?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d$/)(value) &&
    isCalendarDay((value as string).slice(0, 10)),
);

const INT64_MAX = 2n ** 63n - 1n;

function isInt64(value: unknown): boolean {
  if (typeof value === 'number') return Number.isSafeInteger(value) && value >= 0;
  if (typeof value === 'string') return /^\d{1,19}$/.test(value) && BigInt(value) <= INT64_MAX;
  return typeof value === 'bigint' && value >= 0n && value <= INT64_MAX;
}

const INT64_EXPECTED =
  'must be an id of up to 19 digits, as a string or bigint (a number above 2^53-1 loses digits)';

/** An id that the API takes as an integer without quotes, although it answers with text (see api-notes: integer-ids). */
export const int64 = z.pipe(
  field<string | bigint | number>(INT64_EXPECTED, isInt64),
  z.transform((value) => exactNumber(BigInt(value).toString())),
);

/** An id in a query, where it is text (see api-notes: after-id). */
export const idText = z.pipe(
  field<string | bigint | number>(INT64_EXPECTED, isInt64),
  z.transform((value) => String(value)),
);

// Decimals depend on the currency, which another field holds: see `decimalsFitCurrency`.
const amountField = (bound: string, fits: (sign: -1 | 0 | 1) => boolean) =>
  field<Amount>(`must be an amount in major units, such as 10.5 or "10.50"${bound}`, (value) => {
    const sign = signOf(value);
    return sign !== undefined && fits(sign);
  });

const onTheWire = (amount: z.$ZodType<Amount, Amount>) =>
  z.pipe(
    amount,
    z.transform((value) => exactNumber(String(value))),
  );

const aboveZero = amountField(', greater than zero', (sign) => sign > 0);

/** `unitprice` and `linetotal` have no lower bound (see api-notes: amounts). */
export const anyAmount = onTheWire(amountField('', () => true));
export const positiveAmount = onTheWire(aboveZero);
export const nonNegativeAmount = onTheWire(amountField(', not below zero', (sign) => sign >= 0));

/** An amount in a query. The API's description lost its lower bound (see api-notes: refund-amount). */
export const positiveAmountText = z.pipe(
  aboveZero,
  z.transform((value) => String(value)),
);
