import { PaymenntAbortError, PaymenntError, PaymenntResponseError, VERSION } from 'paymennt';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { abortListeners } from '../faults/left-behind.js';
import { refusal, success } from '../support/acts.js';
import { CHECKOUT, no, ORDER, yes } from '../support/answers.js';
import { clientWith, scripted } from '../support/client.js';
import { rejection } from '../support/failure.js';
import { scriptedGateway } from '../support/gateway.js';
import { noWaiting } from '../support/no-waiting.js';
import { type SentRequest, silence } from '../support/scripted-fetch.js';

beforeEach(() => noWaiting());

const found = success(CHECKOUT);

// What Node's fetch adds of its own accord, the two about caches because of `cache: 'no-store'`.
const OF_FETCH = [
  'cache-control',
  'pragma',
  'accept-encoding',
  'accept-language',
  'connection',
  'content-length',
  'host',
  'sec-fetch-mode',
];

const OURS = {
  accept: 'application/json',
  'user-agent': `paymennt-node/${VERSION}`,
  'x-paymennt-api-key': 'sandbox-key',
  'x-paymennt-api-secret': 'sandbox-secret',
};

const withoutThoseOfFetch = (headers: object) =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !OF_FETCH.includes(name)));

describe('the headers of a request', () => {
  it('are these, and no other', async () => {
    const server = await scriptedGateway(found);
    const client = server.client();
    await client.checkouts.get(CHECKOUT.id);
    await client.checkouts.createMobile(ORDER);
    await client.checkouts.cancel(CHECKOUT.id);
    await client.checkouts.get(CHECKOUT.id, { headers: { 'X-Trace': '1' } });
    const [get, create, cancel, traced] = server.exchanges.map(({ headers }) => withoutThoseOfFetch(headers));

    expect(get).toEqual(OURS);
    expect(create).toEqual({ ...OURS, 'content-type': 'application/json' });
    expect(cancel).toEqual(OURS);
    expect(traced).toEqual({ ...OURS, 'x-trace': '1' });
  });

  it('are the same at every attempt', async () => {
    const server = await scriptedGateway([refusal(503), found]);
    await server.client().checkouts.get(CHECKOUT.id);
    const [first, second] = server.exchanges;

    expect(second?.headers).toEqual(first?.headers);
    expect(second?.target).toBe(first?.target);
  });
});

describe('the body of a request', () => {
  it('is not there where the API takes none', async () => {
    const server = await scriptedGateway(found);
    const client = server.client();
    await client.checkouts.cancel('1');
    await client.checkouts.refund('1', { amount: '5.00', currency: 'AED', note: 'Fish & chips #1' });
    await client.checkouts.resendToTerminal('1');

    for (const { method, body, headers } of server.exchanges) {
      expect(method).toBe('POST');
      expect(body).toBe('');
      expect(headers['content-length'] ?? '0').toBe('0');
      expect(headers['transfer-encoding']).toBeUndefined();
    }
    expect(server.exchanges.map(({ target }) => target)).toEqual([
      '/mer/v2.0/checkout/1/cancel',
      '/mer/v2.0/checkout/1/refund?amount=5.00&currency=AED&note=Fish%20%26%20chips%20%231',
      '/mer/v2.0/checkout/1/resend-to-terminal',
    ]);
  });

  it('is JSON with exact numbers, and nothing that was left out', async () => {
    const server = await scriptedGateway(found);
    const client = server.client();
    const branchId = '1601731695315563241';
    await client.checkouts.createMobile({ ...ORDER, branchId, language: undefined, totals: undefined });
    const body = server.exchanges[0]?.body ?? '';

    expect(body).toContain(`"branchId":${branchId}`);
    expect(body).toContain('"amount":105.50');
    expect(body).not.toContain('null');
    expect(Object.keys(JSON.parse(body) as object).sort()).toEqual(
      [...Object.keys(ORDER), 'branchId'].sort(),
    );
  });
});

