import type { PaymenntEnvironment } from './environments.js';
import type { FetchLike } from './fetch-like.js';
import type { PaymenntHooks } from './hooks.js';

/**
 * Options of {@link PaymenntClient}.
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
   * failures that pass; writes only when they cannot have been sent. A creation of a checkout with an unknown outcome
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
 * The last argument of every method. Missing options come from the client.
 *
 * A wrong one is refused with a `PaymenntValidationError` before anything is sent.
 *
 * @example
 * ```ts
 * // checkouts-get.mts
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
  /** Headers to add. They cannot replace the credentials or the headers that describe the body. */
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
  readonly payBaseUrl: string;
  readonly fetch: FetchLike;
  readonly strictResponses: boolean;
  readonly hooks: PaymenntHooks;
}

/** Request options, checked and complete. */
export interface CallOptions extends Limits {
  readonly signal: AbortSignal | undefined;
  readonly headers: Readonly<Record<string, string>>;
}
