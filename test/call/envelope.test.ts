import {
  PaymenntApiError,
  PaymenntAuthenticationError,
  PaymenntError,
  PaymenntRateLimitError,
  PaymenntResponseError,
} from 'paymennt';
import { describe, expect, it } from 'vitest';
import type { Answered, Effect } from '../../src/call/attempt.js';
import { openEnvelope } from '../../src/call/envelope.js';
import { outcomeOf } from '../../src/call/outcome.js';
import { retryAfterMs } from '../../src/call/retry-policy.js';
import { failedCall } from '../support/call.js';
import { thrownBy } from '../support/failure.js';

interface Answer {
  status?: number;
  headers?: Record<string, string>;
  body: unknown;
  effect?: Effect;
}

function open({ status = 200, headers = {}, body, effect = 'read' }: Answer): unknown {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const received = new Headers(headers);
  const answer: Answered = {
    kind: 'answered',
    status,
    headers: received,
    header: () => undefined,
    text,
    retryAfterMs: retryAfterMs(received),
  };
  const call = failedCall(outcomeOf(effect, [answer]));
  return openEnvelope(answer, { call, redactor: (sentence) => sentence.replace('hunter2', '[redacted]') });
}

const refusal = (error?: unknown) => ({ success: false, elapsed: 12, error });

describe('an envelope that says yes', () => {
  it.each([200, 201, 299])('is opened: HTTP %i', (status) => {
    expect(open({ status, body: { success: true, elapsed: 1, result: { id: '1' } } })).toEqual({ id: '1' });
  });

  it('may be empty', () => {
    expect(open({ body: { success: true, elapsed: 1 } })).toBeUndefined();
    expect(open({ body: { success: true, elapsed: 1, result: null } })).toBeUndefined();
    expect(open({ body: { success: true, result: true } })).toBe(true);
  });

  it('says yes even when it also mentions an error', () => {
    expect(open({ body: { success: true, result: 1, error: 'deprecated' } })).toBe(1);
  });

  it('holds no nulls afterwards: they mean absent', () => {
    const result = {
      id: '1',
      amount: null,
      customer: { email: null, phone: '1' },
      list: [null, { a: null }],
    };

    expect(open({ body: { success: true, result } })).toEqual({
      id: '1',
      customer: { phone: '1' },
      list: [null, {}],
    });
  });

  it('keeps the digits of an id that came as a number', () => {
    const body = '{"success":true,"result":{"id":1653241101733169556,"amount":100.5}}';

    expect(open({ body })).toEqual({ id: '1653241101733169556', amount: 100.5 });
  });

  it('does not say yes with a status that says no', () => {
    const error = thrownBy(PaymenntApiError, () =>
      open({ status: 400, body: { success: true, result: { id: '1' } } }),
    );
    expect(error.httpStatus).toBe(400);
    expect(error.apiMessage).toBeUndefined();
  });
});

describe('a bare array of envelopes', () => {
  it('is the array of their results', () => {
    const body = [
      { success: true, elapsed: 1, result: { id: '1' } },
      { success: true, elapsed: 1, result: { id: '2' } },
    ];
    expect(open({ body })).toEqual([{ id: '1' }, { id: '2' }]);
    expect(open({ body: [] })).toEqual([]);
  });

  it('may be an array of plain rows', () => {
    expect(open({ body: [{ id: '1' }] })).toEqual([{ id: '1' }]);
  });

  it('is refused as a whole when one of them says no: a list must not lose rows', () => {
    const body = [{ success: true, result: { id: '1' } }, refusal('Branch not found')];
    const error = thrownBy(PaymenntApiError, () => open({ body }));

    expect(error.apiMessage).toBe('Branch not found');
  });

  it('is no answer when the status says no', () => {
    const error = thrownBy(PaymenntResponseError, () => open({ status: 500, body: [{ id: '1' }] }));
    expect(error.code).toBe('unreadable_response');
  });
});