describe('the caller’s signal', () => {
  it('that was aborted before sends nothing', async () => {
    const { client, requests } = scripted([]);
    const signal = AbortSignal.abort('earlier');
    for (const call of [client.checkouts.get('1', { signal }), client.checkouts.cancel('1', { signal })]) {
      const error = await rejection(PaymenntAbortError, call);

      expect(error.code).toBe('request_aborted');
      expect(error.reason).toBe('earlier');
      expect(error.outcome).toBe('not_sent');
    }
    expect(requests).toHaveLength(0);
  });

  it('ends a request that is on its way, and hangs up', async () => {
    const controller = new AbortController();
    const server = await scriptedGateway(() => controller.abort('changed my mind'));
    const client = server.client();
    const call = client.checkouts.cancel('1', { signal: controller.signal });
    const error = await rejection(PaymenntAbortError, call);

    expect(error.reason).toBe('changed my mind');
    expect(error.outcome).toBe('unknown');
    expect(error.operation).toBe('checkouts.cancel');
    await server.hungUp();
  });

  it('ends the wait between two attempts', async () => {
    const controller = new AbortController();
    const server = await scriptedGateway([refusal(503, { 'retry-after': '20' }), found]);
    const hooks = { onRetry: () => void setImmediate(() => controller.abort()) };
    const client = server.client({ hooks });
    const call = client.checkouts.get('1', { signal: controller.signal });
    const error = await rejection(PaymenntAbortError, call);

    expect(error.reason).toHaveProperty('name', 'AbortError');
    expect(error.outcome).toBe('no_effect');
    expect(server.exchanges).toHaveLength(1);
  });

  it('ends the retries with the attempt', async () => {
    const controller = new AbortController();
    const onRetry = vi.fn();
    const aborting = (request: SentRequest) => {
      controller.abort();
      return silence(request);
    };
    const { client } = scripted([aborting, yes(CHECKOUT)], { hooks: { onRetry } });
    await rejection(PaymenntAbortError, client.checkouts.get('1', { signal: controller.signal }));
    await new Promise((resolve) => setImmediate(resolve));

    expect(onRetry).not.toHaveBeenCalled();
  });

  it('leaves no timer behind when it ends a wait', async () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const controller = new AbortController();
    const { client } = scripted([no('Busy', { status: 503, headers: { 'retry-after': '7' } })]);
    const aborted = rejection(PaymenntAbortError, client.checkouts.get('1', { signal: controller.signal }));
    await vi.advanceTimersByTimeAsync(10);
    controller.abort();
    await aborted;
    await vi.advanceTimersByTimeAsync(0);

    expect(vi.getTimerCount()).toBe(0);
  });

  it('is left as it was, and no timer with it, whatever became of the call', async () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const { signal } = new AbortController();
    const { client } = scripted([
      yes(CHECKOUT),
      no('No'),
      silence,
      new Response('', { status: 503 }),
      silence,
    ]);
    await client.checkouts.get('1', { signal });
    expect(vi.getTimerCount()).toBe(0);
    await rejection(PaymenntError, client.checkouts.get('1', { signal }));
    expect(vi.getTimerCount()).toBe(0);
    const once = { signal, timeoutMs: 50, maxRetries: 0 };
    const twice = { signal, timeoutMs: 50 };
    for (const options of [once, twice]) {
      const timedOut = rejection(PaymenntError, client.checkouts.get('1', options));
      await vi.advanceTimersByTimeAsync(50);
      expect((await timedOut).code).toBe('request_timeout');
      expect(vi.getTimerCount()).toBe(0);
    }

    expect(abortListeners(signal)).toBe(0);
  });
});

describe('a wait that would take all the time that is left', () => {
  it('ends a read at once', async () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const { client, requests } = scripted([no('Busy', { status: 503, headers: { 'retry-after': '5' } })]);
    const error = await rejection(PaymenntError, client.checkouts.get('1', { timeoutMs: 5_000 }));

    expect(error).toHaveProperty('httpStatus', 503);
    expect(requests).toHaveLength(1);
  });
});

describe('an injected fetch', () => {
  it('is given the URL as text, no redirects, and a signal of its own', async () => {
    const { client, requests } = scripted([
      ({ init }) => {
        expect(init.redirect).toBe('manual');
        expect(init.signal?.aborted).toBe(false);
        expect(init.method).toBe('GET');
        expect(init).not.toHaveProperty('body');
        return Response.json({ success: true, elapsed: 1, result: CHECKOUT });
      },
    ]);
    await client.checkouts.get('1');

    expect(requests[0]?.url.href).toBe('https://api.test.paymennt.com/mer/v2.0/checkout/1');
  });

  it('is told by its signal that an attempt is given up', async () => {
    const { client, requests } = scripted([silence, yes(CHECKOUT)], { attemptTimeoutMs: 60 });
    await client.checkouts.get('1');

    expect(requests.map(({ init }) => init.signal?.aborted)).toEqual([true, false]);
  });

  it('that answers an attempt which was given up is not heard', async () => {
    let answerLate = (_: Response) => {};
    const late = () =>
      new Promise<Response>((resolve) => {
        answerLate = resolve;
      });
    const inTime = async () => {
      answerLate(yes({ ...CHECKOUT, id: '2' }));
      await new Promise((resolve) => setImmediate(resolve));
      return yes(CHECKOUT);
    };
    const heard: number[] = [];
    const hooks = { onResponse: ({ attempt }: { attempt: number }) => heard.push(attempt) };
    const { client } = scripted([late, inTime], { attemptTimeoutMs: 60, hooks });

    expect((await client.checkouts.get('1')).id).toBe(CHECKOUT.id);
    expect(heard).toEqual([2]);
  });

  it('that ignores its signal cannot hold a call beyond its deadline', async () => {
    const forever = () => new Promise<never>(() => {});
    const stuck = async () => new Response(new ReadableStream({ pull: forever }));
    for (const fetch of [forever, stuck]) {
      const error = await rejection(
        PaymenntError,
        clientWith({ fetch, timeoutMs: 60 }).checkouts.cancel('1'),
      );
      expect(error.code).toBe('request_timeout');
      expect(error.outcome).toBe('unknown');
    }
  });

  it('that shows a redirect as status 0, as browsers do, is understood', async () => {
    const { client, requests } = scripted([Response.error()]);
    const error = await rejection(PaymenntResponseError, client.checkouts.cancel('1'));

    expect(error.code).toBe('unexpected_redirect');
    expect(error.httpStatus).toBe(0);
    expect(error.outcome).toBe('unknown');
    expect(requests).toHaveLength(1);
  });

  it.each<[string, () => unknown]>([
    ['a failure that is no error', () => Promise.reject('no')],
    [
      'a failure before there is a promise',
      () => {
        throw new Error('at once');
      },
    ],
  ])('that gives %s makes a connection error', async (_, fetch) => {
    const client = clientWith({ fetch: fetch as typeof globalThis.fetch, maxRetries: 0 });
    const error = await rejection(PaymenntError, client.checkouts.cancel('1'));

    expect(error.code).toBe('connection_failed');
    expect(error.outcome).toBe('unknown');
  });
});
