import {
  type PaymenntClient,
  type PaymenntClientOptions,
  PaymenntConnectionError,
  PaymenntError,
  PaymenntResponseError,
  PaymenntTimeoutError,
} from 'paymennt';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { cutOff, refusal, reset, silent, stalled, success } from '../support/acts.js';
import { CHECKOUT } from '../support/answers.js';
import { ATTEMPT_MS } from '../support/attempt-timers.js';
import { clientWith, scripted } from '../support/client.js';
import { rejection } from '../support/failure.js';
import { scriptedGateway, timingOut } from '../support/gateway.js';
import { noWaiting } from '../support/no-waiting.js';
import { silence } from '../support/scripted-fetch.js';
import type { Act } from '../support/server.js';
import { refusedOrigin } from '../support/server.js';

beforeEach(() => noWaiting());

const found = success(CHECKOUT);

const get = ({ checkouts }: PaymenntClient) => checkouts.get(CHECKOUT.id);
const cancel = ({ checkouts }: PaymenntClient) => checkouts.cancel(CHECKOUT.id);

async function clientOf(acts: readonly Act[], options: Partial<PaymenntClientOptions> = {}) {
  const server = await scriptedGateway(timingOut(acts));
  const client = server.client({ attemptTimeoutMs: ATTEMPT_MS, ...options });
  return { client, server, requests: () => server.exchanges.length };
}

describe('a read', () => {
  it.each<[string, Act]>([
    ['a reset', reset],
    ['an answer that breaks off', cutOff],
    ['silence', silent],
    ['an answer that stalls in its body', stalled],
    ['HTTP 408', refusal(408)],
    ['HTTP 429', refusal(429)],
    ['HTTP 500', refusal(500)],
    ['HTTP 501', refusal(501)],
    ['HTTP 502', refusal(502)],
    ['HTTP 503', refusal(503)],
    ['HTTP 504', refusal(504)],
    ['HTTP 505', refusal(505)],
    ['HTTP 599', refusal(599)],
  ])('is repeated after %s', async (_, act) => {
    const { client, requests } = await clientOf([act, found]);

    expect((await get(client)).id).toBe(CHECKOUT.id);
    expect(requests()).toBe(2);
  });

  it.each([400, 401, 403, 404, 409, 422, 499])('is not repeated after HTTP %i', async (status) => {
    const { client, requests } = await clientOf([refusal(status), found]);
    const error = await rejection(PaymenntError, get(client));

    expect(error).toHaveProperty('httpStatus', status);
    expect(requests()).toBe(1);
  });

  it('is repeated maxRetries times and no more', async () => {
    for (const maxRetries of [0, 1, 3]) {
      const { client, requests } = await clientOf([refusal(503)], { maxRetries });
      await rejection(PaymenntError, get(client));
      expect(requests()).toBe(maxRetries + 1);
    }
  });

  it('ends with the failure that it met last', async () => {
    const { client, requests } = await clientOf([refusal(503), refusal(500), reset]);
    const error = await rejection(PaymenntConnectionError, get(client));

    expect(error.causeCode).toMatch(/^(ECONNRESET|UND_ERR_SOCKET)$/);
    expect(error.outcome).toBe('no_effect');
    expect(requests()).toBe(3);
  });
});

describe('an answer that breaks off', () => {
  it('is a failure of the connection, by the word of the system', async () => {
    const { client } = await clientOf([cutOff], { maxRetries: 0 });

    expect((await rejection(PaymenntConnectionError, get(client))).causeCode).toMatch(/^[A-Z_]+$/);
  });
});

describe('a write', () => {
  it.each<[string, Act, string]>([
    ['a reset', reset, 'connection_failed'],
    ['an answer that breaks off', cutOff, 'connection_failed'],
    ['silence', silent, 'request_timeout'],
    ['an answer that stalls in its body', stalled, 'request_timeout'],
    ['HTTP 408', refusal(408), 'api_error'],
    ['HTTP 500', refusal(500), 'api_error'],
    ['HTTP 503', refusal(503, { 'retry-after': '0' }), 'api_error'],
    ['HTTP 504', refusal(504), 'api_error'],
  ])('is sent once, and its outcome is unknown, after %s', async (_, act, code) => {
    const { client, requests } = await clientOf([act, found], { maxRetries: 5 });
    const error = await rejection(PaymenntError, cancel(client));

    expect(error.code).toBe(code);
    expect(error.outcome).toBe('unknown');
    expect(error.operation).toBe('checkouts.cancel');
    expect(requests()).toBe(1);
  });

  it.each([400, 401, 404, 429])('is sent once, and changed nothing, after HTTP %i', async (status) => {
    const { client, requests } = await clientOf([refusal(status), found], { maxRetries: 5 });
    const error = await rejection(PaymenntError, cancel(client));

    expect(error.outcome).toBe('no_effect');
    expect(requests()).toBe(1);
  });
});

