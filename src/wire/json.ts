let mark: string | undefined;

/** Marks the digits of an exact number until the JSON is complete. Random, so that no text of a caller contains it. */
function exactMark(): string {
  // Made at the first call: some runtimes refuse random numbers while a module is loading.
  mark ??= `exact-number-${crypto.randomUUID()}:`;
  return mark;
}

class ExactNumber {
  readonly digits: string;

  constructor(digits: string) {
    this.digits = digits;
  }

  toString(): string {
    return this.digits;
  }

  toJSON(): string {
    return exactMark() + this.digits;
  }
}

/** A JSON number that keeps its digits: an amount as it was written, an id beyond 2^53. */
export function exactNumber(digits: string): unknown {
  const number = Number(digits);
  return String(number) === digits ? number : new ExactNumber(digits);
}

/** JSON that has been written already. */
export class JsonText {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/**
 * `JSON.stringify`, but exact numbers and bigints stand as bare digits. From Node 22 on, `JSON.rawJSON` would do it;
 * packages that do it take several times as long and a kilobyte of every bundle.
 *
 * @throws what `JSON.stringify` throws, for a value that holds itself for example.
 */
export function toJson(value: unknown): string | undefined {
  if (value instanceof JsonText) return value.text;
  const json = withMarks(value);
  if (mark === undefined || !json?.includes(mark)) return json;
  return json.replace(new RegExp(`"${mark}(-?[\\d.]+)"`, 'g'), '$1');
}

function withMarks(value: unknown): string | undefined {
  // Some programs give bigints a `toJSON` that returns text, but an id must stay a number.
  if (!('toJSON' in BigInt.prototype)) {
    try {
      return JSON.stringify(value);
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      // The likely reason is a bigint, which `JSON.stringify` refuses.
    }
  }
  return JSON.stringify(value, markBigInts);
}

function markBigInts(this: unknown, key: string, value: unknown): unknown {
  const original = (this as Record<string, unknown>)[key];
  // As it was given, or as its `toJSON` returned it; boxed or not.
  const integer = [original, value].find(
    (each) => Object.prototype.toString.call(each) === '[object BigInt]',
  );
  return integer === undefined ? value : exactMark() + String(integer);
}

// Numbers of 16 digits or more are too long to survive a double. Every answer is searched for one, so this is written
// for speed: by its end, since digits in strings end with a quote, and digit by digit, so that the engine skips ahead.
const MAY_HOLD_LONG_NUMBER = new RegExp(`${'[\\d.]'.repeat(16)}(?:[eE][+-]?\\d+)?[\\s,}\\]]`);
const ESCAPE_QUOTE_OR_LONG_NUMBER = /\\.|"|(?<=[:[,\s])-?\d[\d.]{15,}(?:e[+-]?\d+)?(?=\s*[,}\]])/gi;

/** A number in one spelling: its digits from the first to the last that is not 0, and a power of ten. */
function normalized(decimal: string): string {
  const [, minus = '', whole = '', fraction = '', exponent] =
    /^(-?)\+?(\d*)\.?(\d*)(?:e(.+))?$/i.exec(decimal) ?? [];
  const digits = (whole + fraction).replace(/^0+/, '');
  const significant = digits.replace(/(?<=[1-9])0+$/, '');
  const power = Number(exponent ?? 0) - fraction.length + digits.length - significant.length;
  return significant === '' ? '0' : `${minus}${significant}e${power}`;
}

/** Whether a decimal and a double are the same number, to the last digit and however the decimal is written. */
export const isSameNumber = (decimal: string, number: number): boolean =>
  normalized(decimal) === normalized(String(number));

/** Whether a double would be another integer or another amount of money than the decimal. */
function isLostInDouble(decimal: string): boolean {
  const number = Number(decimal);
  if (/^-?\d+$/.test(decimal)) return !Number.isSafeInteger(number);
  return /^-?\d+(?:\.\d{1,4})?$/.test(String(number)) && !isSameNumber(decimal, number);
}

/**
 * `JSON.parse`, but a number that a double would round arrives as a string of its digits, where that matters: an id
 * that came as a bare number would become another id, and 104.99999999999999999999 would become 105.
 *
 * @throws SyntaxError
 */
export function parseJson(given: string): unknown {
  // A byte order mark, which some decoders keep.
  const text = given.replace(/^\uFEFF+/, '');
  // Parsed first: after this, every string in the text is known to end.
  const rounded: unknown = JSON.parse(text);
  if (!MAY_HOLD_LONG_NUMBER.test(text)) return rounded;
  // One pass over quotes, not a pattern for whole strings: that one overflows the stack on a long string.
  let inString = false;
  return JSON.parse(
    text.replace(ESCAPE_QUOTE_OR_LONG_NUMBER, (token) => {
      if (token === '"') inString = !inString;
      if (inString || !/\d$/.test(token) || !isLostInDouble(token)) return token;
      return `"${token}"`;
    }),
  );
}

/**
 * Reads the JSON of an answer, without `null` and `__proto__`.
 *
 * @throws SyntaxError
 */
export function readJson(text: string): unknown {
  const json = parseJson(text);
  // Three searches in the text cost much less than a walk through its values. An escape may stand for a letter of either word.
  const clean = !text.includes('null') && !text.includes('__proto__') && !text.includes('\\u');
  return clean ? json : withoutNulls(json);
}

/** Removes, in place, `null`, which the API sends where it means absent, and `__proto__`, which must never become a prototype. */
function withoutNulls(json: unknown): unknown {
  // A stack in an array: an answer may nest deeper than the call stack of the engine.
  const open: unknown[] = [json];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (typeof node !== 'object' || node === null) continue;
    const fields = node as Record<string, unknown>;
    for (const key of Object.keys(fields)) {
      const value = fields[key];
      if (value !== null && key !== '__proto__') {
        if (typeof value === 'object') open.push(value);
      } else if (!Array.isArray(node)) {
        Reflect.deleteProperty(node, key);
      }
    }
  }
  return json;
}
