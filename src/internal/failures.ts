import {
  PaymenntAbortError,
  PaymenntConnectionError,
  type PaymenntOutcome,
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
