import { PaymenntApiError, PaymenntClient } from 'paymennt';
import { createSandbox, type Sandbox, type SandboxOptions } from 'paymennt/sandbox';
import { playShopper } from 'paymennt/testing';
import { afterEach, beforeEach, describe, expect, it, type MockInstance, vi } from 'vitest';
import { DEMO_ORDERS } from '../../examples/express/demo-orders.js';
import { InMemoryOrderStore } from '../../examples/express/orders.js';
import { Payments } from '../../examples/express/payments.js';
import { problemOf, Refusal } from '../../examples/express/problems.js';

// What the examples share; the routes around it are driven by `npm run test:examples`.

const ORDER = 'ORD-1001';

interface Shop {
  readonly sandbox: Sandbox;
  readonly paymennt: PaymenntClient;
  readonly orders: InMemoryOrderStore;
  readonly payments: Payments;
}

const open: Sandbox[] = [];

function openShop(options: SandboxOptions = {}): Shop {
  const sandbox = createSandbox({ idSeed: 7, ...options });
  open.push(sandbox);
  const { credentials, environment, fetch } = sandbox;
  const paymennt = new PaymenntClient({ ...credentials, environment, fetch });
  const orders = new InMemoryOrderStore(DEMO_ORDERS);
  return { sandbox, paymennt, orders, payments: new Payments(paymennt, orders) };
}

async function checkoutIdOf({ orders }: Shop): Promise<string> {
  return String((await orders.find(ORDER))?.checkoutId);
}

const payElsewhere = async ({ sandbox, paymennt }: Shop, requestId: string, amount = '105.00') => {
  const { id } = await paymennt.checkouts.createLink({
    requestId,
    orderId: ORDER,
    description: 'Coffee beans',
    currency: 'AED',
    amount,
  });
  sandbox.bank.pay(id);
  return id;
};

