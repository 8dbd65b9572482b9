import { PaymenntAbortError, PaymenntTimeoutError } from 'paymennt';
import { describe, expect, it } from 'vitest';
import { connectionFailure, endFailure, timeoutFailure } from '../../src/call/failures.js';
import { newCall, sentCall } from '../support/call.js';

const SAFE = 'so it is safe to call again.';
const LOOK = 'it may have taken effect, so look at the gateway before you call again.';

describe('the failure of a connection', () => {
  it('says what the system said, and what to do next', () => {
    const error = connectionFailure(sentCall('write'), 'ECONNRESET');

    expect(error.message).toBe(`checkouts.get got no answer (ECONNRESET); ${LOOK}`);
    expect(error.code).toBe('connection_failed');
    expect(error.causeCode).toBe('ECONNRESET');
    expect(error.operation).toBe('checkouts.get');
    expect(error.outcome).toBe('unknown');
  });

  it('may have no word for it', () => {
    const error = connectionFailure(newCall('write'), undefined);

    expect(error.message).toBe(`checkouts.get got no answer; nothing was sent, ${SAFE}`);
    expect(error.causeCode).toBeUndefined();
    expect(error.outcome).toBe('not_sent');
  });
});

describe('a timeout', () => {
  it('of one attempt names the limit of one attempt', () => {
    const error = timeoutFailure(sentCall('read', { attemptTimeoutMs: 70 }), 'attempt');

    expect(error.message).toBe(
      `checkouts.get got no complete answer within 70 ms (attemptTimeoutMs); nothing was changed, ${SAFE}`,
    );
    expect(error.timeoutMs).toBe(70);
    expect(error.phase).toBe('attempt');
    expect(error.code).toBe('request_timeout');
    expect(error.outcome).toBe('no_effect');
  });

  it('of the whole call names the limit of the whole call', () => {
    const error = timeoutFailure(sentCall('write', { timeoutMs: 900 }), 'total');

    expect(error.message).toBe(`checkouts.get got no complete answer within 900 ms (timeoutMs); ${LOOK}`);
    expect(error.timeoutMs).toBe(900);
    expect(error.phase).toBe('total');
  });
});

describe('the end of a call', () => {
  it('by its caller is an abort, with the caller’s reason', () => {
    const reason = new Error('the shopper left');
    const error = endFailure(newCall('write', { signal: AbortSignal.abort(reason) }));

    expect(PaymenntAbortError.is(error)).toBe(true);
    expect(error.message).toBe(`checkouts.get was aborted by its caller; nothing was sent, ${SAFE}`);
    expect(error.code).toBe('request_aborted');
    expect(error).toHaveProperty('reason', reason);
    expect(error.outcome).toBe('not_sent');
  });

  it('by its deadline is a timeout', () => {
    const error = endFailure(sentCall('write'));

    expect(PaymenntTimeoutError.is(error)).toBe(true);
    expect(error).toHaveProperty('phase', 'total');
    expect(error.outcome).toBe('unknown');
  });
});
