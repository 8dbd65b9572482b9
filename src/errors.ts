import type { PaymenntOperation } from './operations.js';

/** A problem with one field: the path of the field and the expected value. */
export interface PaymenntIssue {
  /** Path of the field, such as `customer.email` or `items[0].linetotal`; empty for the whole value. */
  readonly path: string;
  /** The end of a sentence that begins with the path: `must be greater than zero`. It never holds the value. */
  readonly message: string;
}

/**
 * Whether the failed call can have changed anything at the gateway, such as moved money.
 *
 * - `not_sent`: nothing left this process.
 * - `no_effect`: the API refused the call, or the call was a read; nothing changed.
 * - `unknown`: a write was sent, and the result is not known. Fetch the object before you send the write again.
 */
export type PaymenntOutcome = 'not_sent' | 'no_effect' | 'unknown';

/** Stable words for `error.code`; new ones may be added in a minor version. */
export type PaymenntErrorCode =
  | 'invalid_configuration'
  | 'unsupported_runtime'
  | 'invalid_request'
  | 'api_error'
  | 'request_id_conflict'
  | 'request_id_used'
  | 'authentication_failed'
  | 'rate_limited'
  | 'unreadable_response'
  | 'invalid_response'
  | 'unexpected_redirect'
  | 'response_too_large'
  | 'connection_failed'
  | 'unusable_fetch'
  | 'request_timeout'
  | 'request_aborted';

/** The fields of every error. Each must be safe to log: never a `Request`, an option or another error. */
interface ErrorFields {
  message: string;
  code: PaymenntErrorCode;
  outcome: PaymenntOutcome;
  operation?: PaymenntOperation | undefined;
}

// The ESM and the CJS copy of the package recognise each other's errors by a registered symbol: its presence counts, not
// its value. The prototype holds the name as text, because minifiers rename classes.
function brand(errorClass: { prototype: PaymenntError }, name: string): void {
  Object.defineProperty(errorClass.prototype, 'name', { value: name, writable: true });
  Object.defineProperty(errorClass.prototype, Symbol.for(`paymennt.${name}`), {});
}

/**
 * The base class of all errors that the SDK throws. An error holds no secret, card number or personal detail, so you
 * can log it as it is.
 *
 * @example
 * ```ts
 * import { PaymenntError } from 'paymennt';
 *
 * // Whether a write may have changed something: fetch the object before you send the write again.
 * const mayHaveWorked = (error: unknown) => PaymenntError.is(error) && error.outcome === 'unknown';
 * ```
 */
export class PaymenntError extends Error {
  /** Stable snake_case word for this kind of failure. */
  readonly code: PaymenntErrorCode;
  /** Whether the call can have changed anything at the gateway. */
  readonly outcome: PaymenntOutcome;
  /** The method that failed, such as `checkouts.refund`; undefined while the client is being constructed. */
  readonly operation: PaymenntOperation | undefined;

  static {
    brand(this, 'PaymenntError');
  }

  /** @internal */
  constructor({ message, code, outcome, operation }: ErrorFields) {
    super(message);
    this.code = code;
    this.outcome = outcome;
    this.operation = operation;
  }

  /**
   * Whether a value is an error of this class. Unlike `instanceof`, `is` also recognises errors of another copy of the
   * package, such as the ESM and the CJS build in one process. Each subclass has its own: `PaymenntApiError.is(error)`.
   *
   * @example
   * ```ts
   * // example.mts
   * import { PaymenntApiError, PaymenntClient } from 'paymennt';
   *
   * const paymennt = PaymenntClient.fromEnv();
   * const error = await paymennt.checkouts.get('1').catch((reason: unknown) => reason);
   * PaymenntApiError.is(error); // true
   * ```
   */
  static is<Instance extends PaymenntError>(
    this: { readonly prototype: Instance },
    value: unknown,
  ): value is Instance {
    return (
      typeof value === 'object' && value !== null && Symbol.for(`paymennt.${this.prototype.name}`) in value
    );
  }

  /**
   * The fields of the error, for logs.
   *
   * @example
   * ```ts
   * // example.mts
   * import { PaymenntClient, PaymenntError } from 'paymennt';
   *
   * const paymennt = PaymenntClient.fromEnv();
   * const error = await paymennt.checkouts.get('1').catch((reason: unknown) => reason);
   * if (PaymenntError.is(error)) console.error(JSON.stringify(error)); // name, message, code, outcome, operation …
   * ```
   */
  toJSON(): Record<string, unknown> {
    return Object.fromEntries([['name', this.name], ['message', this.message], ...Object.entries(this)]);
  }
}

