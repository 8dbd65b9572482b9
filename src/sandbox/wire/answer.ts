import { writeJson } from './json.js';
import type { Refusal } from './refusal.js';

/** An answer before it becomes a response: faults still cut it up. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Something that is not to be wrapped in one envelope. */
export class Unwrapped {
  readonly value: unknown;

  constructor(value: unknown) {
    this.value = value;
  }
}

/** The documented JSON, whatever the status. */
function json(status: number, value: unknown, headers: Readonly<Record<string, string>> = {}): Answer {
  return {
    status,
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store', ...headers },
    body: writeJson(value),
  };
}

export function envelope(result: unknown, elapsed: number) {
  return { success: true, elapsed, ...(result === undefined ? {} : { result }) };
}

/** `undefined` becomes `null` all the way down, for merchants whose parser has to survive that. */
function withNulls(value: unknown): unknown {
  if (value === undefined) return null;
  if (Array.isArray(value)) return value.map(withNulls);
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) {
    return value;
  }
  return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, withNulls(field)]));
}

export function success(result: unknown, elapsed: number, emptyFields: 'absent' | 'null'): Answer {
  const filled = (value: unknown) =>
    emptyFields === 'null' && value !== undefined ? withNulls(value) : value;
  if (result instanceof Unwrapped) return json(200, filled(result.value));
  return json(200, envelope(filled(result), elapsed));
}

export function failure(refusal: Refusal, elapsed: number): Answer {
  return json(refusal.status, { success: false, elapsed, error: refusal.message }, refusal.headers);
}
