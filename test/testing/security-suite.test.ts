import { Hono } from 'hono';
import { PaymenntClient } from 'paymennt';
import { createSandbox, type Sandbox } from 'paymennt/sandbox';
import {
  type AppUnderTest,
  buildMobileCheckoutParams,
  runSecuritySuite,
  type SecurityReport,
} from 'paymennt/testing';
import { describe, expect, it, vi } from 'vitest';
import { createBackend } from '../../examples/mobile-checkout/backend.js';
import { createPayments } from '../../examples/mobile-checkout/payments.js';
import { Shop } from '../../examples/mobile-checkout/shop.js';
import { type Carelessness, carelessApp } from './careless-app.js';

const WEBHOOK = 'http://shop.test/webhooks/paymennt';

function gateway() {
  const sandbox = createSandbox();
  const { credentials, environment, fetch } = sandbox;
  return { sandbox, paymennt: new PaymenntClient({ ...credentials, environment, fetch }) };
}

const failed = (report: SecurityReport) =>
  report.findings.filter(({ passed }) => !passed).map(({ attack }) => attack);

/** A backend as the field writes them, in as many ways wrong as the arguments say. */
function naiveApp(
  sandbox: Sandbox,
  paymennt: PaymenntClient,
  isPaid: (body: { id: string; status: string; orderId: string }) => Promise<string | undefined>,
): AppUnderTest {
  const shipments: string[] = [];
  let orders = 0;
  const app = new Hono().post('/webhooks/paymennt', async (c) => {
    const orderId = await isPaid(await c.req.json());
    if (orderId !== undefined) shipments.push(orderId);
    return c.body(null, 204);
  });
  return {
    sandbox,
    fetch: (request) => app.fetch(request),
    webhookUrl: WEBHOOK,
    async startOrder() {
      orders += 1;
      const orderId = `NAIVE-${orders}`;
      const checkout = await paymennt.checkouts.createMobile(buildMobileCheckoutParams({ orderId }));
      return { orderId, checkoutId: checkout.id };
    },
    fulfilments: (orderId) => shipments.filter((shipped) => shipped === orderId).length,
  };
}

describe('the security suite', () => {
  it('passes the backend of the mobile checkout example', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const { sandbox, paymennt } = gateway();
    const shop = await Shop.create(':memory:');
    const shipped = vi.spyOn(shop, 'ship');
    const app = createBackend(createPayments(paymennt, shop));
    let orders = 0;
    const report = await runSecuritySuite({
      sandbox,
      fetch: (request) => app.fetch(request),
      webhookUrl: WEBHOOK,
      confirm: ({ orderId }) => new Request(`http://shop.test/orders/${orderId}/confirm`, { method: 'POST' }),
      async startOrder() {
        orders += 1;
        const orderId = `ORD-${orders}`;
        await shop.add({ orderId, currency: 'AED', amountMinor: 10_500 });
        const started = await app.request(`/orders/${orderId}/checkout`, { method: 'POST' });
        return { orderId, checkoutId: String((await started.json()).checkoutId) };
      },
      async startAgain({ orderId }) {
        const started = await app.request(`/orders/${orderId}/checkout`, { method: 'POST' });
        return started.ok ? { orderId, checkoutId: String((await started.json()).checkoutId) } : undefined;
      },
      changePrice: ({ orderId }) => shop.setAmount(orderId, 12_000),
      fulfilments: (orderId) =>
        shipped.mock.calls.filter(([checkout]) => checkout.orderId === orderId).length,
    });
    shop.close();
    expect(String(report)).not.toContain('FAIL');
    expect(report.passed).toBe(true);
    expect(report.findings.filter(({ tried }) => !tried).map(({ attack }) => attack)).toEqual([
      'chosen-checkout',
      'forged-return-url',
    ]);
    expect(String(report)).toMatch(/^skip forged-return-url: Not tried: it needs `returnUrl`\.$/m);
  });

  it('fails a backend that believes the webhook body', async () => {
    const { sandbox, paymennt } = gateway();
    const report = await runSecuritySuite(
      naiveApp(sandbox, paymennt, async ({ status, orderId }) => (status === 'PAID' ? orderId : undefined)),
    );
    expect(report.passed).toBe(false);
    expect(failed(report)).toEqual([
      'forged-webhook',
      'invented-checkout',
      'replay',
      'cheaper-checkout',
      'one-minor-unit-less',
      'other-currency',
      'somebody-elses-checkout',
    ]);
  });

  it('fails a backend that fetches, but compares only the status', async () => {
    const { sandbox, paymennt } = gateway();
    const report = await runSecuritySuite(
      naiveApp(sandbox, paymennt, async ({ id, orderId }) => {
        const checkout = await paymennt.checkouts.get(id).catch(() => undefined);
        return checkout?.status === 'PAID' ? orderId : undefined;
      }),
    );
    expect(failed(report)).toEqual([
      'replay',
      'cheaper-checkout',
      'one-minor-unit-less',
      'other-currency',
      'somebody-elses-checkout',
    ]);
  });

  it('fails a backend that never fulfils anything', async () => {
    const { sandbox, paymennt } = gateway();
    const report = await runSecuritySuite(naiveApp(sandbox, paymennt, async () => undefined));
    expect(failed(report)).toEqual(['honest-payment', 'replay']);
    expect(String(report)).toMatch(/^FAIL honest-payment: .+ Fulfilled 0 times, 1 allowed\.$/m);
  });

  it.each<[string, Partial<Carelessness>, readonly string[]]>([
    [
      'ships twice when two confirmations arrive at once',
      { forgetsRaces: true },
      ['simultaneous-confirmations', 'replay'],
    ],
    [
      'ships for every status that looks like money',
      {
        paidStatuses: [
          'PAID',
          'AUTHORIZED',
          'PENDING_CONFIRMATION',
          'REFUNDED',
          'PARTIALLY_REFUNDED',
          'CHARGEBACK',
        ],
      },
      ['authorized', 'pending-confirmation', 'refunded', 'partially-refunded', 'chargeback'],
    ],
    ['ships reserved money', { paidStatuses: ['PAID', 'AUTHORIZED'] }, ['authorized']],
    ['forgives one minor unit', { toleranceMinor: 1 }, ['one-minor-unit-less']],
    ['takes the id of the checkout from the app', { believesApp: true }, ['chosen-checkout']],
    ['believes a return URL', { believesReturnUrl: true }, ['forged-return-url']],
    [
      'creates a checkout at every tap',
      { createsAtEveryTap: true },
      ['double-tap-after-decline', 'price-change'],
    ],
    ['hands out the checkout of the old price', { forgetsPrice: true }, ['price-change']],
  ])('fails a backend that %s', async (_, carelessness, attacks) => {
    const report = await runSecuritySuite(carelessApp(carelessness));
    expect(failed(report).sort()).toEqual([...attacks].sort());
  });

  it('passes a backend that is careful in everything', async () => {
    const report = await runSecuritySuite(carelessApp({}));
    expect(failed(report)).toEqual([]);
    expect(report.findings.every(({ tried }) => tried)).toBe(true);
  });
});
