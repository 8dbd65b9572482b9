import { readQuery } from './wire/query.js';
import type { Reader } from './wire/readers.js';
import type { Voice } from './wire/voice.js';
import type { World } from './world.js';

/** One request to the API, as an endpoint sees it. */
export interface Call {
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly voice: Voice;
  /** Milliseconds since the request came in. */
  elapsed(): number;
}

/** What answers an operation. */
export interface Endpoint {
  readonly takesBody: boolean;
  /** The `result` of the answer, or an `Unwrapped` one. What it changes it has changed before the first `await`. */
  answer(world: World, call: Call, body: unknown): unknown;
}

export function endpoint(answer: (world: World, call: Call) => unknown): Endpoint {
  return { takesBody: false, answer };
}

export function endpointWithBody<Body>(
  read: Reader<Body>,
  answer: (world: World, call: Call, body: Body) => unknown,
): Endpoint {
  return { takesBody: true, answer: (world, call, body) => answer(world, call, read(body, '')) };
}

/** A part of the path, which the router has matched. */
export function param(call: Call, name: string): string {
  return call.params[name] ?? '';
}

/** Refuses any parameter of an operation that documents none. */
export function noQuery(call: Call): void {
  readQuery(call.query).done();
}
