import type { PaymenntEnvironment } from './environments.js';
import type { FetchLike } from './fetch-like.js';
import type { PaymenntHooks } from './hooks.js';

/**
 * Options of {@link PaymenntClient}.
 */
export interface PaymenntClientOptions {
  /** API key of the environment. Test keys work only on `test`, live keys only on `live`. */
  readonly apiKey: string;
  /** API secret that belongs to the key. */
  readonly apiSecret: string;
  /** `'live'`, `'test'`, or base URLs of your own. There is no default. */
  readonly environment: PaymenntEnvironment;
  /** Milliseconds for a whole call: all attempts with their bodies, and all waits between them. @defaultValue 30_000 */
  readonly timeoutMs?: number | undefined;
  /** Milliseconds for one attempt, body included. @defaultValue 10_000 */
  readonly attemptTimeoutMs?: number | undefined;
  /**
   * How often the SDK may repeat a request; `0` means exactly one HTTP request for each call. The SDK repeats reads
   * after temporary failures, and writes only if nothing was sent. It looks up and repeats a creation of a checkout with an
   * unknown outcome until the outcome is known or `timeoutMs` is over, unless this option is `0`. @defaultValue 2
   */
  readonly maxRetries?: number | undefined;
  /** Replacement for the global `fetch`. It must obey `redirect: 'manual'`. */
  readonly fetch?: FetchLike | undefined;
  /**
   * Whether the SDK throws when an answer differs from its documented shape, for CI against the real test environment.
   * @defaultValue false
   */
  readonly strictResponses?: boolean | undefined;
  /** Functions that watch calls. */
  readonly hooks?: PaymenntHooks | undefined;
}

/**
 * The last argument of every method. The options of the client replace missing ones. A wrong option ends the call with a
 * `PaymenntValidationError` before anything is sent.
 */
export interface RequestOptions {
  /** Ends the call with a `PaymenntAbortError`. */
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds for the whole call. */
  readonly timeoutMs?: number | undefined;
  /** Milliseconds for one attempt. */
  readonly attemptTimeoutMs?: number | undefined;
  /** How often the SDK may repeat a request; `0` means exactly one HTTP request. */
  readonly maxRetries?: number | undefined;
  /** Further headers. They cannot replace the credentials or the headers that describe the body. */
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