describe('an envelope that says no', () => {
  it.each([200, 400, 404, 409, 422, 500, 503])('is an error of the API: HTTP %i', (status) => {
    const error = thrownBy(PaymenntApiError, () => open({ status, body: refusal('Checkout not found') }));

    expect(error.name).toBe('PaymenntApiError');
    expect(error.code).toBe('api_error');
    expect(error.httpStatus).toBe(status);
    expect(error.apiMessage).toBe('Checkout not found');
    expect(error.elapsed).toBe(12);
    expect(error.operation).toBe('checkouts.get');
    expect(error.message).toContain(`(HTTP ${status}): Checkout not found;`);
  });

  it.each<[number, Effect, string, string]>([
    [200, 'write', 'no_effect', 'nothing was changed.'],
    [400, 'write', 'no_effect', 'nothing was changed.'],
    [404, 'write', 'no_effect', 'nothing was changed.'],
    [408, 'write', 'unknown', 'it may have taken effect, so look at the gateway before you call again.'],
    [500, 'write', 'unknown', 'it may have taken effect, so look at the gateway before you call again.'],
    [503, 'write', 'unknown', 'it may have taken effect, so look at the gateway before you call again.'],
    [500, 'read', 'no_effect', 'nothing was changed.'],
  ])('to HTTP %i says what a %s may have done: %s', (status, effect, outcome, advice) => {
    const error = thrownBy(PaymenntApiError, () => open({ status, effect, body: refusal('No') }));

    expect(error.outcome).toBe(outcome);
    expect(error.message).toContain(advice);
  });

  it('is told without what must not be logged', () => {
    const error = thrownBy(PaymenntApiError, () => open({ status: 400, body: refusal('Bad hunter2') }));

    expect(error.apiMessage).toBe('Bad [redacted]');
    expect(error.message).not.toContain('hunter2');
  });

  it.each([undefined, null, 5, ['a'], { message: 'hunter2' }])('may have no sentence: %j', (sentence) => {
    const error = thrownBy(PaymenntApiError, () => open({ status: 400, body: refusal(sentence) }));

    expect(error.apiMessage).toBeUndefined();
    expect(error.message).toBe('checkouts.get was refused by the API (HTTP 400); nothing was changed.');
  });

  it('continues the sentence of the API with one mark, and keeps that sentence as it is', () => {
    const error = thrownBy(PaymenntApiError, () => open({ status: 400, body: refusal('Amount is wrong.') }));

    expect(error.message).toBe(
      'checkouts.get was refused by the API (HTTP 400): Amount is wrong; nothing was changed.',
    );
    expect(error.apiMessage).toBe('Amount is wrong.');
  });

  it('may have an elapsed of another kind', () => {
    const body = { success: false, elapsed: '12 ms', error: 'No' };
    expect(thrownBy(PaymenntApiError, () => open({ status: 400, body })).elapsed).toBeUndefined();
  });
});

describe('refused credentials', () => {
  it.each([
    [401, refusal('Unknown key')],
    [403, refusal('Unknown key')],
    [401, '<html>Unauthorized</html>'],
    [403, ''],
    [401, { title: 'Invalid security scheme used', status: 401 }],
  ])('are an authentication error, whoever says so: HTTP %i %j', (status, body) => {
    const error = thrownBy(PaymenntAuthenticationError, () => open({ status, body, effect: 'write' }));

    expect(error.code).toBe('authentication_failed');
    expect(error.httpStatus).toBe(status);
    expect(error.outcome).toBe('no_effect');
    expect(error.message).toContain('check that apiKey and apiSecret belong together');
    expect(error.message).not.toContain('look at the gateway');
  });
});