describe('the payments of the examples', () => {
  let info: MockInstance;
  let error: MockInstance;

  beforeEach(() => {
    info = vi.spyOn(console, 'info').mockImplementation(() => {});
    error = vi.spyOn(console, 'error').mockImplementation(() => {});
  });

  afterEach(async () => {
    await Promise.all(open.splice(0).map((sandbox) => sandbox.close()));
  });

  it('finds the checkout again that was made before the process died', async () => {
    const shop = openShop();
    const before = await shop.payments.start(ORDER);
    // The same shop as if the last write had not happened.
    const orders = new InMemoryOrderStore(DEMO_ORDERS);
    await orders.beginAttempt(ORDER, 0);
    const after = await new Payments(shop.paymennt, orders).start(ORDER);
    expect(after.checkoutKey).toBe(before.checkoutKey);
    expect(shop.sandbox.state.checkouts).toHaveLength(1);
  });

  it('keeps the number of an attempt that never became a checkout', async () => {
    const shop = openShop();
    await shop.orders.beginAttempt(ORDER, 0);
    await shop.payments.start(ORDER);
    expect(shop.sandbox.state.checkouts.map(({ requestId }) => requestId)).toEqual(['ORD-1001-1']);
  });

  it("does not hand out a checkout of another amount that happens to have the attempt's id", async () => {
    const shop = openShop();
    await payElsewhere(shop, 'ORD-1001-1', '1.00');
    const refused = await shop.payments.start(ORDER).catch((reason: unknown) => reason);
    expect(PaymenntApiError.is(refused)).toBe(true);
    expect(problemOf(refused)).toEqual({ status: 502, body: { error: 'payment_refused_by_gateway' } });
  });

  it('begins one new attempt when two taps follow one that failed', async () => {
    const shop = openShop();
    const { redirectUrl } = await shop.payments.start(ORDER);
    await playShopper(shop.sandbox, redirectUrl, { card: 'declined' });
    const [one, two] = await Promise.all([shop.payments.start(ORDER), shop.payments.start(ORDER)]);
    expect(one.checkoutKey).toBe(two.checkoutKey);
    expect(shop.sandbox.state.checkouts.map(({ requestId }) => requestId)).toEqual([
      'ORD-1001-1',
      'ORD-1001-2',
    ]);
  });

  it('does not let an order be paid again whose payment it had not noticed', async () => {
    const shop = openShop();
    const { redirectUrl } = await shop.payments.start(ORDER);
    await playShopper(shop.sandbox, redirectUrl);
    await expect(shop.payments.start(ORDER)).rejects.toMatchObject({ status: 409, message: 'already_paid' });
    expect((await shop.orders.find(ORDER))?.paidBy).toBe(await checkoutIdOf(shop));
    expect(shop.sandbox.state.checkouts).toHaveLength(1);
  });

  it('waits for the capture of money that is only reserved', async () => {
    const shop = openShop({ capture: 'manual' });
    const { redirectUrl } = await shop.payments.start(ORDER);
    await playShopper(shop.sandbox, redirectUrl);
    expect(await shop.payments.confirm(ORDER)).toBe('pending');
    await expect(shop.payments.start(ORDER)).rejects.toMatchObject({ message: 'payment_in_progress' });
    shop.sandbox.bank.pay(await checkoutIdOf(shop));
    expect(await shop.payments.confirm(ORDER)).toBe('paid');
  });

  it('asks for a person when the money was given back before the shop saw it', async () => {
    const shop = openShop();
    await shop.payments.start(ORDER);
    const id = await checkoutIdOf(shop);
    shop.sandbox.bank.pay(id);
    await shop.paymennt.checkouts.refund(id, { amount: '5.00', currency: 'AED', note: 'Late' });
    expect(await shop.payments.confirm(ORDER)).toBe('under_review');
    expect((await shop.orders.find(ORDER))?.paidBy).toBeUndefined();
    expect(error).toHaveBeenCalledExactlyOnceWith(expect.stringContaining(`look at checkout ${id}`));
  });

  it('says so when an order is paid twice, and keeps the first payment', async () => {
    const shop = openShop();
    const first = await payElsewhere(shop, 'FIRST');
    const second = await payElsewhere(shop, 'SECOND');
    expect(await shop.payments.receiveWebhook({ id: first })).toBe(204);
    expect(await shop.payments.receiveWebhook({ id: second })).toBe(204);
    expect((await shop.orders.find(ORDER))?.paidBy).toBe(first);
    expect(info).toHaveBeenCalledTimes(1);
    expect(error).toHaveBeenCalledExactlyOnceWith(`Order ${ORDER} is paid twice: refund checkout ${second}.`);
  });

  it('keeps an order paid whatever its shopper does afterwards', async () => {
    const shop = openShop();
    await shop.payments.start(ORDER);
    const attempt = await checkoutIdOf(shop);
    const paid = await payElsewhere(shop, 'ELSEWHERE');
    await shop.payments.receiveWebhook({ id: paid });
    shop.sandbox.bank.decline(attempt);
    expect(await shop.payments.receiveWebhook({ id: attempt })).toBe(204);
    expect(await shop.payments.confirm(ORDER)).toBe('paid');
  });

  it('leaves alone a webhook about an order that is not the shop’s', async () => {
    const shop = openShop();
    const { id } = await shop.paymennt.checkouts.createQr({
      requestId: 'TILL-1',
      orderId: 'TILL-1',
      currency: 'AED',
      amount: '1.00',
    });
    shop.sandbox.bank.pay(id);
    expect(await shop.payments.receiveWebhook({ id })).toBe(204);
    expect(info).not.toHaveBeenCalled();
  });

  it('lets a webhook fail, to be delivered again, when its own database does', async () => {
    const shop = openShop();
    await shop.payments.start(ORDER);
    const id = await checkoutIdOf(shop);
    shop.sandbox.bank.pay(id);
    vi.spyOn(shop.orders, 'markPaid').mockRejectedValue(new Error('database at 10.0.0.1 is gone'));
    const failure = await shop.payments.receiveWebhook({ id }).catch((reason: unknown) => reason);
    expect(problemOf(failure)).toEqual({ status: 500, body: { error: 'internal_error' } });
  });

  it('does not wait for a slow gateway while another gateway waits for the answer to its webhook', async () => {
    vi.useFakeTimers();
    try {
      const shop = openShop();
      shop.sandbox.failNext({ operation: 'checkouts.get', fault: 'stall-headers' });
      const outcome = shop.payments.receiveWebhook({ id: '1' }).catch((reason: unknown) => problemOf(reason));
      await vi.advanceTimersByTimeAsync(5_000);
      expect(await outcome).toEqual({ status: 502, body: { error: 'payment_gateway_unavailable' } });
    } finally {
      vi.useRealTimers();
    }
  });
});

describe('the problems of the examples', () => {
  beforeEach(() => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
  });

  it('tells a caller what is refused and nothing of what is behind an error', () => {
    const tooLarge = Object.assign(new Error('request entity too large'), { statusCode: 413 });
    expect(problemOf(new Refusal(404, 'no_such_order'))).toEqual({
      status: 404,
      body: { error: 'no_such_order' },
    });
    expect(problemOf(tooLarge)).toEqual({ status: 400, body: { error: 'bad_request' } });
    expect(problemOf(new Error('password of the database'))).toEqual({
      status: 500,
      body: { error: 'internal_error' },
    });
    expect(problemOf('thrown')).toEqual({ status: 500, body: { error: 'internal_error' } });
  });

  it('calls an order that cannot be sent its own mistake, and a taken requestId a conflict', async () => {
    const { paymennt } = openShop();
    const invalid = await paymennt.checkouts.get('..').catch((reason: unknown) => reason);
    expect(problemOf(invalid)).toEqual({ status: 500, body: { error: 'internal_error' } });
    const conflict = new PaymenntApiError({
      message: 'taken',
      code: 'request_id_conflict',
      outcome: 'no_effect',
      httpStatus: 200,
    });
    expect(problemOf(conflict)).toEqual({ status: 409, body: { error: 'payment_conflict' } });
  });
});
