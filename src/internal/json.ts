import { LosslessNumber, stringify } from 'lossless-json';

/** A JSON number that keeps its digits: an amount as it was written, an id beyond 2^53. */
export function exactNumber(digits: string): unknown {
  return new LosslessNumber(digits);
}

/** JSON text in which exact numbers and bigints stand as bare digits. `JSON.rawJSON` would do it, from Node 22. */
export function toJson(value: unknown): string | undefined {
  return stringify(value);
}

// Numbers of 16 digits or more, outside of strings: too long to survive a double.
const MAY_HOLD_LONG_INTEGER = /[:[,\s]-?\d{16}/;
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
 * Removes from parsed JSON, in place, what the rest of the SDK need not think about: `null`, which the API sends
 * where it means absent, and `__proto__`, which must never become a prototype.
 */
export function withoutNulls<Value>(json: Value): Value {
  // A stack of our own: nesting deeper than the engine's is an answer to read, not a crash.
  const open: unknown[] = [json];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (typeof node !== 'object' || node === null) continue;
    for (const [key, value] of Object.entries(node)) {
      if (value !== null && key !== '__proto__') {
        if (typeof value === 'object') open.push(value);
      } else if (!Array.isArray(node)) {
        Reflect.deleteProperty(node, key);
      }
    }
  }
  return json;
}
