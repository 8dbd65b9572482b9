/** Thrown out of `JSON.stringify` by what it cannot write. A constant: making an error costs more than writing. */
const NEEDS_DIGITS = Symbol('needs digits');

class ExactNumber {
  readonly digits: string;

  constructor(digits: string) {
    this.digits = digits;
  }

  toString(): string {
    return this.digits;
  }

  toJSON(): never {
    throw NEEDS_DIGITS;
  }
}

/** A JSON number that keeps its digits: an amount as it was written, an id beyond 2^53. */
export function exactNumber(digits: string): unknown {
  const number = Number(digits);
  return String(number) === digits ? number : new ExactNumber(digits);
}

/**
 * `JSON.stringify`, but exact numbers and bigints stand as bare digits. From Node 22 on, `JSON.rawJSON` would do it;
 * packages that do it take several times as long and a kilobyte of every bundle.
 */
export function toJson(value: unknown): string | undefined {
  try {
    return JSON.stringify(value);
  } catch (error) {
    if (error === NEEDS_DIGITS || error instanceof TypeError) return withDigits(value);
    throw error;
  }
}

/** The same, value by value. */
function withDigits(value: unknown): string | undefined {
  if (value instanceof ExactNumber || typeof value === 'bigint') return String(value);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if ('toJSON' in value && typeof value.toJSON === 'function') return withDigits(value.toJSON());
  // Not `map`, which leaves holes alone.
  if (Array.isArray(value)) return `[${Array.from(value, (each) => withDigits(each) ?? 'null').join(',')}]`;
  let fields = '';
  for (const [key, field] of Object.entries(value)) {
    const json = withDigits(field);
    if (json !== undefined) fields += `${fields === '' ? '' : ','}${JSON.stringify(key)}:${json}`;
  }
  return `{${fields}}`;
}

// Integers of 16 digits or more are too long to survive a double. Every answer is searched for one, so this is written
// for speed: by its end, since digits in strings end with a quote, and digit by digit, so that the engine skips ahead.
const MAY_HOLD_LONG_INTEGER = new RegExp(`${'\\d'.repeat(16)}[\\s,}\\]]`);
const ESCAPE_QUOTE_OR_LONG_INTEGER = /\\.|"|(?<=[:[,\s])-?\d{16,}(?=\s*[,}\]])/g;

/**
 * `JSON.parse`, but an integer that a double would round arrives as a string of its digits. Ids are documented as
 * strings; one that came as a bare number would otherwise become somebody else's id.
 *
 * @throws SyntaxError
 */
export function parseJson(text: string): unknown {
  // First, so that what follows only ever meets strings that end.
  const rounded: unknown = JSON.parse(text);
  if (!MAY_HOLD_LONG_INTEGER.test(text)) return rounded;
  // One pass over quotes, not a pattern for whole strings: that one overflows the stack on a long string.
  let inString = false;
  return JSON.parse(
    text.replace(ESCAPE_QUOTE_OR_LONG_INTEGER, (token) => {
      if (token === '"') inString = !inString;
      if (inString || !/\d$/.test(token) || Number.isSafeInteger(Number(token))) return token;
      return `"${token}"`;
    }),
  );
}

/**
 * Reads the JSON of an answer, without what the rest of the SDK need not think about.
 *
 * @throws SyntaxError
 */
export function readJson(text: string): unknown {
  const json = parseJson(text);
  // Three searches in a text cost nothing beside a walk through all that it holds; an escape may spell either word.
  const clean = !text.includes('null') && !text.includes('__proto__') && !text.includes('\\u');
  return clean ? json : withoutNulls(json);
}

/** Removes, in place, `null`, which the API sends where it means absent, and `__proto__`, which must never become one. */
function withoutNulls(json: unknown): unknown {
  // A stack of our own: nesting deeper than the engine's is an answer to read, not a crash.
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
