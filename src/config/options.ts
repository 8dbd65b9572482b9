import { PaymenntConfigurationError, type PaymenntIssue } from '../errors.js';
import { globalFetch } from '../runtimes/global-fetch.js';
import { type PaymenntEnvironment, resolveEnvironment } from './environments.js';
import type { FetchLike } from './fetch-like.js';
import type { PaymenntHooks } from './hooks.js';

/**
 * What {@link PaymenntClient} is made with.
 *
 * @example
 * ```ts
 * import { PaymenntClient, type PaymenntClientOptions } from 'paymennt';
 *
 * // Nobody waits for a nightly job.
 * const patient: Partial<PaymenntClientOptions> = {
 *   timeoutMs: 120_000,
 *   attemptTimeoutMs: 20_000,
 *   maxRetries: 5,
 * };
 * const paymennt = PaymenntClient.fromEnv(patient);
 * ```
 */
export interface PaymenntClientOptions {
  /** API key of the environment. Test keys work only on `test`, live keys only on `live`. */
  readonly apiKey: string;
  /** API secret that belongs to the key. */
  readonly apiSecret: string;
  /** `'live'`, `'test'`, or base URLs of your own. Required; there is no default. */
  readonly environment: PaymenntEnvironment;
  /** Milliseconds for a whole call: every attempt, every wait, the body too. @defaultValue 30_000 */
  readonly timeoutMs?: number | undefined;
  /** Milliseconds for one attempt, body included. @defaultValue 10_000 */
  readonly attemptTimeoutMs?: number | undefined;
  /**
   * How often a request may be repeated; `0` means exactly one HTTP request per call. Reads are repeated after
   * failures that pass; writes only when they cannot have been sent. A creation of a checkout whose fate is unknown
   * is looked up and repeated until it is known or `timeoutMs` is over, unless this is `0`. @defaultValue 2
   */
  readonly maxRetries?: number | undefined;
  /** Replacement for the global `fetch`. It must not follow redirects when told `redirect: 'manual'`. */
  readonly fetch?: FetchLike | undefined;
  /** Throw on any drift of an answer from its documented shape: for CI against the real test environment. @defaultValue false */
  readonly strictResponses?: boolean | undefined;
  /** Functions that watch calls. */
  readonly hooks?: PaymenntHooks | undefined;
}

/**
 * The last argument of every method; what it leaves out comes from the client.
 *
 * A wrong one is refused with a `PaymenntValidationError` before anything is sent.
 *
 * @example
 * ```ts
 * import { PaymenntClient, type RequestOptions } from 'paymennt';
 *
 * const whileAShopperWaits: RequestOptions = { timeoutMs: 8_000, attemptTimeoutMs: 4_000 };
 * const paymennt = PaymenntClient.fromEnv();
 * (await paymennt.checkouts.get('1653241101733169556', whileAShopperWaits)).status; // 'PAID'
 * ```
 */
