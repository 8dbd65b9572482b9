import type { PaymenntIssue } from '../errors.js';
import { API_WORDS } from '../operations.js';
import { copyOf } from '../schemas/copy.js';
import { JsonText, toJson } from '../wire/json.js';
import { rawPathProblem } from '../wire/raw-path.js';
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

const METHODS: readonly unknown[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] satisfies HttpMethod[];

const isQueryInput = (value: unknown) =>
  typeof value === 'string'
    ? // A lone surrogate cannot be encoded.
      !/\p{Surrogate}/u.test(value)
    : ['number', 'boolean', 'bigint', 'undefined'].includes(typeof value);

const isPlainObject = (value: unknown) =>
  typeof value === 'object' && value !== null && !(Symbol.iterator in value);

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
  // Read once, also where these are getters.
  const { method, path, query: givenQuery, body } = (request ?? {}) as Partial<RawRequest>;
  const query = copyOf(givenQuery);
  const json = body === undefined ? undefined : jsonOf(body);
  const found = (path: string, message: string | undefined | false) => (message ? [{ path, message }] : []);
  const issues: PaymenntIssue[] = [
    ...found('method', !METHODS.includes(method) && `must be one of ${METHODS.join(', ')}`),
    ...found('path', rawPathProblem(path)),
    ...found('query', query !== undefined && !isPlainObject(query) && 'must be a plain object'),
    ...Object.entries(isPlainObject(query) ? (query ?? {}) : {}).flatMap(([name, value]) =>
      found(
        `query.${name}`,
        ![value].flat().every(isQueryInput) && 'must be text, a number, a boolean or a list of them',
      ),
    ),
    ...found('body', body !== undefined && method === 'GET' && 'must be absent in a GET'),
    ...found('body', body !== undefined && !json && 'must be a value that JSON can represent'),
  ];
  return {
    operation: 'request',
    method: method ?? 'GET',
    path: issues.length === 0 ? String(path) : '/',
    template: templateOf(path),
    query: { read: () => (issues.length === 0 ? { wire: query } : { issues }) },
    body: { read: () => ({ wire: json }) },
  };
}
