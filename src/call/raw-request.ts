import { API_WORDS } from '../operations.js';
import { copyOf } from '../schemas/copy.js';
import { field, isIllFormed, namesAndValues, word } from '../schemas/field.js';
import { readInput, strictObject } from '../schemas/request.js';
import * as z from '../schemas/zod.js';
import { JsonText, toJson } from '../wire/json.js';
import type { Query, QueryValue } from '../wire/query.js';
import { rawPathProblem } from '../wire/raw-path.js';
import { shownKey } from '../wire/redact.js';
import type { Operation } from './check.js';
import type { HttpMethod } from './wire-request.js';

/**
 * A request for which the SDK has no method.
 *
 * The SDK refuses a request that it cannot send unchanged, such as one with a dot segment in its path, with a
 * `PaymenntValidationError`.
 */
export interface RawRequest {
  /** HTTP method. The SDK repeats a `GET` after a temporary failure, and any other method only if nothing was sent. */
  readonly method: HttpMethod;
  /** Path below the API's base URL, encoded, without a query: `/checkout/1653241101733169556`. */
  readonly path: string;
  /** Query parameters; a list becomes repeated keys. */
  readonly query?: Readonly<Record<string, QueryInput | readonly QueryInput[] | undefined>> | undefined;
  /** Any JSON value; a bigint becomes a number with all its digits. Default: no body. */
  readonly body?: unknown;
}

/** A value in the query of a {@link RawRequest}. A bigint keeps every digit of an id. */
export type QueryInput = string | number | boolean | bigint;

const isQueryInput = (value: unknown) =>
  (Number.isFinite(value) || ['string', 'boolean', 'bigint'].includes(typeof value)) && !isIllFormed(value);

const queryValue = z.optional(
  field<QueryValue | readonly QueryValue[]>('must be text, a number, a boolean or a list of them', (value) =>
    [value].flat().every(isQueryInput),
  ),
);

const query = z.pipe(
  namesAndValues,
  z.transform((given, payload): Query => {
    const values = Object.entries(copyOf(given));
    return Object.fromEntries(
      values.map(([name, value]) => [name, z.readPart(payload, queryValue, value, shownKey(name))]),
    );
  }),
);

const parts = {
  method: word<HttpMethod>(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']),
  path: field<string>(
    (value) => rawPathProblem(value) ?? '',
    (value) => rawPathProblem(value) === undefined,
  ),
  query: z.optional(query),
};

const noBody = z.custom<undefined>((value) => value === undefined, 'must be absent in a GET');

/** The body as JSON, which is written once. */
const body = z.transform((value: unknown, payload) => {
  const json = jsonOf(value);
  if (value !== undefined && json === undefined) z.report(payload, 'must be a value that JSON can represent');
  return json;
});

const requestParts = <Body extends z.$ZodType>(body: Body) =>
  strictObject({ ...parts, body }, 'is not part of a request; the parts are method, path, query and body');

const readRequest = requestParts(noBody);
const writeRequest = requestParts(body);

// The name of a resource, such as `settlements`, even if this version of the SDK does not know it.
const RESOURCE = /^(?=.{1,20}$)[a-z]+(?:-[a-z]+)*$/;

/** The path for hooks: a name of a resource and the API's own words. Anything else may be an id, a name or a token. */
const templateOf = (path: unknown) =>
  String(path)
    .split('/')
    .map((segment, index) =>
      API_WORDS.has(segment) || (index === 1 && RESOURCE.test(segment)) ? segment : '{id}',
    )
    .join('/');

/** The body as JSON, written once; undefined for a value that JSON cannot hold: a function, a symbol or a circle. */
function jsonOf(body: unknown): JsonText | undefined {
  try {
    const text = toJson(body);
    return text === undefined ? undefined : new JsonText(text);
  } catch {
    return undefined;
  }
}

/** The operation of a raw request. Its problems are listed with those of the options. */
export function rawOperation(request: RawRequest): Operation {
  // Read once, also where these are getters. The body is read when it becomes JSON.
  const given = copyOf(request, 1);
  const shape = given?.method === 'GET' ? readRequest : writeRequest;
  const read = readInput<z.output<typeof writeRequest>>(shape, given);
  const { method, path, query, body } =
    'value' in read ? read.value : ({ method: 'GET', path: '/' } as const);
  return {
    operation: 'request',
    method,
    path,
    template: templateOf(path),
    query: { read: () => ('issues' in read ? read : { wire: query }) },
    body: { read: () => ({ wire: body }) },
  };
}
