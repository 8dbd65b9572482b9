import { PaymenntAbortError, PaymenntTimeoutError } from 'paymennt';
import { describe, expect, it } from 'vitest';
import { endFailure, noAnswer } from '../../src/call/failures.js';
import { failedCall } from '../support/call.js';

const failed = (causeCode?: string) =>
  ({ kind: 'failed', canHaveBeenSent: true, passing: true, causeCode }) as const;
const TIMED_OUT = { kind: 'timed_out', canHaveBeenSent: true } as const;

const SAFE = 'so it is safe to call again.';
const LOOK = 'it may have taken effect, so look at the gateway before you call again.';

describe('the failure of a connection', () => {
  it('says what the system said, and what to do next', () => {
    const error = noAnswer(failed('ECONNRESET'), failedCall('unknown'));

    expect(error.message).toBe(`checkouts.get got no answer (ECONNRESET); ${LOOK}`);
    expect(error.code).toBe('connection_failed');
    expect(error.causeCode).toBe('ECONNRESET');
    expect(error.operation).toBe('checkouts.get');
    expect(error.outcome).toBe('unknown');
  });

  it('may have no word for it', () => {
    const error = noAnswer(failed(), failedCall('not_sent'));

    expect(error.message).toBe(`checkouts.get got no answer; nothing was sent, ${SAFE}`);
    expect(error.causeCode).toBeUndefined();
    expect(error.outcome).toBe('not_sent');
  });
});

describe('a call without an attempt', () => {
  it('has no answer either, and nothing was sent', () => {
    const error = noAnswer(undefined, failedCall('not_sent'));

    expect(error.message).toBe(`checkouts.get got no answer; nothing was sent, ${SAFE}`);
    expect(error.code).toBe('connection_failed');
    expect(error.causeCode).toBeUndefined();
  });
});

describe('a timeout', () => {
  it('of one attempt names the limit of one attempt', () => {
    const error = noAnswer(TIMED_OUT, failedCall('no_effect', { attemptTimeoutMs: 70 }));

    expect(error.message).toBe(
      `checkouts.get got no complete answer within 70 ms (attemptTimeoutMs); nothing was changed, ${SAFE}`,
    );
    expect(error).toHaveProperty('timeoutMs', 70);
    expect(error).toHaveProperty('phase', 'attempt');
    expect(error.code).toBe('request_timeout');
    expect(error.outcome).toBe('no_effect');
  });

  it('of the whole call names the limit of the whole call', () => {
    const error = endFailure(failedCall('unknown', { timeoutMs: 900 }));

    expect(error.message).toBe(`checkouts.get got no complete answer within 900 ms (timeoutMs); ${LOOK}`);
    expect(error).toHaveProperty('timeoutMs', 900);
    expect(error).toHaveProperty('phase', 'total');
  });
});

describe('the end of a call', () => {
  it('by its caller is an abort, with the caller’s reason', () => {
    const reason = new Error('the shopper left');
    const error = endFailure(failedCall('not_sent', { signal: AbortSignal.abort(reason) }));

    expect(PaymenntAbortError.is(error)).toBe(true);
    expect(error.message).toBe(`checkouts.get was aborted by its caller; nothing was sent, ${SAFE}`);
    expect(error.code).toBe('request_aborted');
    expect(error).toHaveProperty('reason', reason);
    expect(error.outcome).toBe('not_sent');
  });

  it('by its deadline is a timeout', () => {
    const error = endFailure(failedCall('unknown'));

    expect(PaymenntTimeoutError.is(error)).toBe(true);
    expect(error).toHaveProperty('phase', 'total');
    expect(error.outcome).toBe('unknown');
  });
});

describe('an unusable fetch', () => {
  it('is named with what is wrong and what to do', () => {
    const unusable = { ...failed(), unusableFetch: 'it resolved to something without status' };
    const error = noAnswer(unusable, failedCall('unknown'));

    expect(error.code).toBe('unusable_fetch');
    expect(error.outcome).toBe('unknown');
    expect(error.message).toContain('it resolved to something without status');
    expect(error.message).toContain('pass a fetch that resolves to a Response');
  });
});
