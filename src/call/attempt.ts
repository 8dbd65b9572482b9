import type { HeaderReader } from './answer-headers.js';

/** What an operation can change at the gateway. A creation is a write that the SDK can look up. */
export type Effect = 'read' | 'write' | 'creation';

/** A complete answer, whatever its status. */
export interface Answered {
  readonly kind: 'answered';
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  /** Reads a header that may be shown. */
  readonly header: HeaderReader;
  /** The body, or undefined if it is longer than the SDK reads. */
  readonly text: string | undefined;
  /** `Retry-After` in milliseconds, if the answer has one. */
  readonly retryAfterMs: number | undefined;
}

/** `fetch` failed, or the connection broke within the body. */
export interface Failed {
  readonly kind: 'failed';
  /** Whether a byte of the request can have reached a server. */
  readonly canHaveBeenSent: boolean;
  /** Whether the same request can succeed a moment later. */
  readonly passing: boolean;
  /** The system's word, such as `ECONNRESET`. */
  readonly causeCode: string | undefined;
  /** The problem with the `fetch` option, if it caused the failure. */
  readonly unusableFetch?: string;
  /** Whether Next.js refused the request because it renders a page at build time. */
  readonly prerenderStop?: true;
  readonly retryAfterMs?: undefined;
}

/** The SDK gave the attempt up: after `attemptTimeoutMs`, or because the call ended. */
export interface TimedOut {
  readonly kind: 'timed_out';
  /** Whether a byte of the request can have reached a server. */
  readonly canHaveBeenSent: boolean;
  readonly retryAfterMs?: undefined;
}

/** The result of one HTTP request. */
export type Attempt = Answered | Failed | TimedOut;

/** Whether a server can have acted on the request. */
export const canHaveBeenSent = (attempt: Attempt): boolean =>
  attempt.kind === 'answered' || attempt.canHaveBeenSent;

/** Whether the status of an answer is 2xx. */
export const isSuccess = ({ status }: Answered): boolean => status >= 200 && status < 300;
