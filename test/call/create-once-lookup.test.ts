import {
  PaymenntAbortError,
  PaymenntApiError,
  type PaymenntClient,
  PaymenntConnectionError,
  PaymenntTimeoutError,
} from 'paymennt';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { CHECKOUT, json, no, ORDER, page, yes } from '../support/answers.js';
import { scripted } from '../support/client.js';
import { rejection } from '../support/failure.js';
import { noWaiting } from '../support/no-waiting.js';
import { networkError, type SentRequest, type Step, silence } from '../support/scripted-fetch.js';

beforeEach(() => noWaiting());

const reset = () => networkError('ECONNRESET', 'read');

/** A creation whose first attempt is lost, and what its look-ups meet. */
function lost(...lookUps: readonly Step[]) {
  // Far beyond what any of them takes, so that one which goes on for ever is soon seen to.
  const { client, requests } = scripted([reset(), ...lookUps], { timeoutMs: 5_000 });
  return {
    creation: client.checkouts.createMobile(ORDER),
    methods: () => requests.map(({ method }) => method),
  };
}

describe('the look-up of a lost creation', () => {
  it('is repeated when it fails, until it is answered', async () => {
    const failures = [reset(), new Response('', { status: 503 }), reset(), new Response('<html>')];
    const { creation, methods } = lost(...failures, no('Busy', { status: 500 }), page([CHECKOUT]));

    expect((await creation).id).toBe(CHECKOUT.id);
    expect(methods()).toEqual(['POST', 'GET', 'GET', 'GET', 'GET', 'GET', 'GET']);
  });

  it.each([408, 429, 500, 502, 503, 504])(
    'is repeated after HTTP %i, however often reads are',
    async (status) => {
      const busy = Array.from({ length: 7 }, () => new Response('', { status }));
      const { creation, methods } = lost(...busy, page([CHECKOUT]));

      expect((await creation).id).toBe(CHECKOUT.id);
      expect(methods()).toEqual(['POST', ...Array(8).fill('GET')]);
    },
  );

  it.each<[string, () => Response]>([
    ['a page', () => page([CHECKOUT])],
    ['a list within an envelope', () => yes([CHECKOUT])],
    ['a bare list of envelopes', () => json([{ success: true, elapsed: 1, result: CHECKOUT }])],
  ])('reads %s', async (_, answer) => {
    expect((await lost(answer()).creation).id).toBe(CHECKOUT.id);
  });

  it('picks the right one when the gateway ignores the filter', async () => {
    const others = [1, 2, 3].map((id) => ({ ...CHECKOUT, id: String(id), requestId: `ORD-${id}-r1` }));
    const { creation } = lost(page([...others, CHECKOUT]));

    expect((await creation).id).toBe(CHECKOUT.id);
  });

  it('finds nothing when only other people’s checkouts are found', async () => {
    const other = { ...CHECKOUT, id: '1', requestId: 'ORD-9-r1' };
    const nameless = { ...CHECKOUT, id: '2', requestId: null };
    const { creation, methods } = lost(page([other, nameless]), yes(CHECKOUT));

    expect((await creation).id).toBe(CHECKOUT.id);
    expect(methods()).toEqual(['POST', 'GET', 'POST']);
  });

  it.each([
    ['however its amount is written', { amount: '105.50' }],
    ['however exactly its amount is written', { amount: 105.5 }],
    ['when it does not tell its amount', { amount: null }],
    ['when it does not tell its order', { orderId: null }],
    ['when it does not tell its currency', { currency: null }],
    ['when it is paid already', { status: 'PAID' }],
    ['when its status is a new word', { status: 'ON_HOLD' }],
  ])('finds the checkout %s', async (_, told) => {
    expect((await lost(page([{ ...CHECKOUT, ...told }])).creation).id).toBe(CHECKOUT.id);
  });

  it.each([
    ['another order', { orderId: 'ORD-9' }],
    ['another amount', { amount: 105.51 }],
    ['another currency', { currency: 'USD' }],
    ['an amount that is none', { amount: 'a lot', orderId: 'ORD-9' }],
  ])('finds a conflict when the requestId belongs to %s', async (_, other) => {
    const { creation, methods } = lost(page([{ ...CHECKOUT, ...other }]));
    const error = await rejection(PaymenntApiError, creation);

    expect(error.code).toBe('request_id_conflict');
    expect(error.httpStatus).toBe(200);
    expect(error.apiMessage).toBeUndefined();
    expect(error.outcome).toBe('no_effect');
    expect(error.operation).toBe('checkouts.createMobile');
    expect(error.checkoutId).toBe(CHECKOUT.id);
    expect(error.checkoutStatus).toBe('PENDING');
    expect(error.message).toContain(`this requestId already belongs to checkout ${CHECKOUT.id}`);
    expect(methods()).toEqual(['POST', 'GET']);
  });

  it('reads no further page once it has found the checkout', async () => {
    const { creation, methods } = lost(page([CHECKOUT], { totalPages: 3 }));

    expect((await creation).id).toBe(CHECKOUT.id);
    expect(methods()).toEqual(['POST', 'GET']);
  });

  it('prefers the checkout that was asked for to one that is in conflict', async () => {
    const conflicting = { ...CHECKOUT, id: '1', amount: 1 };

    expect((await lost(page([conflicting, CHECKOUT])).creation).id).toBe(CHECKOUT.id);
  });

  it.each<[string, () => Response]>([
    ['401', () => no('Unknown key', { status: 401 })],
    ['403', () => new Response('', { status: 403 })],
    ['a redirect', () => new Response(null, { status: 302, headers: { location: 'https://x.example' } })],
    ['a choice of redirects', () => new Response(null, { status: 300 })],
    ['a redirect of which the runtime shows nothing', () => Response.error()],
  ])('stops when it is answered with %s: the first failure is what counts', async (_, answer) => {
    const { creation, methods } = lost(answer());
    const error = await rejection(PaymenntConnectionError, creation);

    expect(error.causeCode).toBe('ECONNRESET');
    expect(error.outcome).toBe('unknown');
    expect(methods()).toEqual(['POST', 'GET']);
  });
});