describe('a connection that is refused', () => {
  it.each([
    ['a read', get],
    ['a write', cancel],
  ])('was not sent, and is tried again: %s', async (_, call) => {
    const origin = await refusedOrigin();
    const environment = { apiBaseUrl: origin, payBaseUrl: origin };
    const reasons: string[] = [];
    const hooks = { onRetry: ({ reason }: { reason: string }) => reasons.push(reason) };
    const error = await rejection(PaymenntConnectionError, call(clientWith({ environment, hooks })));

    expect(error.code).toBe('connection_failed');
    expect(error.causeCode).toBe('ECONNREFUSED');
    expect(error.outcome).toBe('not_sent');
    expect(error.message).toContain('nothing was sent, so it is safe to call again');
    expect(reasons).toEqual(['ECONNREFUSED', 'ECONNREFUSED']);
  });

  it('is made as soon as somebody listens, also for a write', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(0.2);
    const origin = await refusedOrigin();
    const listen = () => void scriptedGateway(found, { port: Number(new URL(origin).port) });
    const hooks = { onRetry: vi.fn().mockImplementationOnce(listen) };
    const client = clientWith({
      environment: { apiBaseUrl: origin, payBaseUrl: origin },
      hooks,
      maxRetries: 3,
    });

    expect((await cancel(client)).id).toBe(CHECKOUT.id);
  });
});

describe('a deadline', () => {
  it.each<[string, Act]>([
    ['says nothing', silent],
    ['stalls in the body', stalled],
  ])('cuts off a server that %s', async (_, act) => {
    const { client, server } = await clientOf([act], { timeoutMs: 100, attemptTimeoutMs: 5_000 });
    for (const call of [get, cancel]) {
      const error = await rejection(PaymenntTimeoutError, call(client));

      expect(error.phase).toBe('total');
      expect(error.timeoutMs).toBe(100);
      expect(error.code).toBe('request_timeout');
      expect(error.outcome).toBe(call === get ? 'no_effect' : 'unknown');
    }
    await server.hungUp();
  });

  it('covers all attempts together', async () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const { client, requests } = scripted(Array(99).fill(silence), {
      attemptTimeoutMs: 50,
      timeoutMs: 600,
      maxRetries: 99,
    });
    const [error] = await Promise.all([
      rejection(PaymenntTimeoutError, get(client)),
      vi.advanceTimersByTimeAsync(600),
    ]);

    expect(error.phase).toBe('total');
    expect(requests.length).toBeGreaterThan(1);
    expect(requests.length).toBeLessThanOrEqual(12);
  });

  it('of one attempt is told apart from that of the call', async () => {
    const { client, server } = await clientOf([stalled], { attemptTimeoutMs: 70, maxRetries: 0 });
    const error = await rejection(PaymenntTimeoutError, get(client));

    expect(error.phase).toBe('attempt');
    expect(error.timeoutMs).toBe(70);
    expect(error.causeCode).toBeUndefined();
    await server.hungUp();
  });

  it('may be given to a single call', async () => {
    const { client } = await clientOf([silent], { attemptTimeoutMs: 5_000 });
    const error = await rejection(PaymenntTimeoutError, client.checkouts.get('1', { timeoutMs: 60 }));

    expect(error.timeoutMs).toBe(60);
  });
});

describe('Retry-After', () => {
  it('is honoured', async () => {
    const waits: number[] = [];
    const hooks = { onRetry: ({ delayMs }: { delayMs: number }) => waits.push(delayMs) };
    const acts = [refusal(503, { 'retry-after': '1' }), refusal(429, { 'retry-after': '0' }), found];
    const { client } = await clientOf(acts, { hooks });
    const started = performance.now();
    await get(client);

    expect(waits).toEqual([1_000, 0]);
    expect(performance.now() - started).toBeGreaterThan(990);
  });

  it.each(['3600', 'Fri, 31 Dec 2999 23:59:59 GMT'])(
    'that is longer than the deadline ends the call at once: %s',
    async (value) => {
      for (const status of [429, 503]) {
        const { client, requests } = await clientOf([refusal(status, { 'retry-after': value }), found]);
        const started = performance.now();
        const error = await rejection(PaymenntError, get(client));

        expect(error).toHaveProperty('httpStatus', status);
        expect(performance.now() - started).toBeLessThan(5_000);
        expect(requests()).toBe(1);
      }
    },
  );
});

describe('an answer', () => {
  it('that is too large is not read to its end, nor asked for again', async () => {
    const huge: Act = ({ response }) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(`{"success":true,"result":"${'x'.repeat(11 * 2 ** 20)}"}`);
    };
    for (const call of [get, cancel]) {
      const { client, requests, server } = await clientOf([huge, found]);
      const error = await rejection(PaymenntResponseError, call(client));

      expect(error.code).toBe('response_too_large');
      expect(error.httpStatus).toBe(200);
      expect(error.outcome).toBe(call === get ? 'no_effect' : 'unknown');
      expect(requests()).toBe(1);
      await server.hungUp();
    }
  });
});
