import { denoFailure } from './deno-failure.js';
import { RequestNotSent } from './request-not-sent.js';

interface ErrorLike {
  readonly code?: unknown;
  readonly message?: unknown;
  readonly syscall?: unknown;
  readonly cause?: unknown;
  readonly errors?: unknown;
}

// Failures before the first byte of a request. Runtimes name them differently; after any other failure, the request may have been sent.
// The last code: the agent is for http and the URL is https, or the reverse.
const NEVER_SENT =
  /^(?:ECONNREFUSED|ENOTFOUND|EAI_AGAIN|UND_ERR_CONNECT_TIMEOUT|ConnectionRefused|FailedToOpenSocket|ERR_INVALID_PROTOCOL)$/;

// Another attempt a second later meets the same certificate.
const UNTRUSTED = /^(?:CERT_|ERR_TLS_CERT_|DEPTH_ZERO_SELF_SIGNED|SELF_SIGNED_CERT|UNABLE_TO_(?:GET|VERIFY))/;

const isErrorLike = (value: unknown): value is ErrorLike => typeof value === 'object' && value !== null;

/** The innermost errors. `fetch` wraps the error of the system; a connection to several addresses wraps several errors. */
function roots(error: unknown, depth = 8): ErrorLike[] {
  // The depth is limited, because an injected fetch may throw an error that is its own cause.
  if (!isErrorLike(error) || depth === 0) return [];
  if (isErrorLike(error.cause)) return roots(error.cause, depth - 1);
  if (Array.isArray(error.errors) && error.errors.length > 0) {
    return error.errors.flatMap((each) => roots(each, depth - 1));
  }
  return [error];
}

// Words that systems and runtimes use. An injected `fetch` may put other text into a code, which must not be logged.
const SYSTEM_WORD = /^(?:[A-Z]+(?:_[A-Z0-9]+)*|(?:[A-Z][a-z]+){2,})$/;

function codeOf({ code, message }: ErrorLike): string | undefined {
  if (typeof code !== 'string') return denoFailure(message)?.code;
  return code.length <= 60 && SYSTEM_WORD.test(code) ? code : undefined;
}

const isUntrusted = (root: ErrorLike) =>
  UNTRUSTED.test(codeOf(root) ?? '') || denoFailure(root.message)?.untrusted === true;

const isNeverSent = (root: ErrorLike) =>
  NEVER_SENT.test(codeOf(root) ?? '') ||
  isUntrusted(root) ||
  denoFailure(root.message) !== undefined ||
  root.syscall === 'connect' ||
  root.syscall === 'getaddrinfo';

/** The facts about a failed `fetch`. Of the error itself, only the system's code is kept. */
export interface NetworkFailure {
  readonly causeCode: string | undefined;
  /** Whether it is certain that no byte of the request reached a server. */
  readonly neverSent: boolean;
  /** Whether the same request can succeed a moment later. */
  readonly passing: boolean;
}

export function networkFailure(error: unknown): NetworkFailure {
  const all = roots(error);
  return {
    causeCode: all.map(codeOf).find((code) => code !== undefined),
    neverSent: RequestNotSent.is(error) || (all.length > 0 && all.every(isNeverSent)),
    passing: !all.some(isUntrusted),
  };
}
