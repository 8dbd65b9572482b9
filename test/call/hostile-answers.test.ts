import { PaymenntApiError, type PaymenntClient, PaymenntError, PaymenntTimeoutError } from 'paymennt';
import { createNodeFetch } from 'paymennt/node';
import { beforeEach, describe, expect, it } from 'vitest';
import { respond, silent } from '../support/acts.js';
import { clientWith } from '../support/client.js';
import { rejection } from '../support/failure.js';
import { scriptedGateway } from '../support/gateway.js';
import { noWaiting } from '../support/no-waiting.js';
import type { Act } from '../support/server.js';
import { unhandledErrors } from '../support/unhandled.js';

const FETCHES = [
  ['the global fetch', undefined],
  ['createNodeFetch', createNodeFetch()],
] as const;

beforeEach(() => noWaiting());

const get = ({ checkouts }: PaymenntClient) => checkouts.get('1');
const refund = ({ checkouts }: PaymenntClient) =>
  checkouts.refund('1', { amount: '5.00', currency: 'AED', note: 'Late' });
describe.each(FETCHES)('an answer over %s', (_, fetch) => {
  const clientOf = async (acts: readonly Act[], options = {}) => {
    const server = await scriptedGateway(acts);
    const client = server.client({ fetch, maxRetries: 2, ...options });
    return { client, exchanges: server.exchanges };
  };

  it.each([
    ['a read', get, 'no_effect', 3],
    ['a refund', refund, 'unknown', 1],
  ] as const)('with six content codings ends %s, not the process', async (_, call, outcome, sent) => {
    const codings = Array.from({ length: 6 }, () => 'gzip').join();
    const act: Act = ({ response }) =>
      void response.writeHead(200, { 'content-encoding': codings }).write('x');
    const errors = unhandledErrors();
    const { client, exchanges } = await clientOf([act]);
    const error = await rejection(PaymenntError, call(client));
    await new Promise((resolve) => setTimeout(resolve, 20));

    expect(error.code).toBe('connection_failed');
    expect(error.outcome).toBe(outcome);
    expect(exchanges).toHaveLength(sent);
    expect(errors).toEqual([]);
  });

  it.each([
    [400, '<html>', 'unknown'],
    [403, '<html>Blocked</html>', 'unknown'],
    [404, '<html>Not found</html>', 'unknown'],
    [406, '', 'unknown'],
    [409, '{}', 'unknown'],
    [410, '', 'unknown'],
    [418, 'I am a teapot', 'unknown'],
    [421, '', 'unknown'],
    [499, '', 'unknown'],
    [403, '{"message":"Forbidden"}', 'no_effect'],
    [401, '<html>', 'no_effect'],
    [429, '<html>', 'no_effect'],
    [409, '{"success":false,"elapsed":1,"error":"No"}', 'no_effect'],
  ] as const)('of %i %s means that a refund is %s', async (status, body, outcome) => {
    const { client, exchanges } = await clientOf([respond(status, body)]);
    const error = await rejection(PaymenntError, refund(client));

    expect(error.outcome).toBe(outcome);
    expect(error).toHaveProperty('httpStatus', status);
    expect(exchanges).toHaveLength(1);
  });

  it('of 400 with one word of 6 MiB is an API error', async () => {
    const sentence = 'x'.repeat(6 * 2 ** 20);
    const { client } = await clientOf([
      respond(400, JSON.stringify({ success: false, elapsed: 1, error: sentence })),
    ]);
    const error = await rejection(PaymenntApiError, refund(client));

    expect(error.code).toBe('api_error');
    expect(error.outcome).toBe('no_effect');
    expect(error.message.length).toBeLessThan(1_000);
  });
});

describe('a signal without removeEventListener', () => {
  it('ends a call like any other, and leaves the deadline in force', async () => {
    const errors = unhandledErrors();
    const listeners: (() => void)[] = [];
    const signal = {
      aborted: false,
      addEventListener: (_: string, listen: () => void) => listeners.push(listen),
    };
    const server = await scriptedGateway(silent);
    const client = server.client({ timeoutMs: 100 });
    const call = () => client.checkouts.get('1', { signal: signal as unknown as AbortSignal });
    const { code } = await rejection(PaymenntError, call());
    const second = rejection(PaymenntError, call());
    for (const listen of listeners) listen();

    expect(code).toBe('request_timeout');
    expect((await second).code).toBe('request_aborted');
    expect(errors).toEqual([]);
  });
});

describe('a refund that never got a socket', () => {
  it('was not sent', async () => {
    const server = await scriptedGateway(silent);
    const fetch = createNodeFetch({ maxSockets: 1 });
    const client = server.client({ fetch, maxRetries: 0 });
    const leave = new AbortController();
    const holder = rejection(PaymenntError, client.checkouts.get('1', { signal: leave.signal }));
    const ofAttempt = await rejection(
      PaymenntTimeoutError,
      client.checkouts.refund('1', { amount: 1, currency: 'AED', note: 'x' }, { attemptTimeoutMs: 60 }),
    );
    const ofCall = await rejection(
      PaymenntTimeoutError,
      client.checkouts.refund('1', { amount: 1, currency: 'AED', note: 'x' }, { timeoutMs: 60 }),
    );
    leave.abort();
    await holder;

    expect(ofAttempt.phase).toBe('attempt');
    expect(ofAttempt.outcome).toBe('not_sent');
    expect(ofAttempt.message).toContain('nothing was sent, so it is safe to call again');
    expect(ofCall.phase).toBe('total');
    expect(ofCall.outcome).toBe('not_sent');
    expect(server.exchanges).toHaveLength(1);
  });
});

describe('a body of an injected fetch that never ends', () => {
  it.each([
    ['empty', 0],
    ['one byte long', 1],
  ])('ends by the deadline although its chunks are always there and %s', async (_, length) => {
    let cancelled = false;
    const body = () =>
      new ReadableStream<Uint8Array>({
        pull: (controller) => controller.enqueue(new Uint8Array(length)),
        cancel: () => {
          cancelled = true;
        },
      });
    const client = clientWith({ fetch: async () => new Response(body()), timeoutMs: 100 });
    const started = performance.now();
    const error = await rejection(PaymenntTimeoutError, refund(client));
    await new Promise((resolve) => setTimeout(resolve, 20));

    expect(performance.now() - started).toBeLessThan(3_000);
    expect(error.outcome).toBe('unknown');
    expect(cancelled).toBe(true);
  });
});
