import { createClient } from '@libsql/client';
import { PaymenntClient } from 'paymennt';
import { createPaymentFlow, type Finding, flowTable, sqlStorage } from 'paymennt/flow';
import { createSandbox } from 'paymennt/sandbox';
import { describe, expect, it } from 'vitest';
import { MemoryStorage } from './support/memory-storage.js';
import { ORDER_ID, orderOver } from './support/shop.js';

function gateway(options: Parameters<typeof createSandbox>[0] = {}) {
  const sandbox = createSandbox(options);
  const { credentials, environment, fetch } = sandbox;
  return { sandbox, paymennt: new PaymenntClient({ ...credentials, environment, fetch }) };
}

/** The flow over the real client, the sandbox and SQLite. */
async function openShop(options: Parameters<typeof createSandbox>[0] = {}) {
  const { sandbox, paymennt } = gateway(options);
  const db = createClient({ url: ':memory:' });
  await db.executeMultiple(flowTable);
  const orders = new Map([[ORDER_ID, orderOver('105.00')]]);
  const fulfilled: string[] = [];
  const findings: Finding[] = [];
  const flow = createPaymentFlow({
    paymennt,
    storage: sqlStorage({
      sql: async (strings, ...values) => (await db.execute({ sql: strings.join('?'), args: values })).rows,
    }),
    order: async (orderId) => orders.get(orderId),
    fulfil: ({ orderId }) => fulfilled.push(orderId),
    review: (finding) => findings.push(finding),
  });
  const ready = async () => {
    const payment = await flow.start(ORDER_ID);
    if (payment.state !== 'ready') throw new Error(`expected ready, got ${payment.state}`);
    return payment.checkoutId;
  };
  const statuses = () => sandbox.state.checkouts.map(({ requestId, status }) => `${requestId} ${status}`);
  return { sandbox, orders, db, flow, fulfilled, findings, ready, statuses };
}

describe('the flow over the client and the sandbox', () => {
  it('takes an order from the first tap to its fulfilment', async () => {
    const { sandbox, flow, fulfilled, ready } = await openShop();
    const id = await ready();
    sandbox.bank.pay(id);

    expect(await flow.receiveWebhook(JSON.stringify({ id }))).toBe(204);
    expect(await flow.confirm(ORDER_ID)).toBe('paid');
    expect(fulfilled).toEqual([ORDER_ID]);
  });

  it('gives four taps at once the same checkout', async () => {
    const { sandbox, flow } = await openShop();

    const payments = await Promise.all(Array.from({ length: 4 }, () => flow.start(ORDER_ID)));

    expect(new Set(payments.map((payment) => JSON.stringify(payment))).size).toBe(1);
    expect(sandbox.state.checkouts).toHaveLength(1);
  });

  it('leaves one checkout payable after four taps at once on a gateway that takes a requestId twice', async () => {
    const { sandbox, flow, statuses } = await openShop({
      behaviour: { usedRequestId: { pending: { answer: 'new_checkout' } } },
    });

    const payments = await Promise.all(Array.from({ length: 4 }, () => flow.start(ORDER_ID)));

    const [payment] = payments;
    expect(new Set(payments.map((other) => JSON.stringify(other))).size).toBe(1);
    expect(statuses().filter((status) => status === 'ORD-1-1 PENDING')).toHaveLength(1);
    const left = sandbox.state.checkouts.find(({ status }) => status === 'PENDING');
    expect(payment).toMatchObject({ state: 'ready', checkoutId: left?.id });
  });

  it('finds the checkout again when the answer to its creation is lost', async () => {
    const { sandbox, ready } = await openShop();
    sandbox.failNext({ operation: 'checkouts.createMobile', fault: 'reset-after-commit' });

    await ready();

    expect(sandbox.state.checkouts).toHaveLength(1);
  });

  it('takes the next number after a restored backup, also when the price has changed since', async () => {
    const { sandbox, orders, db, ready, flow, statuses } = await openShop();
    sandbox.bank.decline(await ready());
    await flow.confirm(ORDER_ID);
    await ready();
    await db.execute('DELETE FROM paymennt_orders');
    orders.set(ORDER_ID, orderOver('120.00'));

    await ready();

    expect(statuses().sort()).toEqual(['ORD-1-1 FAILED', 'ORD-1-2 CANCELLED', 'ORD-1-3 PENDING']);
  });

  it('finds payments, refunds and reservations in a sweep', async () => {
    const { sandbox, flow, fulfilled, findings, orders, ready } = await openShop();
    orders.set('ORD-2', orderOver('50.00'));
    sandbox.bank.pay(await ready());
    const other = await flow.start('ORD-2');
    if (other.state === 'ready') sandbox.bank.authorize(other.checkoutId);

    expect(await flow.sweep()).toMatchObject({ complete: true, paid: [ORDER_ID], failed: [] });
    expect(fulfilled).toEqual([ORDER_ID]);
    expect(findings.map(({ kind, orderId }) => [kind, orderId])).toEqual([['capture_due', 'ORD-2']]);
    const paid = sandbox.state.checkouts.find(({ orderId }) => orderId === ORDER_ID);
    sandbox.bank.chargeback(paid?.id ?? '');
    expect((await flow.sweep()).findings.map(({ kind }) => kind).sort()).toEqual(['capture_due', 'reversed']);
    expect(await flow.state(ORDER_ID)).toBe('reversed');
  });
});

describe('a sweep over a gateway that refuses searches without results', () => {
  const refusal = { answer: 'refused', httpStatus: 400, body: 'envelope' } as const;

  it('is complete when no money has moved', async () => {
    const { sandbox, flow, fulfilled, ready } = await openShop({
      behaviour: { mistakes: { empty_search: refusal } },
    });
    const id = await ready();

    expect(await flow.sweep()).toMatchObject({ complete: true, failed: [] });
    sandbox.bank.pay(id);
    expect(await flow.sweep()).toMatchObject({ complete: true, failed: [], paid: [ORDER_ID] });
    expect(fulfilled).toEqual([ORDER_ID]);
  });

  it('is not complete when the gateway refuses every search', async () => {
    const { flow } = await openShop({ behaviour: { mistakes: { empty_search: refusal } } });

    expect(await flow.sweep()).toMatchObject({ complete: false, failed: [{ orderId: '' }] });
  });
});

describe('the channel of a flow', () => {
  const { customer, billingAddress, items, currency, amount } = orderOver('105.00');
  const common = { currency, amount };

  it.each([
    ['web', { ...common, items, customer, billingAddress, returnUrl: 'https://shop.example/return' }, 'WEB'],
    ['link', { ...common, description: 'Invoice 77' }, 'LINK'],
    ['qr', common, 'QR'],
  ] as const)('creates checkouts of the kind %s', async (channel, order, type) => {
    const { sandbox, paymennt } = gateway();
    const flow = createPaymentFlow<undefined, typeof channel>({
      paymennt,
      storage: new MemoryStorage(),
      channel,
      order: async () => order as never,
      fulfil: () => undefined,
      review: () => undefined,
    });

    const payment = await flow.start(ORDER_ID);

    expect(payment).toMatchObject({ state: 'ready', redirectUrl: expect.any(String) });
    expect(sandbox.state.checkouts.map((checkout) => checkout.type)).toEqual([type]);
  });
});