// The message about an order with 200,000 wrong items must not take megabytes.
const MOST_ISSUES = 100;

const firstOf = (issues: readonly PaymenntIssue[]) => issues.slice(0, MOST_ISSUES);

/** One sentence for each of the first hundred problems, in the order of the fields, and the number of all problems. */
function sentence(issues: readonly PaymenntIssue[], whole: string): string {
  const sentences = firstOf(issues).map(({ path, message }) => `${path || whole} ${message}`);
  const more = issues.length - sentences.length;
  if (more > 0) sentences.push(`and ${more} more, ${issues.length} problems in all`);
  return sentences.join('; ');
}

/**
 * The options of the client are wrong (`invalid_configuration`), or the client runs where the key and the secret must
 * never be (`unsupported_runtime`): in a page, a worker or an extension of a browser, in Electron's renderer or in React
 * Native.
 *
 * @example
 * ```ts
 * import { PaymenntClient, PaymenntConfigurationError } from 'paymennt';
 *
 * try {
 *   PaymenntClient.fromEnv({ attemptTimeoutMs: 0 });
 * } catch (error) {
 *   if (PaymenntConfigurationError.is(error)) console.log(error.code); // invalid_configuration
 * }
 * ```
 */
export class PaymenntConfigurationError extends PaymenntError {
  static {
    brand(this, 'PaymenntConfigurationError');
  }

  /** @internal */
  constructor(
    message: string,
    code: 'invalid_configuration' | 'unsupported_runtime' = 'invalid_configuration',
  ) {
    super({ message, code, outcome: 'not_sent' });
  }
}

/**
 * The SDK refused the input and sent nothing; `issues` lists every problem with its path.
 *
 * @example
 * ```ts
 * // example.mjs
 * import { PaymenntClient, PaymenntValidationError } from 'paymennt';
 *
 * const paymennt = PaymenntClient.fromEnv();
 * try {
 *   await paymennt.checkouts.refund('1653241101733169556', { amount: '10.505', currency: 'AED', note: 'Broken cup' });
 * } catch (error) {
 *   if (PaymenntValidationError.is(error)) console.log(error.issues.map(({ path }) => path).join()); // amount
 * }
 * ```
 */
export class PaymenntValidationError extends PaymenntError {
  /** The problems, at most the first hundred. The message says how many there are in all. */
  readonly issues: readonly PaymenntIssue[];

  static {
    brand(this, 'PaymenntValidationError');
  }

  /** @internal */
  constructor({
    issues,
    operation,
  }: { issues: readonly PaymenntIssue[]; operation?: PaymenntOperation | undefined }) {
    const subject = operation === undefined ? 'Invalid input' : `${operation} was not sent`;
    super({
      message: `${subject}: ${sentence(issues, 'the input')}.`,
      code: 'invalid_request',
      outcome: 'not_sent',
      operation,
    });
    this.issues = firstOf(issues);
  }
}

/** The fields of an error about a refusal by the API. */
export interface PaymenntApiErrorFields extends ErrorFields {
  httpStatus: number;
  apiMessage?: string | undefined;
  elapsed?: number | undefined;
  header?: ((name: string) => string | undefined) | undefined;
  checkoutId?: string | undefined;
  checkoutStatus?: string | undefined;
}

/**
 * The API refused the call. Every documented refusal, "not found" included, is HTTP 400 with one English sentence
 * (`apiMessage`): show this sentence to your operators, and never branch on it.
 *
 * Two codes say that the `requestId` of a creation belongs to another checkout, named by `checkoutId` and
 * `checkoutStatus`. `request_id_conflict`: that checkout is for another order, amount or currency. `request_id_used`:
 * that checkout has failed, was cancelled or has expired, so the next attempt needs a new `requestId`.
 *
 * @see https://docs.paymennt.com/api
 * @example
 * ```ts
 * // example.mjs
 * import { PaymenntApiError, PaymenntClient } from 'paymennt';
 *
 * const paymennt = PaymenntClient.fromEnv();
 * try {
 *   await paymennt.checkouts.cancel('1653241101733169556');
 * } catch (error) {
 *   if (PaymenntApiError.is(error)) console.error(error.httpStatus, error.apiMessage); // for operators
 * }
 * ```
 */
