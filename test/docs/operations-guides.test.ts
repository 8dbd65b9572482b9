import { createClient } from '@libsql/client';
import { type Span, trace } from '@opentelemetry/api';
import {
  CHECKOUT_STATUSES,
  type Checkout,
  type PaidCheckout,
  PaymenntConnectionError,
  PaymenntRateLimitError,
  PaymenntValidationError,
} from 'paymennt';
import { describe, expect, it, vi } from 'vitest';
import { ORDER, type Order } from '../../docs/shop.js';
import { fencesIn } from './fences.js';
import { withGuide } from './guide.js';
import { markdownPages } from './pages.js';
import { IDS } from './world.js';

const post = (body: string) => new Request('https://shop.example/webhook', { method: 'POST', body });

describe('webhooks', () => {
  type Receiver = (request: Request) => Promise<Response>;

  it('ships once however often a delivery is repeated', async () => {
    await withGuide<Receiver>('webhooks', 'onWebhook', async (onWebhook, { shop }) => {
      const body = JSON.stringify({ id: IDS.anything, status: 'PAID' });
      const answers = await Promise.all([onWebhook(post(body)), onWebhook(post(body))]);
      expect(answers.map(({ status }) => status)).toEqual([204, 204]);
      expect(shop.shipped).toEqual(['ORD-1234']);
    });
  });

  it('ships nothing for a forged body', async () => {
    await withGuide<Receiver>('webhooks', 'onWebhook', async (onWebhook, { shop }) => {
      const forged = { id: IDS.unpaid, orderId: 'ORD-1234', status: 'PAID', amount: 105 };
      await onWebhook(post(JSON.stringify(forged)));
      expect((await onWebhook(post('{"status":"PAID"}'))).status).toBe(400);
      expect((await onWebhook(post('{"id":"1"}'))).status).toBe(204);
      expect(shop.shipped).toEqual([]);
    });
  });

  it('answers as the flow says, and rejects with it', async () => {
    type Receive = (flow: object, request: Request) => Promise<Response>;
    await withGuide<Receive>('webhooks', 'receive', async (receive) => {
      const receiveWebhook = vi.fn(async () => 400);
      expect((await receive({ receiveWebhook }, post('a body'))).status).toBe(400);
      expect(receiveWebhook).toHaveBeenCalledWith('a body');
      receiveWebhook.mockRejectedValueOnce(new Error('no database'));
      await expect(receive({ receiveWebhook }, post('a body'))).rejects.toThrow('no database');
    });
  });

  it('opens a ticket for a second payment of an order', async () => {
    await withGuide<Receiver>('webhooks', 'onWebhook', async (onWebhook, { shop, gateway, paymennt }) => {
      await onWebhook(post(JSON.stringify({ id: IDS.anything })));
      const { orderId, currency, amount, items, customer, billingAddress } = ORDER;
      const order = { orderId, currency, amount, items, customer, billingAddress };
      const { id } = await paymennt.checkouts.createMobile({ ...order, requestId: 'ORD-1234-2' });
      gateway.bank.pay(id);
      await onWebhook(post(JSON.stringify({ id })));
      expect(shop.shipped).toEqual(['ORD-1234']);
      expect(shop.tickets).toEqual(['paid_twice ORD-1234']);
    });
  });

  it('is the same after moving from hand-written calls', async () => {
    await withGuide<(body: string) => Promise<void>>(
      'migrating-from-axios',
      'onWebhook',
      async (onWebhook, { shop }) => {
        await onWebhook(JSON.stringify({ id: IDS.unpaid, status: 'PAID' }));
        expect(shop.shipped).toEqual([]);
        await onWebhook(JSON.stringify({ id: IDS.anything }));
        expect(shop.shipped).toEqual(['ORD-1234']);
      },
    );
  });
});

describe('errors and outcomes', () => {
  it('answers by the outcome', async () => {
    await withGuide<(error: unknown) => Response>('errors-and-outcomes', 'answerFor', (answerFor) => {
      const issues = [{ path: 'amount', message: 'must be greater than zero' }];
      expect(answerFor(new PaymenntValidationError({ issues })).status).toBe(400);
      const lost = { message: 'lost', code: 'connection_failed', outcome: 'unknown' } as const;
      expect(answerFor(new PaymenntConnectionError(lost)).status).toBe(202);
      expect(answerFor(new PaymenntConnectionError({ ...lost, outcome: 'not_sent' })).status).toBe(503);
      expect(() => answerFor(new Error('mine'))).toThrow('mine');
    });
  });
});

