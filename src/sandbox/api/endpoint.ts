import type { SandboxMistake } from '../behaviour.js';
import type { SandboxContext } from '../context.js';
import type { TableName, Tables } from '../state/store.js';
import type { BodyReader } from '../wire/problems.js';
import type { QueryReader } from '../wire/query.js';
import { Refusal } from '../wire/refusal.js';
import type { Spelling } from '../wire/spelling.js';

/** One request to the API. */
export interface Call {
  readonly params: Readonly<Record<string, string>>;
  readonly query: QueryReader;
  readonly spelling: Spelling;
  /** Whether the probed gateway accepts requests with this mistake. */
  accepts(mistake: SandboxMistake): boolean;
  /** Milliseconds since the start of the request. */
  elapsed(): number;
}

/** Answers one operation. */
export interface Endpoint {
  readonly takesBody: boolean;
  /** Returns the `result` of the answer, or an `Unwrapped` value. It must make all changes before its first `await`. */
  answer(context: SandboxContext, call: Call, body: unknown): unknown;
}

export function endpoint(answer: (context: SandboxContext, call: Call) => unknown): Endpoint {
  return { takesBody: false, answer };
}

/** An operation with a body and without parameters. */
export function endpointWithBody<Body>(
  read: BodyReader<Body>,
  answer: (body: Body, context: SandboxContext, call: Call) => unknown,
): Endpoint {
  return {
    takesBody: true,
    answer(context, call, body) {
      call.query.done();
      return answer(read(body, { unknownFields: call.accepts('unknown_field') }), context, call);
    },
  };
}

type Find<Row> = (context: SandboxContext, call: Call) => Row;

/** Makes a function that finds the record of the id in the path, or refuses the request. */
export function finder<Name extends TableName>(
  table: Name,
  param: string,
  sentence: string,
  mistake?: SandboxMistake,
): Find<Tables[Name] extends Map<string, infer Row> ? Row : never> {
  return ({ store }, { params }) => {
    const row = store[table].get(params[param] ?? '');
    if (!row) throw new Refusal(sentence, { mistake });
    return row as never;
  };
}

/** An operation on one record, without parameters. */
export function recordEndpoint<Row>(
  find: Find<Row>,
  answer: (row: Row, context: SandboxContext, call: Call) => unknown,
): Endpoint {
  return endpoint((context, call) => {
    call.query.done();
    return answer(find(context, call), context, call);
  });
}
