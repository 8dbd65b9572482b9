import type { PaymenntOperation } from './operations.js';

/** A problem with one field: the path of the field and the expected value. */
export interface PaymenntIssue {
  /** Path of the field, such as `customer.email` or `items[0].linetotal`; empty for the value as a whole. */
  readonly path: string;
  /** The end of a sentence that begins with the path: `must be greater than zero`. Never holds the value. */
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

/** The fields of every error. They must be safe to log: never a `Request`, an option or another error. */
interface ErrorFields {
  message: string;
  code: PaymenntErrorCode;
  outcome: PaymenntOutcome;
  operation?: PaymenntOperation | undefined;
}

// A registered symbol, so that the ESM and the CJS copy of the package recognise each other's errors. The name is
// kept literal on the prototype: it survives minifiers.
function brand(errorClass: { prototype: PaymenntError }, name: string): void {
  Object.defineProperty(errorClass.prototype, 'name', { value: name, writable: true });
  Object.defineProperty(errorClass.prototype, Symbol.for(`paymennt.${name}`), { value: true });
}

/**
 * The base class of all errors that the SDK throws.
 *
 * An error holds no secret, card number or personal detail, so you can log it as it is.
 *
 * @example
 * ```ts
 * import { PaymenntError } from 'paymennt';
 *
 * try {
 *   // …
 * } catch (error) {
 *   if (PaymenntError.is(error) && error.outcome === 'unknown') {
 *     // a write may have gone through: look it up before sending it again
 *   }
 *   throw error;
 * }
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
   * Whether a value is an error of this class, also when it comes from another copy of the package (the ESM and the
   * CJS build in one process), where `instanceof` returns false. Each subclass has its own: `PaymenntApiError.is(error)`.
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
   * The safe fields, for logs.
   *
   * @example
   * ```ts
   * // example.mts
   * import { PaymenntClient, PaymenntError } from 'paymennt';
   *
   * const paymennt = PaymenntClient.fromEnv();
   * const error = await paymennt.checkouts.get('1').catch((reason: unknown) => reason);
   * // name, message, code, outcome, operation, httpStatus, apiMessage, elapsed
   * if (PaymenntError.is(error)) console.error(JSON.stringify(error));
   * ```
   */
  toJSON(): Record<string, unknown> {
    return Object.fromEntries([['name', this.name], ['message', this.message], ...Object.entries(this)]);
  }
}

// A message about an order with 200,000 wrong items must not become megabytes long.
const MOST_ISSUES = 100;

const firstOf = (issues: readonly PaymenntIssue[]) => issues.slice(0, MOST_ISSUES);

/** One sentence per problem, in the order of the fields; after the first hundred, only their number. */
function sentence(issues: readonly PaymenntIssue[]): string {
  const sentences = firstOf(issues).map(({ path, message }) =>
    path === '' ? message : `${path} ${message}`,
  );
  const more = issues.length - sentences.length;
  if (more > 0) sentences.push(`and ${more} more, ${issues.length} problems in all`);
  return sentences.join('; ');
}

/**
 * The options of the client are wrong (`invalid_configuration`), or the client runs where the key and the secret must
 * never be (`unsupported_runtime`): in a page or a worker of a browser, in Electron's renderer, in React Native.
 *
 * @example
 * ```ts
 * import { PaymenntClient, PaymenntConfigurationError } from 'paymennt';
 *
 * try {
 *   PaymenntClient.fromEnv({ attemptTimeoutMs: 0 });
 * } catch (error) {
 *   if (!PaymenntConfigurationError.is(error)) throw error;
 *   // While the server starts: mend the option, no call could succeed.
 *   console.log(error.code); // invalid_configuration
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
 * const refund = { amount: '10.505', currency: 'AED', note: 'Broken cup' };
 * try {
 *   await paymennt.checkouts.refund('1653241101733169556', refund);
 * } catch (error) {
 *   if (!PaymenntValidationError.is(error)) throw error;
 *   // Nothing was sent: answer HTTP 400 with `error.issues`. The same call will fail again.
 *   console.log(error.issues.map(({ path }) => path).join()); // amount
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
      message: `${subject}: ${sentence(issues)}.`,
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
 * The API refused the call. All documented refusals, "not found" included, are HTTP 400 with one English sentence
 * (`apiMessage`): show it to your operators, never branch on it.
 *
 * `code` is `request_id_conflict` when the `requestId` of a creation already belongs to a checkout of another order,
 * amount or currency, and `request_id_used` when it belongs to one that has failed, was cancelled or has expired: the
 * next attempt needs a new `requestId`. Both have `checkoutId` and `checkoutStatus`.
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
 *   if (!PaymenntApiError.is(error)) throw error;
 *   console.error(error.httpStatus, error.apiMessage); // for operators
 *   const { status } = await paymennt.checkouts.get('1653241101733169556'); // what to branch on
 *   console.log(status); // PAID
 * }
 * ```
 */
