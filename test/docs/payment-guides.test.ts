import { PaymenntConnectionError } from 'paymennt';
import { SANDBOX_TOKENS } from 'paymennt/sandbox';
import { describe, expect, it, vi } from 'vitest';
import { ORDER, type Order } from '../../docs/shop.js';
import { withGuide } from './guide.js';
import type { Surroundings } from './run-snippet.js';
import { IDS } from './world.js';

type Route = (orderId: string) => Promise<Response>;

const post = (body: string) => new Request('https://shop.example/webhook', { method: 'POST', body });
const json = async (response: Response) => ({ status: response.status, ...(await response.json()) });

type Functions = Readonly<Record<string, (...values: never[]) => unknown>>;

/** The functions of a page that takes mobile payments, called as its routes. */
function routesOf(all: Functions) {
  const { startPayment, confirmPayment, onWebhook } = all as unknown as {
    startPayment(orderId: string): Promise<Response>;
    confirmPayment(orderId: string): Promise<Response>;
    onWebhook(request: Request): Promise<Response>;
  };
  return {
    start: async (orderId = 'ORD-1234') => json(await startPayment(orderId)),
    confirm: async (orderId = 'ORD-1234') => json(await confirmPayment(orderId)),
    webhook: async (body: string) => (await onWebhook(post(body))).status,
  };
}

describe.each(['mobile-flow', 'mobile-flow-by-hand'])('the code of %s', (page) => {
  type Test = (
    routes: ReturnType<typeof routesOf>,
    surroundings: Surroundings,
    checkouts: () => { id: string; requestId: string; status: string; amount: string }[],
  ) => Promise<void>;
  const withRoutes = (test: Test) =>
    withGuide<Route>(page, 'startPayment', async (_, surroundings, all) => {
      const { gateway } = surroundings;
      const before = new Set(gateway.state.checkouts.map(({ id }) => id));
      const checkouts = () => gateway.state.checkouts.filter(({ id }) => !before.has(id));
      await test(routesOf(all), surroundings, checkouts);
    });

  it('hands out one checkout to two taps', async () => {
    await withRoutes(async ({ start }, _, checkouts) => {
      const [first, second] = await Promise.all([start(), start()]);
      expect(first.status).toBe(200);
      expect(second.redirectUrl).toBe(first.redirectUrl);
      expect(first.confirmationUrls[0]).toBe('https://pay.test.paymennt.com/complete');
      expect(checkouts()).toHaveLength(1);
      expect((await start('ORD-9')).status).toBe(404);
    });
  });

  it('opens one next checkout for two taps after a declined card', async () => {
    await withRoutes(async ({ start }, { gateway }, checkouts) => {
      await start();
      gateway.bank.decline(checkouts()[0]?.id ?? '');
      const [first, second] = await Promise.all([start(), start()]);
      expect(second.redirectUrl).toBe(first.redirectUrl);
      expect(checkouts().map(({ requestId, status }) => [requestId, status])).toEqual([
        ['ORD-1234-1', 'FAILED'],
        ['ORD-1234-2', 'PENDING'],
      ]);
    });
  });

  it('ships once when the app confirms twice and a webhook comes, and then takes no second payment', async () => {
    await withRoutes(async ({ start, confirm, webhook }, { gateway, shop }, checkouts) => {
      await start();
      expect((await confirm()).state).toBe('pending');
      const id = checkouts()[0]?.id ?? '';
      gateway.bank.pay(id);
      const [app, , status] = await Promise.all([confirm(), confirm(), webhook(JSON.stringify({ id }))]);
      expect([app.state, status]).toEqual(['paid', 204]);
      expect(shop.shipped).toEqual(['ORD-1234']);
      expect(await start()).toMatchObject({ status: 409, state: 'paid' });
    });
  });

  it('says paid to the app when only the webhook has seen the payment', async () => {
    await withRoutes(async ({ confirm, webhook }, { paymennt, gateway, shop }, checkouts) => {
      const { requestId, orderId, currency, amount, items, customer, billingAddress } = ORDER;
      const order = { requestId, orderId, currency, amount, items, customer, billingAddress };
      const { id } = await paymennt.checkouts.createMobile(order);
      gateway.bank.pay(id);
      expect(await webhook(JSON.stringify({ id }))).toBe(204);
      expect(await confirm()).toEqual({ status: 200, state: 'paid' });
      expect(checkouts()).toHaveLength(1);
      expect(shop.shipped).toEqual(['ORD-1234']);
    });
  });

  it('cancels the checkout of the old price when the order gets another one', async () => {
    await withRoutes(async ({ start }, { shop }, checkouts) => {
      await start();
      const { find } = shop.orders;
      const items = [{ name: 'Coffee beans', quantity: 2, linetotal: '120.00' }];
      vi.spyOn(shop.orders, 'find').mockImplementation(async (orderId) => {
        const order = await find(orderId);
        return order && { ...order, amount: '120.00', items };
      });
      expect((await start()).state).toBe('ready');
      expect(checkouts().map(({ amount, status }) => [amount, status])).toEqual([
        ['105.00', 'CANCELLED'],
        ['120.00', 'PENDING'],
      ]);
    });
  });

  it('opens a ticket for a second payment of the same order', async () => {
    await withRoutes(async ({ start, webhook }, { gateway, paymennt, shop }, checkouts) => {
      await start();
      gateway.bank.pay(checkouts()[0]?.id ?? '');
      await webhook(JSON.stringify({ id: checkouts()[0]?.id }));
      const { orderId, currency, amount, items, customer, billingAddress } = ORDER;
      const order = { orderId, currency, amount, items, customer, billingAddress };
      const { id } = await paymennt.checkouts.createMobile({ ...order, requestId: 'ORD-1234-2' });
      gateway.bank.pay(id);
      expect(await webhook(JSON.stringify({ id }))).toBe(204);
      expect(shop.shipped).toEqual(['ORD-1234']);
      expect(shop.tickets).toEqual(['paid_twice ORD-1234']);
    });
  });

  it('ships nothing for a paid checkout of another amount', async () => {
    await withRoutes(async ({ webhook }, { gateway, paymennt, shop }) => {
      const { orderId, currency, customer, billingAddress } = ORDER;
      const items = [{ name: 'Coffee beans', quantity: 1, linetotal: '1.00' }];
      const cheap = {
        requestId: 'ORD-1234-1',
        orderId,
        currency,
        amount: '1.00',
        items,
        customer,
        billingAddress,
      };
      const { id } = await paymennt.checkouts.createMobile(cheap);
      gateway.bank.pay(id);
      await webhook(JSON.stringify({ id }));
      expect(shop.shipped).toEqual([]);
      expect(shop.tickets).toEqual(['mismatch ORD-1234']);
    });
  });

  it('answers 400 to a webhook without a checkout, 204 to an unknown one, and rejects when the gateway is down', async () => {
    await withRoutes(async ({ webhook }, { gateway }) => {
      expect(await webhook('not JSON')).toBe(400);
      expect(await webhook('{"status":"PAID"}')).toBe(400);
      expect(await webhook('{"id":"1"}')).toBe(204);
      gateway.failNext({ fault: 'html-502', times: 10 });
      await expect(webhook(JSON.stringify({ id: IDS.unpaid }))).rejects.toMatchObject({
        outcome: 'no_effect',
      });
    });
  });
});

