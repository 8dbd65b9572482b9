import {
  type DriftHookContext,
  type HookContext,
  PaymenntAbortError,
  type PaymenntHooks,
  PaymenntResponseError,
  type ResponseHookContext,
  type RetryHookContext,
} from 'paymennt';
import { describe, expect, it, vi } from 'vitest';
import { callHook } from '../../src/config/hooks.js';
import { CHECKOUT, json, no, ORDER, page, yes } from '../support/answers.js';
import { scripted } from '../support/client.js';
import { rejection } from '../support/failure.js';
import { noWaiting } from '../support/no-waiting.js';
import { networkError, silence } from '../support/scripted-fetch.js';

/** Hooks that note what they are told, in order. */
function notingHooks() {
  const told: [string, object][] = [];
  const note = (name: string) => (context: object) => told.push([name, context]);
  const hooks: PaymenntHooks = {
    onRequest: note('onRequest'),
    onResponse: note('onResponse'),
    onRetry: note('onRetry'),
    onDrift: note('onDrift'),
  };
  return {
    hooks,
    told,
    named: <Context>(name: string) =>
      told.filter(([each]) => each === name).map(([, context]) => context as Context),
  };
}

const REFUND = {
  operation: 'checkouts.refund',
  method: 'POST',
  urlTemplate: '/checkout/{checkoutId}/refund',
};
const GET = { operation: 'checkouts.get', method: 'GET', urlTemplate: '/checkout/{checkoutId}' };

describe('the hooks of a call', () => {
  it('are told of its request and of its answer, with names instead of ids', async () => {
    const { hooks, told } = notingHooks();
    const { client } = scripted([yes(CHECKOUT)], { hooks });
    await client.checkouts.refund(CHECKOUT.id, { amount: 5, currency: 'AED', note: 'Late' });

    expect(told).toEqual([
      ['onRequest', { ...REFUND, attempt: 1 }],
      ['onResponse', { ...REFUND, attempt: 1, status: 200, durationMs: expect.any(Number) }],
    ]);
  });

  it('are told of an answer that says no', async () => {
    const { hooks, named } = notingHooks();
    const { client } = scripted([no('Not found', { status: 404 })], { hooks });
    await client.checkouts.get(CHECKOUT.id).catch(() => undefined);

    expect(named<ResponseHookContext>('onResponse').map(({ status }) => status)).toEqual([404]);
  });

  it('are told of every attempt and of the wait before it', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(0.01);
    const { hooks, told } = notingHooks();
    const answers = [new Response('', { status: 503 }), networkError('ECONNRESET'), silence, yes(CHECKOUT)];
    const { client } = scripted(answers, { hooks, maxRetries: 3, attemptTimeoutMs: 40 });
    await client.checkouts.get(CHECKOUT.id);

    const durationMs = expect.any(Number);
    expect(told).toEqual([
      ['onRequest', { ...GET, attempt: 1 }],
      ['onResponse', { ...GET, attempt: 1, status: 503, durationMs }],
      ['onRetry', { ...GET, attempt: 1, reason: '503', delayMs: 5 }],
      ['onRequest', { ...GET, attempt: 2 }],
      ['onRetry', { ...GET, attempt: 2, reason: 'ECONNRESET', delayMs: 10 }],
      ['onRequest', { ...GET, attempt: 3 }],
      ['onRetry', { ...GET, attempt: 3, reason: 'timeout', delayMs: 20 }],
      ['onRequest', { ...GET, attempt: 4 }],
      ['onResponse', { ...GET, attempt: 4, status: 200, durationMs }],
    ]);
  });

  it('are told of the look-ups of a creation that got lost, each an attempt of its own', async () => {
    noWaiting();
    const { hooks, told } = notingHooks();
    const { client } = scripted([networkError('ECONNRESET'), page([]), yes(CHECKOUT)], { hooks });
    await client.checkouts.createMobile(ORDER);

    const operation = 'checkouts.createMobile';
    const create = { operation, method: 'POST', urlTemplate: '/checkout/mobile' };
    const lookUp = { operation, method: 'GET', urlTemplate: '/checkout' };
    const durationMs = expect.any(Number);
    expect(told).toEqual([
      ['onRequest', { ...create, attempt: 1 }],
      ['onRequest', { ...lookUp, attempt: 2 }],
      ['onResponse', { ...lookUp, attempt: 2, status: 200, durationMs }],
      ['onRetry', { ...create, attempt: 2, reason: 'connection_failed', delayMs: 0 }],
      ['onRequest', { ...create, attempt: 3 }],
      ['onResponse', { ...create, attempt: 3, status: 200, durationMs }],
    ]);
  });

  it('are told why a look-up is repeated, whichever way it failed', async () => {
    noWaiting();
    const { hooks, named } = notingHooks();
    const lost = networkError('ECONNRESET');
    const busy = new Response('', { status: 503 });
    const { client } = scripted([lost, busy, new Response('<html>'), page([]), yes(CHECKOUT)], { hooks });
    await client.checkouts.createMobile(ORDER);

    expect(
      named<RetryHookContext>('onRetry').map(({ method, reason }) => `${method} after ${reason}`),
    ).toEqual(['GET after 503', 'GET after unreadable_response', 'POST after connection_failed']);
  });

  it('are told why a look-up that found nothing is repeated', async () => {
    noWaiting();
    const { hooks, named } = notingHooks();
    const refused = no('requestId already used');
    const steps = [networkError('ECONNRESET'), page([]), refused, page([]), page([CHECKOUT])];
    await scripted(steps, { hooks }).client.checkouts.createMobile(ORDER);

    expect(
      named<RetryHookContext>('onRetry').map(({ method, reason }) => `${method} after ${reason}`),
    ).toEqual(['POST after connection_failed', 'GET after api_error']);
  });

  it('are told of each page of a list as a call of its own', async () => {
    const { hooks, named } = notingHooks();
    const { client } = scripted([page([CHECKOUT], { totalPages: 2 }), page([{ ...CHECKOUT, id: '2' }])], {
      hooks,
    });
    for await (const _ of client.checkouts.search()) expect(_.status).toBe('PENDING');

    expect(named<HookContext>('onRequest').map(({ attempt }) => attempt)).toEqual([1, 1]);
  });

  it('are told nothing of a call that is not sent', async () => {
    const { hooks, told } = notingHooks();
    const { client } = scripted([], { hooks });
    await client.checkouts.get('..').catch(() => undefined);

    expect(told).toEqual([]);
  });

  it('are never told an id, a body, a header or a person', async () => {
    noWaiting();
    const { hooks, told } = notingHooks();
    const drifting = { ...CHECKOUT, amount: { secret: 'hunter2' }, customer: 'shopper@example.com' };
    const { client } = scripted([networkError('ECONNRESET'), page([drifting])], { hooks });
    await client.checkouts.createMobile(ORDER, { headers: { Cookie: 'hunter2' } });

    expect(told.map(([name]) => name)).toContain('onDrift');
    const words = [...Object.values(CHECKOUT).map(String), 'shopper', 'hunter2', 'sandbox-', 'Test User'];
    const all = JSON.stringify(told);
    for (const word of words.filter((each) => !['AED', 'PENDING'].includes(each)))
      expect(all).not.toContain(word);
  });
});

