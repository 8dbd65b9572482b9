import type { SandboxContext } from '../context.js';
import type { Reader } from '../wire/fields.js';
import { readQuery } from '../wire/query.js';
import type { Spelling } from '../wire/spelling.js';

/** One request to the API, as an endpoint sees it. */
export interface Call {
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly spelling: Spelling;
  /** Milliseconds since the request came in. */
  elapsed(): number;
}

/** What answers an operation. */
export interface Endpoint {
  readonly takesBody: boolean;
  /** The `result` of the answer, or an `Unwrapped` one. What it changes it has changed before the first `await`. */
  answer(context: SandboxContext, call: Call, body: unknown): unknown;
}

export function endpoint(answer: (context: SandboxContext, call: Call) => unknown): Endpoint {
  return { takesBody: false, answer };
}

export function endpointWithBody<Body>(
  read: Reader<Body>,
  answer: (context: SandboxContext, call: Call, body: Body) => unknown,
): Endpoint {
  return { takesBody: true, answer: (context, call, body) => answer(context, call, read(body, '')) };
}

/** A part of the path, which the router has matched. */
export function param(call: Call, name: string): string {
  return call.params[name] ?? '';
}

/** Refuses any parameter of an operation that documents none. */
export function noQuery(call: Call): void {
  readQuery(call.query).done();
}
