import type { CallOptions, ClientConfig, RequestOptions } from '../config/options.js';
import { resolveRequestOptions } from '../config/resolve-options.js';
import { type PaymenntIssue, PaymenntValidationError } from '../errors.js';
import type { PaymenntOperation } from '../operations.js';
import type { RequestSchema } from '../schemas/request.js';
import { toJson } from '../wire/json.js';
import { fillPath, type PathIds } from '../wire/path.js';
import { type Query, queryText } from '../wire/query.js';
import { redact } from '../wire/redact.js';
import { headerTexts, rawTexts, sensitiveTexts } from '../wire/sent-texts.js';
import type { Redactor } from './envelope.js';
import type { HttpMethod, WireRequest } from './wire-request.js';

/** A value from the caller, with the schema that reads it. */
export interface Input {
  read(): { wire: unknown } | { issues: PaymenntIssue[] };
}

export function input<Params>(schema: RequestSchema<Params>, value: Params): Input {
  return { read: () => schema.read(value) };
}

/** One operation of the API, with the values of this call. */
export interface Operation {
  /** Name of the method, such as `checkouts.refund`. */
  readonly operation: PaymenntOperation;
  readonly method: HttpMethod;
  /** Path with names for ids, such as `/checkout/{checkoutId}/refund`. */
  readonly path: string;
  readonly ids?: PathIds;
  /** Path template for the hooks, where `path` is not a template itself. */
  readonly template?: string;
  readonly query?: Input;
  readonly body?: Input;
  /** Values that are checked but not sent. */
  readonly expectation?: Input;
}

/** An operation that may be sent. */
export interface CheckedOperation {
  readonly operation: PaymenntOperation;
  readonly options: CallOptions;
  readonly request: WireRequest;
  /** The body before it became JSON. */
  readonly wireBody: unknown;
  readonly redactor: Redactor;
}

/**
 * Checks everything before anything is sent.
 *
 * @throws PaymenntValidationError that lists every problem at once.
 */
export function check(
  operation: Operation,
  requestOptions: RequestOptions | undefined,
  config: ClientConfig,
): CheckedOperation {
  const issues: PaymenntIssue[] = [];
  const checked = <Part extends object>(part: Part | { issues: PaymenntIssue[] }): Part | undefined => {
    if (!('issues' in part)) return part;
    for (const issue of part.issues as PaymenntIssue[]) issues.push(issue);
    return undefined;
  };
  const path = checked(fillPath(operation.path, operation.ids ?? {}));
  const query = checked(operation.query?.read() ?? { wire: undefined });
  const body = checked(operation.body?.read() ?? { wire: undefined });
  const expectation = checked(operation.expectation?.read() ?? { wire: undefined });
  const options = checked(resolveRequestOptions(requestOptions, config));
  if (!path || !query || !body || !expectation || !options) {
    throw new PaymenntValidationError({ issues, operation: operation.operation });
  }
  const json = toJson(body.wire);
  const { headers } = options.options;
  const texts = (): string[] =>
    operation.operation === 'request'
      ? rawTexts(path.path, query.wire as Query | undefined, json)
      : [...sensitiveTexts(query.wire), ...sensitiveTexts(body.wire)];
  return {
    operation: operation.operation,
    options: options.options,
    wireBody: body.wire,
    request: {
      method: operation.method,
      path: path.path + queryText(query.wire as Query | undefined),
      urlTemplate: operation.template ?? operation.path,
      body: json,
    },
    redactor: (sentence) =>
      redact(sentence, [config.apiKey, config.apiSecret, ...headerTexts(headers), ...texts()]),
  };
}