export class PaymenntApiError extends PaymenntError {
  /** HTTP status of the answer. It can be 200: the API also refuses inside a successful answer. */
  readonly httpStatus: number;
  /** The API's own sentence, without the secrets and personal details that the API repeated. */
  readonly apiMessage: string | undefined;
  /** Time that the API took, in milliseconds, according to the API. */
  readonly elapsed: number | undefined;
  readonly #header: (name: string) => string | undefined;
  /** Id of the checkout that has the `requestId`, with `request_id_conflict` and `request_id_used` only. */
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
   * A header of the answer, such as the id under which the gateway logged the request: support asks for it.
   *
   * @param name - Name of the header, in any case.
   * @returns undefined where the answer has none, and for headers that carry secrets, such as `set-cookie`.
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
 * The API refused the key pair: HTTP 401 or 403, which the vendor does not document. Test keys work only on `test`, live
 * keys only on `live`.
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
 *   throw error;
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
  /** How long the API asks you to wait, in milliseconds; undefined when it does not say. */
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
 * An answer that cannot be read (HTML, empty, truncated, not the API's envelope, a redirect, more than 10 MiB) or that
 * lacks required fields. A repeated write can then happen twice: check `outcome` first.
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
 *   if (!PaymenntResponseError.is(error) || error.outcome !== 'unknown') throw error;
 *   // It may be captured: look before capturing again.
 *   console.log((await paymennt.payments.get('1653241101733169556')).status);
 * }
 * ```
 */
export class PaymenntResponseError extends PaymenntError {
  /** HTTP status of the answer. */
  readonly httpStatus: number;
  /** The wrong or missing fields; empty when the answer could not be read at all. */
  readonly issues: readonly PaymenntIssue[];
  /** Id of the checkout that was created, when only its pay page or its key is missing. */
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
      message: issues.length === 0 ? fields.message : `${fields.message} (${sentence(issues)})`,
    });
    this.httpStatus = httpStatus;
    this.issues = firstOf(issues);
    if (checkoutId !== undefined) this.checkoutId = checkoutId;
  }
}

/**
 * The SDK received no answer: connection refused or reset, DNS, TLS. With code `unusable_fetch`, the `fetch` option threw a programming error, or
 * resolved to something that is no `Response`.
 *
 * With outcome `unknown`, a repeated write can happen twice; with `not_sent` it cannot.
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
 *   if (!PaymenntConnectionError.is(error)) throw error;
 *   console.error(error.causeCode, error.outcome); // such as ECONNRESET, unknown
 *   const { status } = await paymennt.checkouts.get('1686414183718160542');
 *   console.log(status === 'CANCELLED' ? 'it worked' : 'cancel it again');
 * }
 * ```
 */
export class PaymenntConnectionError extends PaymenntError {
  /** Error code of the system, such as `ECONNRESET`; undefined when the runtime gives none. */
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
  /** The limit that was reached, in milliseconds. */
  readonly timeoutMs: number;
  /** Whether one attempt took too long (`attemptTimeoutMs`) or the whole call (`timeoutMs`). */
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
 * The caller's own signal ended the call.
 *
 * A write that was already sent may have worked: check `outcome`.
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
  /** What the caller gave to `abort()`. Not enumerable, because it may hold secrets of the caller. */
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
