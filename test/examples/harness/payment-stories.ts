import { playShopper, runSecuritySuite } from 'paymennt/testing';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Gateway, openGateway } from './gateway.js';
import type { Command } from './processes.js';
import { type ShopApp, startShopApp } from './shop-app.js';

/** How an example is installed and started. */
export interface Example {
  readonly name: string;
  /** Copies, installs, type-checks and builds it. Resolves with how it is started. */
  prepare(gateway: Gateway): Promise<(port: number) => Command>;
}

/** What every example has to do, told from the outside: by its mobile app, its shopper, the gateway and thieves. */
export function tellPaymentStories(example: Example): void {
  describe(`examples/${example.name}`, () => {
    let gateway: Gateway;
    let app: ShopApp;

    beforeAll(async () => {
      gateway = await openGateway();
      app = await startShopApp(await example.prepare(gateway), gateway.variables);
      await gateway.merchant.webhooks.create({ address: `${app.url}/webhooks/paymennt` });
    }, 300_000);

    afterAll(async () => {
      await app?.stop();
      await gateway?.sandbox.close();
    });

    const startPayment = async (orderId: string) => {
      const { status, body } = await app.post(`/orders/${orderId}/checkout`);
      expect(status, JSON.stringify(body)).toBe(200);
      return { key: String(body['checkoutKey']), page: String(body['redirectUrl']), body };
    };
    const confirm = async (orderId: string) => (await app.post(`/orders/${orderId}/confirm`)).body['state'];
    const pay = (page: string, card: 'frictionless' | 'threeDSecure' | 'declined' = 'frictionless') =>
      playShopper(gateway.sandbox, page, { card });
    const checkoutsOf = (orderId: string) =>
      gateway.sandbox.state.checkouts.filter((checkout) => checkout.orderId === orderId);
    const webhooksArrived = () => gateway.sandbox.webhooks.settled();
    const lastDelivery = () => gateway.sandbox.state.deliveries.at(-1);

    /** How often the example says that it marked an order. What it prints may come after what it answers. */
    const timesPaid = async (orderId: string, atLeast = 0) => {
      const count = () => app.output().split(`Order ${orderId} is paid by`).length - 1;
      await vi.waitFor(() => expect(count()).toBeGreaterThanOrEqual(atLeast), { timeout: 5_000 });
      return count();
    };

    it('takes a payment with 3-D Secure and marks the order paid once, however often it is confirmed', async () => {
      const { key, page, body } = await startPayment('ORD-1001');
      expect(checkoutsOf('ORD-1001')).toMatchObject([
        { checkoutKey: key, amount: '105.00', currency: 'AED', requestId: 'ORD-1001-1' },
      ]);
      expect(await confirm('ORD-1001')).toBe('pending');

      const { confirmation } = await pay(page, 'threeDSecure');
      expect(confirmation).toBe('complete');
      expect(body['confirmationUrls']).toContainEqual(expect.stringMatching(/\/complete$/));

      expect(await Promise.all([1, 2, 3].map(() => confirm('ORD-1001')))).toEqual(['paid', 'paid', 'paid']);
      await webhooksArrived();
      expect(lastDelivery()?.status).toBe('delivered');
      const replayed = await gateway.sandbox.webhooks.replay(String(lastDelivery()?.id));
      expect(replayed.status).toBe('delivered');
      expect(await confirm('ORD-1001')).toBe('paid');
      expect(await timesPaid('ORD-1001', 1)).toBe(1);

      const again = await app.post('/orders/ORD-1001/checkout');
      expect(again.status).toBe(409);
      expect(again.body).toEqual({ state: 'paid' });
      expect(checkoutsOf('ORD-1001')).toHaveLength(1);
    });

    it('marks an order paid when the shopper never comes back, told by the webhook', async () => {
      const { page } = await startPayment('ORD-1002');
      await pay(page);
      await webhooksArrived();
      expect(lastDelivery()?.attempts.map(({ httpStatus }) => httpStatus)).toEqual([204]);
      expect(await timesPaid('ORD-1002', 1)).toBe(1);
      expect(checkoutsOf('ORD-1002')).toMatchObject([{ amount: '2.500', currency: 'KWD' }]);
    });

    it('believes nothing that a webhook says but the id', async () => {
      await startPayment('ORD-1003');
      const [checkout] = checkoutsOf('ORD-1003');
      expect(checkout).toMatchObject({ amount: '1400', currency: 'JPY', status: 'PENDING' });
      const claim = { orderId: 'ORD-1003', status: 'PAID', currency: 'JPY', amount: 1400 };

      expect(await app.notify(JSON.stringify({ ...claim, id: checkout?.id }))).toBe(204);
      expect(await app.notify(JSON.stringify({ ...claim, id: '1234567890123456789' }))).toBe(204);
      expect(await app.notify('Paid!')).toBe(400);
      expect(await app.notify('')).toBe(400);
      expect(await confirm('ORD-1003')).toBe('pending');
      expect(await timesPaid('ORD-1003')).toBe(0);
    });

    it("does not take another order's money, nor too little of it", async () => {
      const paid = checkoutsOf('ORD-1001')[0];
      expect(await app.notify(JSON.stringify({ id: paid?.id, orderId: 'ORD-1004', status: 'PAID' }))).toBe(
        204,
      );

      // Paid, and for the right order, but somebody else wrote the amount.
      const cheap = await gateway.merchant.checkouts.createLink({
        requestId: 'ELSEWHERE-1',
        orderId: 'ORD-1004',
        description: 'A bargain',
        currency: 'AED',
        amount: '1.00',
      });
      await pay(String(cheap.redirectUrl));
      await webhooksArrived();
      expect(lastDelivery()).toMatchObject({ checkoutId: cheap.id, status: 'delivered' });

      const confirmed = await app.post('/orders/ORD-1004/confirm');
      expect(confirmed.body).toEqual({ state: 'under_review' });
      expect(await timesPaid('ORD-1004')).toBe(0);
    });

    it('begins a new attempt after one that came to nothing, and only then', async () => {
      const first = await startPayment('ORD-1005');
      expect((await startPayment('ORD-1005')).key).toBe(first.key);
      await playShopper(gateway.sandbox, first.page, { action: 'cancel' });
      expect(await confirm('ORD-1005')).toBe('unsuccessful');

      const second = await startPayment('ORD-1005');
      await pay(second.page, 'declined');
      expect(await confirm('ORD-1005')).toBe('unsuccessful');

      const third = await startPayment('ORD-1005');
      await pay(third.page);
      expect(await confirm('ORD-1005')).toBe('paid');
      expect(checkoutsOf('ORD-1005').map(({ requestId }) => requestId)).toEqual([
        'ORD-1005-1',
        'ORD-1005-2',
        'ORD-1005-3',
      ]);
    });

    it('makes one checkout of two taps at once', async () => {
      const taps = await Promise.all([startPayment('ORD-1006'), startPayment('ORD-1006')]);
      expect(taps[0]?.key).toBe(taps[1]?.key);
      expect(checkoutsOf('ORD-1006')).toHaveLength(1);
    });

    it('asks for the news again when the gateway could not be asked', async () => {
      const { page } = await startPayment('ORD-1007');
      gateway.sandbox.failNext({ operation: 'checkouts.get', fault: 'busy-503', times: 3 });
      await pay(page);
      await webhooksArrived();
      expect(await timesPaid('ORD-1007')).toBe(0);

      await gateway.sandbox.clock.advance('2m');
      await webhooksArrived();
      expect(lastDelivery()?.attempts.map(({ httpStatus }) => httpStatus)).toEqual([502, 204]);
      expect(await timesPaid('ORD-1007', 1)).toBe(1);
    });

    it('says no more than it has to when something is wrong', async () => {
      const unknown = await app.post('/orders/ORD-9999/checkout');
      expect(unknown.status).toBe(404);
      expect(unknown.body).toEqual({ state: 'unknown_order' });

      gateway.sandbox.failNext({ operation: 'checkouts.get', fault: 'html-502', times: 3 });
      const down = await app.post('/orders/ORD-1003/confirm');
      expect(down.status).toBe(502);
      expect(down.body).toEqual({ error: 'payment_gateway_unavailable' });
    });

    it('reads a webhook whatever its content type', async () => {
      const body = JSON.stringify({ id: '1234567890123456789' });
      expect(await app.notify(body, { 'content-type': 'text/plain' })).toBe(204);
      expect(await app.notify(body, { 'content-type': 'application/octet-stream' })).toBe(204);
      expect(await app.notify(body, {})).toBe(204);
    });

    it('withstands the attacks that shops suffer from', async () => {
      let orders = 1008;
      const report = await runSecuritySuite({
        sandbox: gateway.sandbox,
        fetch: (request) => fetch(request),
        webhookUrl: `${app.url}/webhooks/paymennt`,
        async startOrder() {
          orders += 1;
          const orderId = `ORD-${orders}`;
          await startPayment(orderId);
          return { orderId, checkoutId: String(checkoutsOf(orderId)[0]?.id) };
        },
        async startAgain({ orderId }) {
          const { status } = await app.post(`/orders/${orderId}/checkout`);
          const checkoutId = String(checkoutsOf(orderId).at(-1)?.id);
          return status === 200 ? { orderId, checkoutId } : undefined;
        },
        confirm: ({ orderId }) => new Request(`${app.url}/orders/${orderId}/confirm`, { method: 'POST' }),
        settled: webhooksArrived,
        fulfilments: async (orderId) => timesPaid(orderId, (await confirm(orderId)) === 'paid' ? 1 : 0),
      });
      expect(report.passed, String(report)).toBe(true);
    });

    it('prints no secret, no card and no personal detail', () => {
      const { apiSecret } = gateway.sandbox.credentials;
      for (const secret of [apiSecret, '4242 4242', '4012888888881881', 'noor@shop.example']) {
        expect(app.output()).not.toContain(secret);
      }
    });
  });
}
