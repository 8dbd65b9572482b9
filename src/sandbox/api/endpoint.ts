import type { SandboxMistake } from '../behaviour.js';
import type { SandboxContext } from '../context.js';
import type { BodyReader } from '../wire/problems.js';
import type { QueryReader } from '../wire/query.js';
import type { Spelling } from '../wire/spelling.js';

/** One request to the API, as an endpoint sees it. */
export interface Call {
  readonly params: Readonly<Record<string, string>>;
  readonly query: QueryReader;
  readonly spelling: Spelling;
  /** Whether the gateway takes a request with this mistake, where other gateways refuse it. */
  accepts(mistake: SandboxMistake): boolean;
  /** Milliseconds since the request came in. */
  elapsed(): number;
}

/** Answers one operation. */
export interface Endpoint {
  readonly takesBody: boolean;
  /** Returns the `result` of the answer, or an `Unwrapped` one. Every change happens before the first `await`. */
  answer(context: SandboxContext, call: Call, body: unknown): unknown;
}

export function endpoint(answer: (context: SandboxContext, call: Call) => unknown): Endpoint {
  return { takesBody: false, answer };
}

/** An operation with a body and without parameters. */
export function endpointWithBody<Body>(
  read: BodyReader<Body>,
  answer: (context: SandboxContext, call: Call, body: Body) => unknown,
): Endpoint {
  return {
    takesBody: true,
    answer(context, call, body) {
      call.query.done();
      return answer(context, call, read(body, { unknownFields: call.accepts('unknown_field') }));
    },
  };
}

/** An id in the path, which the router has matched. */
export function param(call: Call, name: string): string {
  return call.params[name] ?? '';
}