describe('the job of the mobile flow by hand', () => {
  type Settle = (order: Order, checkoutId: string) => Promise<string>;

  it('asks about every open order, and goes past one without an answer', async () => {
    await withGuide<(settle: Settle) => Promise<unknown>>(
      'mobile-flow-by-hand',
      'sweep',
      async (sweep, { shop }) => {
        const lost = { message: 'lost', code: 'connection_failed', outcome: 'no_effect' } as const;
        const nothing = { paid: 0, open: 0, unanswered: 0 };
        expect(await sweep(async () => 'paid')).toEqual(nothing);
        await shop.orders.setCheckout('ORD-1234', IDS.unpaid);
        expect(await sweep(async () => 'pending')).toEqual({ ...nothing, open: 1 });
        expect(await sweep(async () => 'paid')).toEqual({ ...nothing, paid: 1 });
        const fails = async () => Promise.reject(new PaymenntConnectionError(lost));
        expect(await sweep(fails)).toEqual({ ...nothing, unanswered: 1 });
      },
    );
  });
});

describe('web, link, QR and terminal', () => {
  it('sends the shopper to the pay page, and believes only the gateway when they are back', async () => {
    await withGuide<(orderId: string) => Promise<Response>>(
      'web-link-qr-terminal',
      'pay',
      async (pay, { shop, gateway }, all) => {
        const redirect = await pay('ORD-1234');
        expect(redirect.status).toBe(303);
        const checkout = gateway.state.checkouts.find(({ requestId }) => requestId === 'ORD-1234-1');
        expect(redirect.headers.get('location')).toContain(checkout?.checkoutKey);
        const paymentReturn = all['paymentReturn'] as (orderId: string) => Promise<Response>;
        expect(await (await paymentReturn('ORD-1234')).text()).toBe('Your payment is pending.');
        gateway.bank.pay(checkout?.id ?? '');
        expect(await (await paymentReturn('ORD-1234')).text()).toBe('Thank you!');
        expect(shop.shipped).toEqual(['ORD-1234']);
        expect((await pay('ORD-1234')).status).toBe(409);
      },
    );
  });

  it('waits at the till until the checkout is final', async () => {
    await withGuide<(id: string) => Promise<string>>('web-link-qr-terminal', 'waitAtTill', async (wait) => {
      expect(await wait(IDS.anything)).toBe('PAID');
    });
  });
});

