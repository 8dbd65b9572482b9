import type { SandboxBehaviour } from '../behaviour.js';
import { writeJson } from './json.js';
import type { Refusal } from './refusal.js';

/** The status, headers and text of a response. A fault can still change them. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A result without an envelope around it. */
export class Unwrapped {
  readonly value: unknown;

  constructor(value: unknown) {
    this.value = value;
  }
}

const NO_STORE = { 'cache-control': 'no-store' };

function json(status: number, value: unknown, headers: Readonly<Record<string, string>> = {}): Answer {
  return {
    status,
    headers: { 'content-type': 'application/json', ...NO_STORE, ...headers },
    body: writeJson(value),
  };
}

export function envelope(result: unknown, elapsed: number) {
  return { success: true, elapsed, ...(result === undefined ? {} : { result }) };
}

/** Replaces `undefined` by `null` at every depth. */
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

/** The answer to a refused request: as documented, or as the probed gateway answered. */
export function failure(refusal: Refusal, elapsed: number, behaviour: SandboxBehaviour = {}): Answer {
  const { status: documented = 400, headers, mistake, field = '', like } = refusal.details;
  const probed = like ?? (mistake && behaviour.mistakes?.[mistake]) ?? {};
  const status = probed.httpStatus ?? documented;
  const error = probed.error?.replaceAll('{field}', () => field) ?? refusal.message;
  const text = (type: string, body: string): Answer => ({
    status,
    headers: { 'content-type': type, ...NO_STORE, ...headers },
    body,
  });
  switch (probed.body) {
    case 'html':
      return text('text/html', `<html><body><h1>HTTP Status ${status}</h1></body></html>`);
    case 'text':
      return text('text/plain', error);
    case 'empty':
      return { status, headers: { ...NO_STORE, ...headers }, body: '' };
    case 'json':
      return json(status, { status, error }, headers);
    default:
      return json(status, { success: false, elapsed, error }, headers);
  }
}

export function toResponse({ status, headers, body }: Answer): Response {
  // A probed gateway may have one of these statuses, and no response with them can have a body.
  const isEmpty = body === '' || [204, 205, 304].includes(status);
  return new Response(isEmpty ? null : body, { status, headers });
}