export class PaymenntApiError extends PaymenntError {
  /** HTTP status of the answer. It can be 200, because the API can refuse with `success: false` in the body. */
  readonly httpStatus: number;
  /** The API's own sentence. The SDK has cut secrets and personal details out of it. */
  readonly apiMessage: string | undefined;
  /** How long the API worked, in milliseconds, according to the API. */
  readonly elapsed: number | undefined;
  readonly #header: (name: string) => string | undefined;
  /** Id of the checkout that has the `requestId`; only with `request_id_conflict` and `request_id_used`. */
  declare readonly checkoutId: string | undefined;
  /** Status of that checkout, when the SDK found it. */
  declare readonly checkoutStatus: string | undefined;

  static {
    brand(this, 'PaymenntApiError');
  }

  /** @internal */
  constructor({
    httpStatus,
    apiMessage,
    elapsed,
    header,
    checkoutId,
    checkoutStatus,
    ...fields
  }: PaymenntApiErrorFields) {
    super(fields);
    this.httpStatus = httpStatus;
    this.apiMessage = apiMessage;
    this.elapsed = elapsed;
    this.#header = header ?? (() => undefined);
    if (checkoutId !== undefined) this.checkoutId = checkoutId;
    if (checkoutStatus !== undefined) this.checkoutStatus = checkoutStatus;
  }

  /**
   * A header of the answer, for your logs. The vendor documents no header.
   *
   * @param name - Name of the header, in any case.
   * @returns the value; undefined for a missing header and for headers that carry secrets, such as `set-cookie`.
   * @example
   * ```ts
   * // example.mts
   * import { PaymenntApiError, PaymenntClient } from 'paymennt';
   *
   * const paymennt = PaymenntClient.fromEnv();
   * const error = await paymennt.checkouts.get('1').catch((reason: unknown) => reason);
   * if (PaymenntApiError.is(error)) console.error(error.message, error.header('date'));
   * ```
   */
  header(name: string): string | undefined {
    return this.#header(name);
  }
}

/**
 * The API refused the key pair: HTTP 401 or 403. The vendor does not document these answers. Test keys work only on
 * `test`, and live keys only on `live`.
 *
 * @example
 * ```ts
 * // example.mjs
 * import { PaymenntAuthenticationError, PaymenntClient } from 'paymennt';
 *
 * const paymennt = PaymenntClient.fromEnv();
 * try {
 *   await paymennt.branches.list({ size: 1 }); // while the server starts
 * } catch (error) {
 *   if (PaymenntAuthenticationError.is(error)) console.error('These keys are not for', paymennt.environment);
 * }
 * ```
 */
export class PaymenntAuthenticationError extends PaymenntApiError {
  static {
    brand(this, 'PaymenntAuthenticationError');
  }
}

/**
 * HTTP 429: too many requests. The vendor documents neither this answer nor a limit.
 *
 * @example
 * ```ts
 * import { PaymenntRateLimitError } from 'paymennt';
 *
 * // Milliseconds after which a queue may run the job again.
 * function delayOf(error: unknown): number {
 *   if (!PaymenntRateLimitError.is(error)) throw error;
 *   return error.retryAfterMs ?? 30_000;
 * }
 * ```
 */
export class PaymenntRateLimitError extends PaymenntApiError {
  /** How long to wait before the next call, in milliseconds; undefined without a valid `Retry-After`. */
  readonly retryAfterMs: number | undefined;

  static {
    brand(this, 'PaymenntRateLimitError');
  }

  /** @internal */
  constructor({ retryAfterMs, ...fields }: PaymenntApiErrorFields & { retryAfterMs?: number | undefined }) {
    super(fields);
    this.retryAfterMs = retryAfterMs;
  }
}

/**
 * The SDK cannot read the answer (HTML, empty, truncated, not the API's envelope, a redirect, more than 10 MiB), or the
 * answer lacks required fields. With outcome `unknown`, a repeated write can take effect twice.
 *
 * @example
 * ```ts
 * // example.mjs
 * import { PaymenntClient, PaymenntResponseError } from 'paymennt';
 *
 * const paymennt = PaymenntClient.fromEnv();
 * try {
 *   await paymennt.payments.capture('1653241101733169556');
 * } catch (error) {
 *   if (!PaymenntResponseError.is(error)) throw error;
 *   const { status } = await paymennt.payments.get('1653241101733169556');
 *   console.log(status === 'CAPTURED' ? 'the capture worked' : 'capture the payment again');
 * }
 * ```
 */