describe('what the app gets when the gateway is down', () => {
  const lost = new PaymenntConnectionError({
    message: 'lost',
    code: 'connection_failed',
    outcome: 'no_effect',
  });

  it('is a 502 from Express, and other errors go on to its own handler', async () => {
    type Handler = (
      error: unknown,
      request: object,
      response: object,
      next: (error: unknown) => void,
    ) => void;
    await withGuide<Handler>('errors-and-outcomes', 'answerGatewayError', (answer) => {
      const json = vi.fn();
      const status = vi.fn(() => ({ json }));
      const next = vi.fn();
      answer(lost, {}, { status }, next);
      expect(status).toHaveBeenCalledWith(502);
      expect(next).not.toHaveBeenCalled();
      const mine = new Error('mine');
      answer(mine, {}, { status }, next);
      expect(next).toHaveBeenCalledWith(mine);
    });
  });

  it('is a 502 from a route, and other errors are thrown on', async () => {
    type Route = (work: () => Promise<Response>) => Promise<Response>;
    await withGuide<Route>('errors-and-outcomes', 'route', async (route) => {
      expect((await route(() => Promise.reject(lost))).status).toBe(502);
      await expect(route(() => Promise.reject(new Error('mine')))).rejects.toThrow('mine');
    });
  });
});

describe('retries and idempotency', () => {
  it('finds the checkout of an attempt instead of creating a second one', async () => {
    await withGuide<(order: Order) => Promise<Checkout>>(
      'retries-and-idempotency',
      'checkoutOf',
      async (checkoutOf, { gateway }) => {
        const before = gateway.state.checkouts.length;
        const first = await checkoutOf(ORDER);
        expect((await checkoutOf(ORDER)).id).toBe(first.id);
        expect(gateway.state.checkouts).toHaveLength(before + 1);
      },
    );
  });
});

describe('pagination and reconciliation', () => {
  it('sweeps every five minutes, goes on after a failure, and ends with the signal', async () => {
    vi.useFakeTimers();
    try {
      await withGuide<(flow: object, signal: AbortSignal) => void>(
        'pagination-and-reconciliation',
        'scheduleSweeps',
        async (scheduleSweeps) => {
          const sweep = vi.fn(async (): Promise<object> => ({ asked: 1 }));
          sweep.mockRejectedValueOnce(new Error('the gateway is down'));
          const controller = new AbortController();
          scheduleSweeps({ sweep }, controller.signal);
          await vi.advanceTimersByTimeAsync(10 * 60_000);
          expect(sweep).toHaveBeenCalledTimes(2);
          expect(sweep).toHaveBeenCalledWith({ signal: controller.signal });
          controller.abort();
          await vi.advanceTimersByTimeAsync(10 * 60_000);
          expect(sweep).toHaveBeenCalledTimes(2);
        },
      );
    } finally {
      vi.useRealTimers();
    }
  });

  it('finds what was paid and is no order', async () => {
    await withGuide<(afterId: string) => Promise<string[]>>(
      'pagination-and-reconciliation',
      'withoutOrder',
      async (withoutOrder, { gateway, paymennt }) => {
        const { id } = await paymennt.checkouts.createQr({
          requestId: 'TABLE-4-1',
          orderId: 'TABLE-4',
          currency: 'AED',
          amount: '89.50',
        });
        gateway.bank.pay(id);
        expect(await withoutOrder('1')).toEqual([id]);
      },
    );
  });
});

