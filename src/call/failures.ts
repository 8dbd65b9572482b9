import type { CallOptions } from '../config/options.js';
import {
  PaymenntAbortError,
  PaymenntConnectionError,
  type PaymenntIssue,
  type PaymenntOutcome,
  PaymenntResponseError,
  PaymenntTimeoutError,
} from '../errors.js';
import type { PaymenntOperation } from '../operations.js';
import { PRERENDER_STOP } from '../runtimes/prerender-stop.js';
import type { Attempt } from './attempt.js';
import type { Deadline } from './deadline.js';

/** The facts about a failed call that its error shows. */
export interface FailedCall {
  readonly operation: PaymenntOperation;
  readonly outcome: PaymenntOutcome;
  readonly options: CallOptions;
  readonly deadline: Deadline;
}

/** The advice at the end of an error sentence; it depends on the outcome only. */
export const ADVICE: Readonly<Record<PaymenntOutcome, string>> = {
  not_sent: 'nothing was sent, so it is safe to call again',
  no_effect: 'nothing was changed, so it is safe to call again',
  unknown: 'it may have taken effect, so look at the gateway before you call again',
};

/** The error of a call whose last attempt got no answer. Without an attempt, nothing was sent. */
export function noAnswer(attempt: Attempt | undefined, call: FailedCall): PaymenntConnectionError {
  if (attempt?.kind === 'timed_out') return timeoutFailure(call, 'attempt');
  if (attempt?.kind !== 'failed') return connectionFailure(call, undefined);
  const { unusableFetch, causeCode, prerenderStop } = attempt;
  if (prerenderStop) return prerenderFailure(call);
  return unusableFetch === undefined ? connectionFailure(call, causeCode) : fetchFailure(call, unusableFetch);
}

/** The error of a call that its time limit or the caller's signal ended. */
export function endFailure(call: FailedCall): PaymenntTimeoutError | PaymenntAbortError {
  const { operation, outcome, deadline } = call;
  if (deadline.ended !== 'aborted') return timeoutFailure(call, 'total');
  return new PaymenntAbortError({
    message: `${operation} was aborted by its caller; ${ADVICE[outcome]}.`,
    code: 'request_aborted',
    reason: deadline.callerReason,
    operation,
    outcome,
  });
}

function timeoutFailure(call: FailedCall, phase: 'attempt' | 'total'): PaymenntTimeoutError {
  const { operation, outcome, options } = call;
  const timeoutMs = phase === 'total' ? options.timeoutMs : options.attemptTimeoutMs;
  const limit = phase === 'total' ? 'timeoutMs' : 'attemptTimeoutMs';
  return new PaymenntTimeoutError({
    message: `${operation} got no complete answer within ${timeoutMs} ms (${limit}); ${ADVICE[outcome]}.`,
    code: 'request_timeout',
    timeoutMs,
    phase,
    operation,
    outcome,
  });
}

function prerenderFailure({ operation, outcome }: FailedCall): PaymenntConnectionError {
  const error = new PaymenntConnectionError({
    message: `${operation} was stopped by Next.js, which renders this page at build time; do not catch this error, or add "export const dynamic = 'force-dynamic'" to the page.`,
    code: 'connection_failed',
    operation,
    outcome,
  });
  // Next.js reads the digest and renders the page at each request.
  return Object.defineProperty(error, 'digest', { value: PRERENDER_STOP });
}

function connectionFailure(call: FailedCall, causeCode: string | undefined): PaymenntConnectionError {
  const { operation, outcome } = call;
  return new PaymenntConnectionError({
    message: `${operation} got no answer${causeCode === undefined ? '' : ` (${causeCode})`}; ${ADVICE[outcome]}.`,
    code: 'connection_failed',
    causeCode,
    operation,
    outcome,
  });
}

function fetchFailure({ operation, outcome }: FailedCall, problem: string): PaymenntConnectionError {
  return new PaymenntConnectionError({
    message: `${operation} could not use the fetch function: ${problem}; ${ADVICE[outcome]}; pass a fetch that resolves to a Response.`,
    code: 'unusable_fetch',
    operation,
    outcome,
  });
}

/** The error for an answer that lacks required fields. */
export function invalidResponse(
  issues: readonly PaymenntIssue[],
  httpStatus: number,
  { operation, outcome }: FailedCall,
): PaymenntResponseError {
  return new PaymenntResponseError({
    message: `${operation} returned a response that is missing required fields; ${ADVICE[outcome]}`,
    code: 'invalid_response',
    issues: issues.map((issue) => ({
      ...issue,
      path: issue.path === '' ? 'result' : `result.${issue.path}`,
    })),
    httpStatus,
    operation,
    outcome,
  });
}