export class PaymenntResponseError extends PaymenntError {
  /** HTTP status of the answer. */
  readonly httpStatus: number;
  /** The wrong or missing fields; empty if the SDK could not read the answer at all. */
  readonly issues: readonly PaymenntIssue[];
  /** Id of the created checkout, if only its pay page or its key is missing. */
  declare readonly checkoutId: string | undefined;

  static {
    brand(this, 'PaymenntResponseError');
  }

  /** @internal */
  constructor({
    httpStatus,
    issues = [],
    checkoutId,
    ...fields
  }: ErrorFields & {
    httpStatus: number;
    issues?: readonly PaymenntIssue[];
    checkoutId?: string | undefined;
  }) {
    super({
      ...fields,
      message: issues.length === 0 ? fields.message : `${fields.message} (${sentence(issues, 'the answer')})`,
    });
    this.httpStatus = httpStatus;
    this.issues = firstOf(issues);
    if (checkoutId !== undefined) this.checkoutId = checkoutId;
  }
}

/**
 * The SDK received no answer: connection refused or reset, DNS, TLS. With code `unusable_fetch`, the `fetch` option
 * threw a programming error, or resolved to a value that is no `Response`.
 *
 * With outcome `unknown`, a repeated write can take effect twice; with `not_sent` it cannot.
 *
 * @example
 * ```ts
 * // example.mjs
 * import { PaymenntClient, PaymenntConnectionError } from 'paymennt';
 *
 * const paymennt = PaymenntClient.fromEnv();
 * try {
 *   await paymennt.checkouts.cancel('1686414183718160542');
 * } catch (error) {
 *   if (PaymenntConnectionError.is(error)) console.error(error.causeCode, error.outcome); // such as ECONNRESET, unknown
 * }
 * ```
 */
export class PaymenntConnectionError extends PaymenntError {
  /** Error code of the system, such as `ECONNRESET`; undefined if the runtime gives none. */
  readonly causeCode: string | undefined;

  static {
    brand(this, 'PaymenntConnectionError');
  }

  /** @internal */
  constructor({ causeCode, ...fields }: ErrorFields & { causeCode?: string | undefined }) {
    super(fields);
    this.causeCode = causeCode;
  }
}

/**
 * The SDK received no complete answer in time.
 *
 * @example
 * ```ts
 * // example.mjs
 * import { PaymenntClient, PaymenntTimeoutError } from 'paymennt';
 *
 * const paymennt = PaymenntClient.fromEnv();
 * try {
 *   await paymennt.checkouts.waitForFinal('1653241101733169556', { timeoutMs: 20_000 });
 * } catch (error) {
 *   if (!PaymenntTimeoutError.is(error)) throw error;
 *   console.log(`no answer within ${error.timeoutMs} ms: leave the order open and look again later`);
 * }
 * ```
 */
export class PaymenntTimeoutError extends PaymenntConnectionError {
  /** The time limit, in milliseconds. */
  readonly timeoutMs: number;
  /** The limit that ended the call: `attempt` for `attemptTimeoutMs`, `total` for `timeoutMs`. */
  readonly phase: 'attempt' | 'total';

  static {
    brand(this, 'PaymenntTimeoutError');
  }

  /** @internal */
  constructor({
    timeoutMs,
    phase,
    ...fields
  }: ErrorFields & { timeoutMs: number; phase: 'attempt' | 'total' }) {
    super(fields);
    this.timeoutMs = timeoutMs;
    this.phase = phase;
  }
}

/**
 * The caller's own `signal` ended the call. A write that was sent before may have worked: check `outcome`.
 *
 * @example
 * ```ts
 * // example.mts
 * import { PaymenntAbortError, PaymenntClient } from 'paymennt';
 *
 * const paymennt = PaymenntClient.fromEnv();
 * const shopper = new AbortController();
 * const look = paymennt.checkouts.get('1653241101733169556', { signal: shopper.signal });
 * shopper.abort('has gone');
 * const error = await look.catch((reason: unknown) => reason);
 * PaymenntAbortError.is(error) && error.reason; // 'has gone'
 * ```
 */
export class PaymenntAbortError extends PaymenntError {
  /** The argument of the caller's `abort()`. Not enumerable, because it may hold secrets of the caller. */
  declare readonly reason: unknown;

  static {
    brand(this, 'PaymenntAbortError');
  }

  /** @internal */
  constructor({ reason, ...fields }: ErrorFields & { reason: unknown }) {
    super(fields);
    Object.defineProperty(this, 'reason', { value: reason });
  }
}