export interface RequestOptions {
  /** Ends the call with a `PaymenntAbortError`. */
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds for the whole call. */
  readonly timeoutMs?: number | undefined;
  /** Milliseconds for one attempt. */
  readonly attemptTimeoutMs?: number | undefined;
  /** How often a request may be repeated; `0` means exactly one HTTP request. */
  readonly maxRetries?: number | undefined;
  /** Headers to add. Credentials and what describes the body cannot be replaced. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

/** Limits of one call, from its own options or the client's. */
export interface Limits {
  readonly timeoutMs: number;
  readonly attemptTimeoutMs: number;
  readonly maxRetries: number;
}

/** Client options, checked and complete. */
export interface ClientConfig extends Limits {
  readonly apiKey: string;
  readonly apiSecret: string;
  readonly apiBaseUrl: string;
  readonly fetch: FetchLike;
  readonly strictResponses: boolean;
  readonly hooks: PaymenntHooks;
}

/** Request options, checked and complete. */
export interface CallOptions extends Limits {
  readonly signal: AbortSignal | undefined;
  readonly headers: Readonly<Record<string, string>>;
}

// The longest delay that a timer takes.
const MAX_TIMER_MS = 2 ** 31 - 1;

const isWhole = (value: unknown, min: number, max: number) =>
  Number.isInteger(value) && (value as number) >= min && (value as number) <= max;

function limitProblems(limits: Partial<Record<keyof Limits, unknown>>): PaymenntIssue[] {
  const problem = (name: keyof Limits, fits: boolean, message: string) =>
    limits[name] === undefined || fits ? [] : [{ path: name, message }];
  const duration = `must be a whole number of milliseconds from 1 to ${MAX_TIMER_MS}`;
  return [
    ...problem('timeoutMs', isWhole(limits.timeoutMs, 1, MAX_TIMER_MS), duration),
    ...problem('attemptTimeoutMs', isWhole(limits.attemptTimeoutMs, 1, MAX_TIMER_MS), duration),
    ...problem('maxRetries', isWhole(limits.maxRetries, 0, 100), 'must be a whole number from 0 to 100'),
  ];
}

function unknownKeys(value: object, known: readonly string[]): PaymenntIssue[] {
  return Object.keys(value)
    .filter((key) => !known.includes(key))
    .map((key) => ({ path: key, message: `is not an option; the options are ${known.join(', ')}` }));
}

// Visible ASCII: what `fetch` would refuse is refused here with a name, and a line break cannot smuggle a header.
const isHeaderValue = (value: unknown) => typeof value === 'string' && /^[\x21-\x7e]+$/.test(value);

function credentialProblems(options: PaymenntClientOptions): PaymenntIssue[] {
  return (['apiKey', 'apiSecret'] as const)
    .filter((name) => !isHeaderValue(options[name]))
    .map((path) => ({
      path,
      message:
        'must be a non-empty string without blanks or line breaks; check the environment variable it comes from',
    }));
}

const HOOK_NAMES = ['onRequest', 'onResponse', 'onRetry', 'onDrift'];

function hookProblems(hooks: unknown): PaymenntIssue[] {
  if (hooks === undefined) return [];
  if (typeof hooks !== 'object' || hooks === null) return [{ path: 'hooks', message: 'must be an object' }];
  const notFunctions = Object.entries(hooks)
    .filter(([, hook]) => hook !== undefined && typeof hook !== 'function')
    .map(([name]) => ({ path: `hooks.${name}`, message: 'must be a function' }));
  return [
    ...unknownKeys(hooks, HOOK_NAMES).map((issue) => ({ ...issue, path: `hooks.${issue.path}` })),
    ...notFunctions,
  ];
}

const CLIENT_OPTIONS = [
  'apiKey',
  'apiSecret',
  'environment',
  'timeoutMs',
  'attemptTimeoutMs',
  'maxRetries',
  'fetch',
  'strictResponses',
  'hooks',
] as const satisfies readonly (keyof PaymenntClientOptions)[];

/**
 * Checks client options and fills in the defaults.
 *
 * @throws PaymenntConfigurationError that lists every problem, never with a value.
 */
export function resolveClientOptions(options: PaymenntClientOptions): ClientConfig {
  if (typeof options !== 'object' || options === null) {
    throw new PaymenntConfigurationError(
      'new PaymenntClient(options) needs { apiKey, apiSecret, environment }.',
    );
  }
  const { fetch, strictResponses = false } = options;
  const issues = [
    ...credentialProblems(options),
    ...limitProblems(options),
    ...hookProblems(options.hooks),
    ...unknownKeys(options, CLIENT_OPTIONS),
  ];
  if (fetch !== undefined && typeof fetch !== 'function') {
    issues.push({ path: 'fetch', message: 'must be a function like the global fetch' });
  }
  if (typeof strictResponses !== 'boolean') {
    issues.push({ path: 'strictResponses', message: 'must be true or false' });
  }
  if (issues.length > 0) {
    throw new PaymenntConfigurationError(
      `The client options are wrong: ${issues.map(({ path, message }) => `${path} ${message}`).join('; ')}.`,
    );
  }
  return {
    apiKey: options.apiKey,
    apiSecret: options.apiSecret,
    apiBaseUrl: resolveEnvironment(options.environment).apiBaseUrl,
    timeoutMs: options.timeoutMs ?? 30_000,
    attemptTimeoutMs: options.attemptTimeoutMs ?? 10_000,
    maxRetries: options.maxRetries ?? 2,
    fetch: fetch === undefined || fetch === globalThis.fetch ? globalFetch : fetch,
    strictResponses,
    hooks: { ...options.hooks },
  };
}

const REQUEST_OPTIONS = [
  'signal',
  'timeoutMs',
  'attemptTimeoutMs',
  'maxRetries',
  'headers',
] as const satisfies readonly (keyof RequestOptions)[];

// What the SDK writes itself: a caller's own value would break authentication or framing.
const RESERVED_HEADERS = new Set([
  'x-paymennt-api-key',
  'x-paymennt-api-secret',
  'accept',
  'connection',
  'content-length',
  'content-type',
  'host',
  'transfer-encoding',
  'user-agent',
]);

function headerProblems(headers: unknown): PaymenntIssue[] {
  if (headers === undefined) return [];
  // `Headers`, maps and lists of pairs have no entries of their own: what they hold would be lost without a word.
  if (typeof headers !== 'object' || headers === null || Symbol.iterator in headers) {
    return [{ path: 'headers', message: 'must be a plain object of names and values' }];
  }
  return Object.entries(headers).flatMap(([name, value]) => {
    const path = `headers.${name}`;
    if (!/^[A-Za-z0-9!#$%&'*+.^_`|~-]+$/.test(name)) {
      return [
        { path: 'headers', message: 'must have names that are HTTP tokens, without blanks or line breaks' },
      ];
    }
    if (RESERVED_HEADERS.has(name.toLowerCase()))
      return [{ path, message: 'is set by the SDK; leave it out' }];
    if (typeof value !== 'string' || !/^[\t\x20-\x7e]*$/.test(value)) {
      return [{ path, message: 'must be a string of visible ASCII characters without line breaks' }];
    }
    return [];
  });
}

/** Checks request options and completes them from the client's, or lists every problem. */
export function resolveRequestOptions(
  options: RequestOptions | undefined,
  defaults: Limits,
): { options: CallOptions } | { issues: PaymenntIssue[] } {
  if (options !== undefined && (typeof options !== 'object' || options === null)) {
    return { issues: [{ path: 'options', message: 'must be an object' }] };
  }
  const { signal, headers, timeoutMs, attemptTimeoutMs, maxRetries } = options ?? {};
  const issues = [
    ...unknownKeys(options ?? {}, REQUEST_OPTIONS),
    ...limitProblems({ timeoutMs, attemptTimeoutMs, maxRetries }),
    ...headerProblems(headers),
  ];
  // By shape, not by class: signals cross realms and polyfills.
  if (signal !== undefined && typeof signal?.addEventListener !== 'function') {
    issues.push({ path: 'signal', message: 'must be an AbortSignal' });
  }
  if (issues.length > 0) {
    return { issues: issues.map((issue) => ({ ...issue, path: `options.${issue.path}` })) };
  }
  return {
    options: {
      signal,
      headers: { ...headers },
      timeoutMs: timeoutMs ?? defaults.timeoutMs,
      attemptTimeoutMs: attemptTimeoutMs ?? defaults.attemptTimeoutMs,
      maxRetries: maxRetries ?? defaults.maxRetries,
    },
  };
}
