import { SANDBOX_TOKENS } from 'paymennt/sandbox';
import { describe, expect, it } from 'vitest';
import { withGuide } from './guide.js';
import { ORDER, type Order } from './shop.js';
import { IDS } from './world.js';

type Route = (orderId: string) => Promise<Response>;

describe('getting started', () => {
  it('takes a payment with the two routes and ships once', async () => {
    await withGuide<(order: Order) => Promise<{ redirectUrl: string; checkoutKey: string }>>(
      'getting-started',
      'startPayment',
      async (startPayment, { shop, gateway }, all) => {
        const { redirectUrl, checkoutKey } = await startPayment(ORDER);
        expect(redirectUrl).toContain(checkoutKey);
        const { checkoutId = '' } = (await shop.orders.find('ORD-1234')) ?? {};
        const confirmPayment = all['confirmPayment'] as (order: Order, id: string) => Promise<unknown>;
        expect(await confirmPayment(ORDER, checkoutId)).toEqual({ paid: false, status: 'PENDING' });
        gateway.bank.pay(checkoutId);
        expect(await confirmPayment(ORDER, checkoutId)).toEqual({ paid: true, status: 'PAID' });
        expect(await confirmPayment(ORDER, checkoutId)).toEqual({ paid: true, status: 'PAID' });
        expect(shop.shipped).toEqual(['ORD-1234']);
      },
    );
  });
});

describe('the mobile flow', () => {
  it('hands out the same checkout while it is open, and a new attempt after it failed', async () => {
    await withGuide<Route>('mobile-flow', 'startPayment', async (startPayment, { shop, gateway }) => {
      const start = async () => (await startPayment('ORD-1234')).json();
      const first = await start();
      expect(await start()).toEqual(first);
      expect(first.confirmationUrls[0]).toBe('https://pay.test.paymennt.com/complete');
      gateway.bank.decline((await shop.orders.find('ORD-1234'))?.checkoutId ?? '');
      const second = await start();
      expect(second.checkoutKey).not.toBe(first.checkoutKey);
      expect((await shop.orders.find('ORD-1234'))?.requestId).toBe('ORD-1234-2');
      expect((await startPayment('ORD-9')).status).toBe(404);
    });
  });

  it('ships once, and only what is paid', async () => {
    await withGuide<Route>('mobile-flow', 'confirmPayment', async (confirmPayment, { shop }) => {
      await shop.orders.setCheckout('ORD-1234', IDS.unpaid);
      expect(await (await confirmPayment('ORD-1234')).json()).toEqual({ paid: false, status: 'PENDING' });
      await shop.orders.setCheckout('ORD-1234', IDS.anything);
      await Promise.all([confirmPayment('ORD-1234'), confirmPayment('ORD-1234')]);
      expect(shop.shipped).toEqual(['ORD-1234']);
    });
  });
});

describe('web, link, QR and terminal', () => {
  it('sends the shopper to the pay page, and believes only the gateway when they are back', async () => {
    await withGuide<(order: Order) => Promise<Response>>(
      'web-link-qr-terminal',
      'pay',
      async (pay, { shop, gateway }, all) => {
        const redirect = await pay(ORDER);
        expect(redirect.status).toBe(303);
        const { checkoutId = '' } = (await shop.orders.find('ORD-1234')) ?? {};
        const paymentReturn = all['paymentReturn'] as (request: Request, id: string) => Promise<Response>;
        const back = new Request(`https://shop.example/paid?checkout=${checkoutId}&reference=ORD-1234-1`);
        expect(await (await paymentReturn(back, 'ORD-1234')).text()).toBe('Your payment is PENDING.');
        gateway.bank.pay(checkoutId);
        expect(await (await paymentReturn(back, 'ORD-1234')).text()).toBe('Thank you!');
        expect(shop.shipped).toEqual(['ORD-1234']);
        const without = new Request('https://shop.example/paid');
        expect((await paymentReturn(without, 'ORD-1234')).status).toBe(404);
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