describe('a look-up that finds no checkout', () => {
  it.each<[string, () => Response]>([
    ['an empty page', () => page([])],
    ['HTTP 400', () => no('Checkout not found for API merchant')],
    ['HTTP 404 of the API', () => no('No checkout', { status: 404 })],
    ['HTTP 200 with a refusal', () => no('No checkout', { status: 200 })],
  ])('lets the creation be sent again: %s', async (_, none) => {
    const { creation, methods } = lost(none(), yes(CHECKOUT));

    expect((await creation).id).toBe(CHECKOUT.id);
    expect(methods()).toEqual(['POST', 'GET', 'POST']);
  });

  it('finds it on a later page', async () => {
    const rows = (first: number) =>
      Array.from({ length: 20 }, (_, nth) => ({
        ...CHECKOUT,
        id: String(first + nth),
        requestId: `X-${first + nth}`,
      }));
    const { client, requests } = scripted([
      reset(),
      page(rows(100), { totalPages: 3 }),
      page(rows(120), { page: 1, totalPages: 3 }),
      page([CHECKOUT], { page: 2, totalPages: 3 }),
    ]);

    expect((await client.checkouts.createMobile(ORDER)).id).toBe(CHECKOUT.id);
    expect(requests.slice(1).map(({ target }) => target)).toEqual([
      '/checkout?requestId=ORD-1234-r1',
      '/checkout?requestId=ORD-1234-r1&page=1',
      '/checkout?requestId=ORD-1234-r1&page=2',
    ]);
  });

  it('asks a gateway that ignores the filter and gives no number of pages for the next full page', async () => {
    const rows = Array.from({ length: 20 }, (_, nth) => ({
      ...CHECKOUT,
      id: String(nth + 1),
      requestId: `X-${nth}`,
    }));
    const { creation, methods } = lost(yes(rows), yes([CHECKOUT]));

    expect((await creation).id).toBe(CHECKOUT.id);
    expect(methods()).toEqual(['POST', 'GET', 'GET']);
  });

  it('goes on to the next page after one with fewer rows than it may have', async () => {
    const other = { ...CHECKOUT, id: '1', requestId: 'X-1' };
    const { creation, methods } = lost(
      page([other], { totalPages: 2 }),
      page([CHECKOUT], { page: 1, totalPages: 2 }),
    );

    expect((await creation).id).toBe(CHECKOUT.id);
    expect(methods()).toEqual(['POST', 'GET', 'GET']);
  });

  it('ends with a list without pages that is shorter than a page', async () => {
    const { creation, methods } = lost(yes([{ ...CHECKOUT, id: '1', requestId: 'X-1' }]), yes(CHECKOUT));

    expect((await creation).id).toBe(CHECKOUT.id);
    expect(methods()).toEqual(['POST', 'GET', 'POST']);
  });

  it('ends when a server without pages sends the same rows again', async () => {
    const rows = Array.from({ length: 20 }, (_, nth) => ({
      ...CHECKOUT,
      id: String(nth + 1),
      requestId: `X-${nth}`,
    }));
    const { creation, methods } = lost(yes(rows), yes(rows), yes(CHECKOUT));

    expect((await creation).id).toBe(CHECKOUT.id);
    expect(methods()).toEqual(['POST', 'GET', 'GET', 'POST']);
  });
});

