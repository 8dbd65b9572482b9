import { PaymenntApiError, PaymenntError, PaymenntResponseError } from 'paymennt';
import { createNodeFetch } from 'paymennt/node';
import { createSandbox } from 'paymennt/sandbox';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { reset, respond } from '../support/acts.js';
import { ORDER } from '../support/answers.js';
import { clientWith } from '../support/client.js';
import { rejection } from '../support/failure.js';
import type { Act } from '../support/server.js';
import { checkoutGateway, type GatewayHabits } from './checkout-gateway.js';

const FETCHES = [
  ['the global fetch', undefined],
  ['createNodeFetch', createNodeFetch()],
] as const;

beforeEach(() => {
  // A twentieth of each wait.
  vi.spyOn(Math, 'random').mockReturnValue(1 / 20);
});

const HTML = '<html>Not here</html>';

describe.each(FETCHES)('a creation over %s', (_, fetch) => {
  const start = async (habits: GatewayHabits, options = {}) => {
    const gateway = await checkoutGateway(habits);
    const client = gateway.client({ fetch, timeoutMs: 10_000, ...options });
    return { ...gateway, create: () => client.checkouts.createMobile(ORDER) };
  };

  it.each<[string, Act]>([
    ['a reset', reset],
    ['403 with HTML', respond(403, HTML, { 'content-type': 'text/html' })],
    ['404 with HTML', respond(404, HTML, { 'content-type': 'text/html' })],
    ['406', respond(406, '')],
    ['409 with {}', respond(409, '{}')],
    ['410', respond(410, '')],
    ['421', respond(421, '')],
    ['499', respond(499, '')],
    ['502', respond(502, HTML, { 'content-type': 'text/html' })],
  ])('that was made and then answered with %s is looked up and found', async (_, loses) => {
    const { create, count, made } = await start({ loses });

    expect((await create()).id).toBe('1');
    expect(count).toEqual({ creations: 1, lookUps: 1 });
    expect(made.size).toBe(1);
  });

  it.each([1, 6])(
    'whose answer was lost is found in a list that lags by %i look-ups',
    async (hiddenLooks) => {
      const { create, count } = await start({ loses: reset, hiddenLooks });

      expect((await create()).id).toBe('1');
      expect(count).toEqual({ creations: 2, lookUps: hiddenLooks + 1 });
    },
  );

  it.each<[string, GatewayHabits]>([
    ['refuses a search that finds nothing', { statusOfNone: 400, hiddenLooks: 2 }],
    ['ignores the filter and has 25 newer checkouts', { newerRows: 25 }],
    ['ignores the filter and has 130 newer checkouts', { newerRows: 130 }],
    ['ignores the filter and lags', { newerRows: 25, hiddenLooks: 3 }],
  ])('whose answer was lost is found on a gateway that %s', async (_, habits) => {
    const { create, made } = await start({ loses: reset, ...habits });

    expect((await create()).id).toBe('1');
    expect(made.size).toBe(1);
  });

  it.each<[string, (made: Record<string, unknown>) => object]>([
    ['requestId', () => ({ requestId: 'FIXED-1' })],
    ['requestId', ({ requestId }) => ({ requestId: String(requestId).toLowerCase() })],
    ['requestId', ({ requestId }) => ({ requestId: `${requestId} ` })],
    ['orderId', ({ orderId }) => ({ orderId: String(orderId).toLowerCase() })],
    ['orderId', ({ orderId }) => ({ orderId: ` ${orderId}` })],
    ['orderId', () => ({ requestId: undefined, orderId: 'ORD-OTHER' })],
    ['amount', () => ({ amount: 1 })],
  ])('that is answered with another %s uses the look-up, and is never sent again', async (field, change) => {
    // The gateway of this test keeps what was sent, so the look-up finds it.
    const own = await start({ answersWith: (made) => ({ ...made, ...change(made) }) });
    expect((await own.create()).id).toBe('1');
    expect(own.count).toEqual({ creations: 1, lookUps: 1 });

    // This one does not: the list has the changed checkout, or nothing.
    const lost = await start({ answersWith: (made) => ({ ...made, ...change(made) }), lagMs: 60_000 });
    const started = performance.now();
    const error = await rejection(PaymenntResponseError, lost.create());
    expect(performance.now() - started).toBeLessThan(1_000);
    expect(error.outcome).toBe('unknown');
    expect(error.code).toBe('invalid_response');
    expect(error.issues.map(({ path }) => path)).toEqual([`result.${field}`]);
    expect(error.message).toContain(`a checkout that differs from the request in ${field};`);
    expect(lost.count).toEqual({ creations: 1, lookUps: 1 });
  });

  it('that is answered with its currency in small letters is done', async () => {
    const { create, count } = await start({ answersWith: (made) => ({ ...made, currency: 'aed' }) });

    expect((await create()).id).toBe('1');
    expect(count).toEqual({ creations: 1, lookUps: 0 });
  });

  it('is looked up once, and then unknown, when its answer drifts under strictResponses', async () => {
    const habits = { answersWith: (made: object) => ({ ...made, timestamp: 5 }), lagMs: 60_000 };
    const { create, count } = await start(habits, { strictResponses: true });
    const error = await rejection(PaymenntResponseError, create());

    expect(error.outcome).toBe('unknown');
    expect(error.issues.map(({ path }) => path)).toEqual(['result.timestamp']);
    expect(count).toEqual({ creations: 1, lookUps: 1 });
  });

  it('has the same result however often it is called with the same requestId', async () => {
    const { create, count, made } = await start({});
    const both = await Promise.all([create(), create()]);
    const later = await create();

    expect([...both, later].map(({ id }) => id)).toEqual(['1', '1', '1']);
    expect(count.creations).toBe(3);
    expect(made.size).toBe(1);
  });

  it.each(['FAILED', 'CANCELLED', 'EXPIRED'])(
    'with the requestId of a checkout that is %s is request_id_used',
    async (status) => {
      const { create } = await start({ status });
      await create();
      const error = await rejection(PaymenntApiError, create());

      expect(error.code).toBe('request_id_used');
      expect(error.checkoutId).toBe('1');
      expect(error.checkoutStatus).toBe(status);
      expect(error.outcome).toBe('no_effect');
    },
  );
});

describe('two orders with one requestId', () => {
  it('are a conflict for the second', async () => {
    const { client, made } = await checkoutGateway({});
    const { checkouts } = client();
    await checkouts.createMobile(ORDER);
    const error = await rejection(PaymenntError, checkouts.createMobile({ ...ORDER, orderId: 'ORD-9' }));

    expect(error.code).toBe('request_id_conflict');
    expect(error).toHaveProperty('checkoutId', '1');
    expect(made.size).toBe(1);
  });
});

describe('the sandbox', () => {
  it('gives a second call with the same requestId the same checkout', async () => {
    const sandbox = createSandbox();
    onTestFinished(() => sandbox.close());
    const { fetch, environment, credentials } = sandbox;
    const create = () => clientWith({ ...credentials, environment, fetch }).checkouts.createMobile(ORDER);
    const [first, second] = await Promise.all([create(), create()]);

    expect(second.id).toBe(first.id);
    expect((await create()).id).toBe(first.id);
    expect(sandbox.state.checkouts).toHaveLength(1);
  });
});