describe('running on many machines', () => {
  it('sweeps in every process, again and again, also after a failure', async () => {
    vi.useFakeTimers();
    try {
      await withGuide<(flow: object) => NodeJS.Timeout>(
        'running-on-many-machines',
        'startSweeping',
        async (start) => {
          const sweep = vi.fn(async () => ({}));
          sweep.mockRejectedValueOnce(new Error('the gateway is down'));
          const timer = start({ sweep });
          await vi.advanceTimersByTimeAsync(6 * 60_000);
          expect(sweep).toHaveBeenCalledOnce();
          await vi.advanceTimersByTimeAsync(6 * 60_000);
          expect(sweep.mock.calls.length).toBeGreaterThan(1);
          clearInterval(timer);
        },
      );
    } finally {
      vi.useRealTimers();
    }
  });

  const page = markdownPages().find(({ path }) => path === 'docs/running-on-many-machines.md');
  const [table = '', raise = ''] = fencesIn({ path: '', text: page?.text ?? '' })
    .filter(({ language }) => language === 'sql')
    .map(({ code }) => code);

  it('lets one machine through, and one payment buy one order', async () => {
    const database = createClient({ url: ':memory:' });
    await database.execute(table);
    const order = 'INSERT INTO orders (order_id, currency, amount_minor) VALUES (?, ?, ?)';
    for (const orderId of ['ORD-1', 'ORD-2']) await database.execute(order, [orderId, 'AED', 10500]);
    const paid = (id: string, orderId: string) => ({ id, orderId }) as PaidCheckout;

    await withGuide<(where: unknown, checkout: PaidCheckout) => Promise<boolean>>(
      'running-on-many-machines',
      'markPaid',
      async (markPaid) => {
        const both = [markPaid(database, paid('7', 'ORD-1')), markPaid(database, paid('7', 'ORD-1'))];
        expect((await Promise.all(both)).sort()).toEqual([false, true]);
        await expect(markPaid(database, paid('7', 'ORD-2'))).rejects.toThrow(/UNIQUE/);
      },
    );
    const [first, second] = [
      await database.execute(raise, ['ORD-1', 1]),
      await database.execute(raise, ['ORD-1', 1]),
    ];
    expect([first.rowsAffected, second.rowsAffected]).toEqual([1, 0]);
    database.close();
  });

  it('waits as long as the gateway asks', async () => {
    await withGuide<(error: unknown, attempt: number) => number>(
      'running-on-many-machines',
      'pauseAfter',
      (pauseAfter) => {
        const limited = {
          message: 'slow down',
          code: 'rate_limited',
          outcome: 'no_effect',
          httpStatus: 429,
        } as const;
        expect(pauseAfter(new PaymenntRateLimitError({ ...limited, retryAfterMs: 4_000 }), 1)).toBe(4_000);
        expect(pauseAfter(new PaymenntRateLimitError(limited), 3)).toBeLessThanOrEqual(8_000);
      },
    );
  });
});

describe('observability', () => {
  it('makes a span of each answer, with a label that holds no id', async () => {
    const spans: { name: string; attributes: unknown }[] = [];
    const span = { end: vi.fn(), setStatus: vi.fn() };
    const startSpan = (name: string, { attributes }: { attributes: unknown }) => {
      spans.push({ name, attributes });
      return span as unknown as Span;
    };
    trace.setGlobalTracerProvider({ getTracer: () => ({ startSpan }) as never });
    type Hooks = { onResponse(context: object): void; onRetry(context: object): void };
    await withGuide<never>('observability', 'telemetry', (telemetry) => {
      const { onResponse, onRetry } = telemetry as Hooks;
      const context = { operation: 'checkouts.get', method: 'GET', urlTemplate: '/checkout/{checkoutId}' };
      onResponse({ ...context, attempt: 2, status: 503, durationMs: 12 });
      onRetry({ ...context, attempt: 2, reason: '503', delayMs: 5 });
    });
    trace.disable();
    expect(spans).toEqual([
      {
        name: 'GET /checkout/{checkoutId}',
        attributes: expect.objectContaining({ 'http.response.status_code': 503 }),
      },
    ]);
    expect(span.setStatus).toHaveBeenCalledOnce();
    expect(span.end).toHaveBeenCalledOnce();
  });
});

describe('the other pages', () => {
  it('has a sentence for every status', async () => {
    await withGuide<(status: string) => string>('statuses', 'message', (message) => {
      for (const status of [...CHECKOUT_STATUSES, 'UNKNOWN']) expect(message(status)).toMatch(/\.$/);
    });
  });

  it('creates a pay page after moving from hand-written calls', async () => {
    await withGuide<(order: Order, minor: number) => Promise<string>>(
      'migrating-from-axios',
      'payPage',
      async (payPage, { gateway }) => {
        expect(await payPage(ORDER, 10500)).toMatch(/^https:/);
        expect(gateway.state.checkouts.at(-1)?.amount).toBe('105.00');
      },
    );
  });

  it('answers whether an order is paid after moving from PHP', async () => {
    await withGuide<(order: Order, id: string) => Promise<boolean>>(
      'migrating-from-php',
      'isPaidFor',
      async (isPaidFor) => {
        expect(await isPaidFor(ORDER, IDS.anything)).toBe(true);
        expect(await isPaidFor({ ...ORDER, amount: '1.00' }, IDS.anything)).toBe(false);
      },
    );
  });
});