describe('onDrift', () => {
  const drifting = { ...CHECKOUT, amount: 'a lot', customer: { email: 5, phone: {} }, timestamp: 7 };

  it('is told what was expected and what kind arrived, never the value', async () => {
    const { hooks, named } = notingHooks();
    const { client } = scripted([yes(drifting)], { hooks });
    await client.checkouts.get(CHECKOUT.id);

    const operation = 'checkouts.get';
    const drifts = named<DriftHookContext>('onDrift').sort((a, b) => a.path.localeCompare(b.path));
    expect(drifts).toEqual([
      { operation, path: 'amount', expected: 'number', received: 'string' },
      { operation, path: 'customer.email', expected: 'string', received: 'number' },
      { operation, path: 'customer.phone', expected: 'string', received: 'object' },
      { operation, path: 'timestamp', expected: 'string', received: 'number' },
    ]);
  });

  it('is told once per path and client, however many rows drift alike', async () => {
    const { hooks, named } = notingHooks();
    const rows = Array.from({ length: 50 }, (_, id) => ({ ...CHECKOUT, id: String(id), timestamp: id }));
    const { client } = scripted([page(rows), page(rows), yes({ ...CHECKOUT, timestamp: 1 })], { hooks });
    await client.checkouts.search();
    await client.checkouts.search();
    await client.checkouts.get(CHECKOUT.id);

    expect(named<DriftHookContext>('onDrift').map(({ operation, path }) => `${operation} ${path}`)).toEqual([
      'checkouts.search content[].timestamp',
      'checkouts.get timestamp',
    ]);
  });

  it('is told before strictResponses throws', async () => {
    const { hooks, named } = notingHooks();
    const { client } = scripted([yes(drifting)], { hooks, strictResponses: true });
    await rejection(PaymenntResponseError, client.checkouts.get(CHECKOUT.id));

    expect(named('onDrift')).toHaveLength(4);
  });

  it('is not told of fields that nobody documented, nor of missing ones', async () => {
    const { hooks, named } = notingHooks();
    const { client } = scripted([yes({ id: '1', status: 'PAID', brandNew: true, amount: null })], { hooks });
    await client.checkouts.get('1');

    expect(named('onDrift')).toEqual([]);
  });
});

