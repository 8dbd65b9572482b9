import {
  PaymenntAbortError,
  PaymenntConnectionError,
  type PaymenntIssue,
  type PaymenntOutcome,
  PaymenntResponseError,
  PaymenntTimeoutError,
} from '../errors.js';
import type { Call } from './call.js';

/** What to do next, which depends on one thing only. */
export const ADVICE: Readonly<Record<PaymenntOutcome, string>> = {
  not_sent: 'nothing was sent, so it is safe to call again',
  no_effect: 'nothing was changed, so it is safe to call again',
  unknown: 'it may have taken effect, so look at the gateway before you call again',
};

/** The call is over: its own time, or the caller's signal. */
export function endFailure(call: Call): PaymenntTimeoutError | PaymenntAbortError {
  const { operation, outcome, deadline } = call;
  if (deadline.ended === 'aborted') {
    return new PaymenntAbortError({
      message: `${operation} was aborted by its caller; ${ADVICE[outcome]}.`,
      code: 'request_aborted',
      reason: deadline.callerReason,
      operation,
      outcome,
    });
  }
  return timeoutFailure(call, 'total');
}

export function timeoutFailure(call: Call, phase: 'attempt' | 'total'): PaymenntTimeoutError {
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

export function connectionFailure(call: Call, causeCode: string | undefined): PaymenntConnectionError {
  const { operation, outcome } = call;
  return new PaymenntConnectionError({
    message: `${operation} got no answer${causeCode === undefined ? '' : ` (${causeCode})`}; ${ADVICE[outcome]}.`,
    code: 'connection_failed',
    causeCode,
    operation,
    outcome,
  });
}

/** A drift as a problem, for whoever asked not to put up with any. */
export const driftIssue = ({
  path,
  expected,
  received,
}: {
  readonly path: string;
  readonly expected: string;
  readonly received: string;
}): PaymenntIssue => ({
  path,
  message: `must be of kind ${expected} but is of kind ${received}`,
});

/** The answer was read, but lacks what its type promises. */
export function invalidResponse(
  issues: readonly PaymenntIssue[],
  status: number,
  { operation, outcome }: Call,
): PaymenntResponseError {
  return new PaymenntResponseError({
    message: `${operation} was answered with something that lacks what it promises; ${ADVICE[outcome]}`,
    code: 'invalid_response',
    issues: issues.map((issue) => ({
      ...issue,
      path: issue.path === '' ? 'result' : `result.${issue.path}`,
    })),
    httpStatus: status,
    operation,
    outcome,
  });
}