describe('authorise and capture', () => {
  it('charges a token, and takes what is reserved', async () => {
    await withGuide<(order: Order, token: string) => Promise<{ paymentId: string; status: string }>>(
      'authorise-and-capture',
      'reserve',
      async (reserve, _, all) => {
        expect((await reserve(ORDER, SANDBOX_TOKENS.visa)).status).toBe('CAPTURED');
        const capture = all['capture'] as (paymentId: string) => Promise<boolean>;
        expect(await capture(IDS.anything)).toBe(true);
        expect(await capture(IDS.anything)).toBe(true);
      },
    );
  });

  it('lets go of a reservation, and of nothing else', async () => {
    await withGuide<(id: string) => Promise<string>>(
      'authorise-and-capture',
      'release',
      async (release, { gateway }) => {
        gateway.bank.authorize(IDS.unpaid);
        expect(await release(IDS.unpaid)).toBe('CANCELLED');
        expect(await release(IDS.anything)).toBe('PAID');
      },
    );
  });

  it('charges a stored card', async () => {
    await withGuide<(order: Order, customer: string) => Promise<{ status: string } | undefined>>(
      'authorise-and-capture',
      'chargeStoredCard',
      async (charge) => {
        expect((await charge(ORDER, 'CUST-7'))?.status).toBe('CAPTURED');
        expect(await charge(ORDER, 'CUST-8')).toBeUndefined();
      },
    );
  });
});

describe('refunds', () => {
  type Refund = (checkoutId: string, amount: string, currency: string) => Promise<string>;

  it('refunds once, also when nobody hears of it', async () => {
    await withGuide<Refund>('refunds', 'refund', async (refund, { gateway }) => {
      expect(await refund(IDS.anything, '5.00', 'AED')).toBe('PARTIALLY_REFUNDED');
      gateway.failNext({ operation: 'checkouts.refund', fault: 'reset-after-commit' });
      expect(await refund(IDS.anything, '10.00', 'AED')).toBe('PARTIALLY_REFUNDED');
      expect(gateway.state.checkout(IDS.anything)?.totalRefunded).toBe('15.00');
    });
  });

  it('tells when it was never done, and refunds nothing that is not paid', async () => {
    await withGuide<Refund>('refunds', 'refund', async (refund, { gateway }) => {
      gateway.failNext({ operation: 'checkouts.refund', fault: 'reset-before-commit' });
      await expect(refund(IDS.anything, '10.00', 'AED')).rejects.toMatchObject({ outcome: 'unknown' });
      expect(gateway.state.checkout(IDS.anything)?.totalRefunded).toBe('0.00');
      expect(await refund(IDS.unpaid, '1.00', 'AED')).toBe('cannot be refunded: PENDING');
    });
  });
});

describe('subscriptions', () => {
  it('names the links that nobody has paid', async () => {
    await withGuide<(id: string) => Promise<string[]>>(
      'subscriptions',
      'unpaidLinks',
      async (unpaidLinks, { gateway }) => {
        const before = await unpaidLinks(IDS.anything);
        expect(before).not.toHaveLength(0);
        const [link] = gateway.state.checkouts.filter(
          ({ subscriptionId }) => subscriptionId === IDS.anything,
        );
        gateway.bank.pay(link?.id ?? '');
        expect(await unpaidLinks(IDS.anything)).toHaveLength(before.length - 1);
      },
    );
  });

  it('pauses and resumes', async () => {
    await withGuide<(id: string) => Promise<void>>(
      'subscriptions',
      'holiday',
      async (holiday, { gateway }, all) => {
        const status = () => gateway.state.subscriptions.find(({ id }) => id === IDS.anything)?.status;
        const before = status();
        await holiday(IDS.anything);
        expect(status()).not.toBe(before);
        await (all['backAgain'] as (id: string) => Promise<void>)(IDS.anything);
        expect(status()).toBe(before);
      },
    );
  });
});