describe('onRetry', () => {
  it('is told the status or the system’s word, and the wait that the server asked for', async () => {
    noWaiting();
    const { hooks, named } = notingHooks();
    const limited = json(
      { success: false, error: 'Slow down' },
      { status: 429, headers: { 'retry-after': '0' } },
    );
    const { client } = scripted([limited, networkError('EAI_AGAIN', 'getaddrinfo'), yes(CHECKOUT)], {
      hooks,
    });
    await client.checkouts.get(CHECKOUT.id);

    expect(named<RetryHookContext>('onRetry').map(({ reason, delayMs }) => [reason, delayMs])).toEqual([
      ['429', 0],
      ['EAI_AGAIN', 0],
    ]);
  });
});

describe('a hook that fails', () => {
  const failing: Readonly<Record<string, () => unknown>> = {
    throws: () => {
      throw new Error('hook');
    },
    rejects: async () => {
      throw new Error('hook');
    },
    'never ends': () => new Promise(() => {}),
  };

  it.each(Object.entries(failing))('does not break a payment when it %s', async (_, hook) => {
    noWaiting();
    const unhandled: unknown[] = [];
    const note = (reason: unknown) => unhandled.push(reason);
    process.on('unhandledRejection', note);
    const hooks = { onRequest: hook, onResponse: hook, onRetry: hook, onDrift: hook };
    const { client } = scripted([new Response('', { status: 503 }), yes({ ...CHECKOUT, amount: 'x' })], {
      hooks,
    });
    const checkout = await client.checkouts.get(CHECKOUT.id);
    await new Promise((resolve) => setImmediate(resolve));
    process.off('unhandledRejection', note);

    expect(checkout.id).toBe(CHECKOUT.id);
    expect(unhandled).toEqual([]);
  });

  it('and aborts the call before anything is sent leaves nothing sent', async () => {
    const controller = new AbortController();
    const { client, requests } = scripted([yes(CHECKOUT)], {
      hooks: { onRequest: () => controller.abort() },
    });
    const refund = { amount: 5, currency: 'AED', note: 'Late' };
    const options = { signal: controller.signal };
    const error = await rejection(PaymenntAbortError, client.checkouts.refund(CHECKOUT.id, refund, options));

    expect(error.outcome).toBe('not_sent');
    expect(requests).toEqual([]);
  });

  it('may be missing', () => {
    expect(() => callHook(undefined, {})).not.toThrow();
  });
});

describe('hooks of a program', () => {
  it('may change what they receive, and change nothing else by that', async () => {
    const seen: object[] = [];
    const { client } = scripted([yes(CHECKOUT)], {
      hooks: {
        onRequest: (context) => Object.assign(context, { operation: 'mine', attempt: 7, more: 1 }),
        onResponse: ({ durationMs, ...context }) => seen.push({ ...context }),
      },
    });
    await client.checkouts.get(CHECKOUT.id);

    expect(seen).toEqual([
      {
        operation: 'checkouts.get',
        method: 'GET',
        urlTemplate: '/checkout/{checkoutId}',
        attempt: 1,
        status: 200,
      },
    ]);
  });

  it('may be methods of a class, which keep their object', async () => {
    class Tracer {
      readonly #operations: string[] = [];
      get operations() {
        return this.#operations.join();
      }
      onRequest({ operation }: HookContext) {
        this.#operations.push(operation);
      }
    }
    const tracer = new Tracer();
    const { client } = scripted([yes(CHECKOUT)], { hooks: tracer });
    await client.checkouts.get(CHECKOUT.id);

    expect(tracer.operations).toBe('checkouts.get');
  });

  it('may return a promise of their own that fails', async () => {
    const failures: unknown[] = [];
    const note = (reason: unknown) => failures.push(reason);
    process.on('unhandledRejection', note);
    const onRequest = () => Object.assign(Promise.reject(new Error('mine')), { catch: () => undefined });
    const { client } = scripted([yes(CHECKOUT)], { hooks: { onRequest } });
    await client.checkouts.get(CHECKOUT.id);
    await new Promise((resolve) => setImmediate(resolve));
    process.off('unhandledRejection', note);

    expect(failures).toEqual([]);
  });
});
