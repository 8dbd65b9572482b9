import type { PaymenntIssue } from '../errors.js';
import { globalFetch } from '../runtimes/global-fetch.js';
import { copyOf } from '../schemas/copy.js';
import { readInput } from '../schemas/request.js';
import type { PaymenntEnvironment } from './environments.js';
import type { CallOptions, ClientConfig, Limits, PaymenntClientOptions, RequestOptions } from './options.js';
import { readOptions } from './read-options.js';
import { clientOptionsShape, requestOptionsShape } from './schema.js';

/**
 * Checks client options and fills in the defaults.
 *
 * @throws PaymenntConfigurationError that lists every problem, never with a value.
 */
export function resolveClientOptions(options: PaymenntClientOptions): {
  config: ClientConfig;
  environment: PaymenntEnvironment;
} {
  const read = readOptions('The client options are wrong', clientOptionsShape, options);
  const { apiKey, apiSecret, environment, fetch, hooks, strictResponses = false } = read;
  const { timeoutMs = 30_000, attemptTimeoutMs = 10_000, maxRetries = 2 } = read;
  return {
    config: {
      apiKey,
      apiSecret,
      ...environment.baseUrls,
      timeoutMs,
      attemptTimeoutMs,
      maxRetries,
      fetch: fetch === undefined || fetch === globalThis.fetch ? globalFetch : fetch,
      strictResponses,
      hooks: hooks ?? {},
    },
    environment: environment.named,
  };
}

/** The options of a call, each read once. A signal stays as it is, because only the original is aborted. */
export function copyOfOptions(options: RequestOptions | undefined): RequestOptions | undefined {
  const copy = copyOf(options, 1);
  return copy?.headers === undefined ? copy : Object.assign(copy, { headers: copyOf(copy.headers, 1) });
}

/** Checks request options and completes them from the client's, or lists every problem. */
export function resolveRequestOptions(
  options: RequestOptions | undefined,
  defaults: Limits,
): { options: CallOptions } | { issues: PaymenntIssue[] } {
  const read = readInput(requestOptionsShape, options === undefined ? {} : copyOfOptions(options));
  if ('issues' in read) {
    return {
      issues: read.issues.map((issue) => ({ ...issue, path: `options.${issue.path}`.replace(/\.$/, '') })),
    };
  }
  const { signal, headers = {}, timeoutMs, attemptTimeoutMs, maxRetries } = read.value;
  return {
    options: {
      signal,
      headers,
      timeoutMs: timeoutMs ?? defaults.timeoutMs,
      attemptTimeoutMs: attemptTimeoutMs ?? defaults.attemptTimeoutMs,
      maxRetries: maxRetries ?? defaults.maxRetries,
    },
  };
}