describe('a 403 that is HTML', () => {
  it('is an authentication error that leaves a write unknown: a firewall may have seen the answer', () => {
    const error = thrownBy(PaymenntAuthenticationError, () =>
      open({ status: 403, body: '<html>Forbidden</html>', effect: 'write' }),
    );

    expect(error.code).toBe('authentication_failed');
    expect(error.outcome).toBe('unknown');
    expect(error.message).toContain('look at the gateway before you call again');
    expect(error.message).toContain('check that apiKey and apiSecret belong together');
  });
});

describe('a rate limit', () => {
  it.each([refusal('Slow down'), '<html>Slow down</html>', ''])('is told with the wait: %j', (body) => {
    const error = thrownBy(PaymenntRateLimitError, () =>
      open({ status: 429, headers: { 'retry-after': '7' }, body, effect: 'write' }),
    );

    expect(error.code).toBe('rate_limited');
    expect(error.httpStatus).toBe(429);
    expect(error.retryAfterMs).toBe(7_000);
    expect(error.outcome).toBe('no_effect');
    expect(error.message).toContain('wait 7000 ms before you call again');
  });

  it('may not say how long to wait', () => {
    const error = thrownBy(PaymenntRateLimitError, () => open({ status: 429, body: refusal('Slow down') }));

    expect(error.retryAfterMs).toBeUndefined();
    expect(error.message).toContain('wait before you call again');
  });
});

describe('something that is no envelope', () => {
  const STRANGERS: readonly unknown[] = [
    '',
    ' ',
    '<!DOCTYPE html><html></html>',
    '{"success":true,"result":{"id":',
    'null',
    'true',
    '5',
    '"success"',
    {},
    { success: 'true', result: 1 },
    { success: 1, result: 1 },
    { result: { id: '1' } },
    { timestamp: 1, status: 200, error: 'None', path: '/mer/v2.0/checkout' },
    '{"__proto__":{"success":true,"result":1}}',
  ];

  it.each(STRANGERS.map((body) => [body]))('cannot be read: %j', (body) => {
    const error = thrownBy(PaymenntResponseError, () => open({ body, effect: 'write' }));

    expect(error.code).toBe('unreadable_response');
    expect(error.httpStatus).toBe(200);
    expect(error.outcome).toBe('unknown');
    expect(error.issues).toEqual([]);
    expect(error.message).toContain("a response that is not the API's JSON (HTTP 200)");
    expect(error.message).toContain('check the base URL and any proxy');
  });

  it.each([
    [400, 'unknown'],
    [404, 'unknown'],
    [408, 'unknown'],
    [502, 'unknown'],
  ])('with HTTP %i leaves a write %s', (status, outcome) => {
    const error = thrownBy(PaymenntResponseError, () => open({ status, body: '<html>', effect: 'write' }));
    expect(error.outcome).toBe(outcome);
  });

  it.each([301, 302, 303, 304, 307, 308, 0])(
    'with HTTP %i is a redirect, which is not followed',
    (status) => {
      const error = thrownBy(PaymenntResponseError, () =>
        open({ status, body: '', headers: { location: 'https://hunter2.example/' }, effect: 'write' }),
      );

      expect(error.code).toBe('unexpected_redirect');
      expect(error.httpStatus).toBe(status);
      expect(error.outcome).toBe('unknown');
      expect(error.message).toContain(`a redirect (HTTP ${status}), which the SDK does not follow`);
      expect(error.message).not.toContain('hunter2');
    },
  );

  it('is a redirect whatever it carries', () => {
    const body = JSON.stringify({ success: true, elapsed: 1, result: { id: '1' } });
    const error = thrownBy(PaymenntResponseError, () => open({ status: 302, body, effect: 'write' }));

    expect(error.code).toBe('unexpected_redirect');
    expect(error.outcome).toBe('unknown');
  });

  it('is never repeated in an error', () => {
    const body = '<html>hunter2</html>';
    for (const status of [200, 400, 401, 403, 429, 500]) {
      const error = thrownBy(PaymenntError, () => open({ status, body }));
      expect(JSON.stringify(error)).not.toContain('hunter2');
    }
  });
});