describe('the end of a recovery', () => {
  it('comes with the deadline, while it is looking', async () => {
    const { client, requests } = scripted([reset(), silence]);
    const creation = client.checkouts.createMobile(ORDER, { timeoutMs: 250 });
    const error = await rejection(PaymenntTimeoutError, creation);

    expect(error.phase).toBe('total');
    expect(error.timeoutMs).toBe(250);
    expect(error.outcome).toBe('unknown');
    expect(requests).toHaveLength(2);
  });

  it('comes with the deadline, however often it has tried', async () => {
    const { client, requests } = scripted([]);
    const started = performance.now();
    const creation = client.checkouts.createMobile(ORDER, { timeoutMs: 250 });
    const error = await rejection(PaymenntConnectionError, creation);

    expect(performance.now() - started).toBeLessThan(5_000);
    expect(['connection_failed', 'request_timeout']).toContain(error.code);
    expect(error.outcome).toBe('unknown');
    expect(requests.length).toBeGreaterThan(2);
  });

  it('comes at once when the next pause would last beyond the deadline', async () => {
    const limited = no('Slow down', { status: 429, headers: { 'retry-after': '3600' } });
    const { creation, methods } = lost(limited);
    const error = await rejection(PaymenntConnectionError, creation);

    expect(error.code).toBe('connection_failed');
    expect(error.outcome).toBe('unknown');
    expect(methods()).toEqual(['POST', 'GET']);
  });

  it.each(['creating', 'looking'])('comes with an abort while it is %s', async (when) => {
    const controller = new AbortController();
    const aborting = (request: SentRequest) => {
      controller.abort('the shopper left');
      return silence(request);
    };
    const { client, requests } = scripted(when === 'creating' ? [aborting] : [reset(), aborting]);
    const creation = client.checkouts.createMobile(ORDER, { signal: controller.signal });
    const error = await rejection(PaymenntAbortError, creation);

    expect(error.code).toBe('request_aborted');
    expect(error.reason).toBe('the shopper left');
    expect(error.outcome).toBe('unknown');
    expect(error.operation).toBe('checkouts.createMobile');
    expect(requests).toHaveLength(when === 'creating' ? 1 : 2);
  });

  it('comes with an abort between two requests', async () => {
    const controller = new AbortController();
    const onRequest = vi.fn();
    const hooks = { onRequest, onRetry: () => controller.abort('enough') };
    const { client, requests } = scripted([reset(), page([]), yes(CHECKOUT)], { hooks });
    const creation = client.checkouts.createMobile(ORDER, { signal: controller.signal });
    const error = await rejection(PaymenntAbortError, creation);

    expect(error.outcome).toBe('unknown');
    expect(error.reason).toBe('enough');
    expect(requests).toHaveLength(2);
    expect(onRequest).toHaveBeenCalledTimes(2);
  });
});

describe('every kind of checkout', () => {
  const { customer, billingAddress, items, ...order } = ORDER;
  const creations: Readonly<Record<string, (client: PaymenntClient) => Promise<{ id: string }>>> = {
    '/checkout/web': ({ checkouts }) =>
      checkouts.createWeb({ ...ORDER, returnUrl: 'https://shop.example/paid' }),
    '/checkout/mobile': ({ checkouts }) => checkouts.createMobile(ORDER),
    '/checkout/link': ({ checkouts }) => checkouts.createLink({ ...order, customer, description: 'Beans' }),
    '/checkout/qr': ({ checkouts }) => checkouts.createQr({ ...order, billingAddress }),
    '/checkout/terminal': ({ checkouts }) => checkouts.createTerminal({ ...order, items, terminalId: '7' }),
  };

  it.each(Object.entries(creations))('is created at most once: %s', async (path, create) => {
    const { client, requests } = scripted([reset(), page([]), reset(), page([CHECKOUT])]);

    expect((await create(client)).id).toBe(CHECKOUT.id);
    const lookUp = 'GET /checkout?requestId=ORD-1234-r1';
    expect(requests.map(({ method, target }) => `${method} ${target}`)).toEqual([
      `POST ${path}`,
      lookUp,
      `POST ${path}`,
      lookUp,
    ]);
    expect(requests[2]?.body).toBe(requests[0]?.body);
  });
});
