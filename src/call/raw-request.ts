import type { PaymenntIssue } from '../errors.js';
import { API_WORDS } from '../operations.js';
import { toJson } from '../wire/json.js';
import type { Operation } from './check.js';
import type { HttpMethod } from './wire-request.js';

/**
 * A request for which the SDK has no method.
 *
 * One that cannot be sent as it is, a dot segment in its path for instance, is refused with a
 * `PaymenntValidationError`.
 *
 * @example
 * ```ts
 * import { PaymenntClient, type RawRequest } from 'paymennt';
 *
 * const request: RawRequest = {
 *   method: 'GET',
 *   path: '/checkout',
 *   query: { status: ['PAID', 'REFUNDED'], size: 10 },
 * };
 * console.log(await PaymenntClient.fromEnv().request(request));
 * ```
 */
export interface RawRequest {
  /** HTTP method. A `GET` is repeated after failures that pass, any other only when it cannot have been sent. */
  readonly method: HttpMethod;
  /** Path below the API's base URL, encoded, without a query: `/checkout/1653241101733169556`. */
  readonly path: string;
  /** Query parameters; a list becomes repeated keys. */
  readonly query?: Readonly<Record<string, QueryInput | readonly QueryInput[] | undefined>> | undefined;
  /** Anything that JSON can say; a bigint becomes its bare digits. Left out, no body is sent. */
  readonly body?: unknown;
}

/**
 * A value in the query of a {@link RawRequest}.
 *
 * @example
 * ```ts
 * import type { QueryInput } from 'paymennt';
 *
 * // A bigint keeps every digit of an id.
 * const query: Record<string, QueryInput> = { afterId: 1653241101733169556n, page: 0, orderId: 'ORD-1234' };
 * ```
 */
export type QueryInput = string | number | boolean | bigint;

const METHODS: readonly unknown[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] satisfies HttpMethod[];

// Plain and percent-encoded dots: a URL parser walks up on both.
const DOT_SEGMENT = /^(?:\.|%2e){1,2}$/i;

function pathProblem(path: unknown): string | undefined {
  const plain = typeof path === 'string' && /^\/[\w\-.~%!$&'()*+,;=:@/]+$/.test(path);
  if (!plain) return 'must begin with / and be encoded, without a query or fragment';
  const segments = path.slice(1).split('/');
  if (segments.some((segment) => segment === '' || DOT_SEGMENT.test(segment))) {
    return 'must not have empty or dot segments';
  }
  return undefined;
}

const isQueryInput = (value: unknown) =>
  typeof value === 'string'
    ? // A lone surrogate cannot be encoded.
      !/\p{Surrogate}/u.test(value)
    : ['number', 'boolean', 'bigint', 'undefined'].includes(typeof value);

const isPlainObject = (value: unknown) =>
  typeof value === 'object' && value !== null && !(Symbol.iterator in value);

// Names a resource, such as `settlements`, also one that this version of the SDK does not know.
const RESOURCE = /^(?=.{1,20}$)[a-z]+(?:-[a-z]+)*$/;

/** The path for hooks: a name of a resource and the API's own words. Anything else may be an id, a name or a token. */
const templateOf = (path: unknown) =>
  String(path)
    .split('/')
    .map((segment, index) =>
      API_WORDS.has(segment) || (index === 1 && RESOURCE.test(segment)) ? segment : '{id}',
    )
    .join('/');

/** Whether JSON can say it: not a function, a symbol or a circle. */
function isJson(body: unknown): boolean {
  try {
    return toJson(body) !== undefined;
  } catch {
    return false;
  }
}

function problemsOf({ method, path, query, body }: RawRequest): PaymenntIssue[] {
  const found = (path: string, message: string | undefined | false) => (message ? [{ path, message }] : []);
  return [
    ...found('method', !METHODS.includes(method) && `must be one of ${METHODS.join(', ')}`),
    ...found('path', pathProblem(path)),
    ...found('query', query !== undefined && !isPlainObject(query) && 'must be a plain object'),
    ...Object.entries(isPlainObject(query) ? (query ?? {}) : {}).flatMap(([name, value]) =>
      found(
        `query.${name}`,
        ![value].flat().every(isQueryInput) && 'must be text, a number, a boolean or a list of them',
      ),
    ),
    ...found('body', body !== undefined && method === 'GET' && 'must be left out of a GET'),
    ...found('body', body !== undefined && !isJson(body) && 'must be something that JSON can say'),
  ];
}

/** The operation that a raw request is; its problems are listed with everybody else's. */
export function rawOperation(request: RawRequest): Operation {
  const given: Partial<RawRequest> = request ?? {};
  const issues = problemsOf(given as RawRequest);
  const { method = 'GET', path = '/', query, body } = given;
  return {
    operation: 'request',
    method,
    path: issues.length === 0 ? path : '/',
    template: templateOf(path),
    query: { read: () => (issues.length === 0 ? { wire: query } : { issues }) },
    body: { read: () => ({ wire: body }) },
  };
}
