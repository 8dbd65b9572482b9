import type { FlowStorage } from 'paymennt/flow';
import { describe, expect, it, vi } from 'vitest';
import { ORDER_ID, openShop, orderOver } from './support/shop.js';

describe('an old attempt that is paid late', () => {
  it('pays the order, and the open checkout is cancelled', async () => {
    const { gateway, flow, fulfilled, findings, failedAttempt, ready } = openShop();
    const late = await failedAttempt();
    const open = await ready();

    gateway.move(late, 'PAID');
    expect(await flow.receiveWebhook({ id: late })).toBe(204);

    expect(await flow.state(ORDER_ID)).toBe('paid');
    expect(fulfilled).toEqual([ORDER_ID]);
    expect(gateway.row(open).status).toBe('CANCELLED');
    expect(findings).toEqual([]);
  });

  it('leaves the cancellation that failed to the next sweep', async () => {
    const { gateway, flow, storage, failedAttempt, ready } = openShop();
    const late = await failedAttempt();
    const open = await ready();
    gateway.move(late, 'PAID');
    gateway.refusesCancel = true;
    await flow.receiveWebhook({ id: late });
    expect(gateway.row(open).status).toBe('PENDING');
    expect(storage.rows.get(ORDER_ID)?.dueAt).not.toBeNull();

    gateway.refusesCancel = false;
    storage.rowsAreDue();
    await flow.sweep();

    expect(gateway.row(open).status).toBe('CANCELLED');
    expect(storage.rows.get(ORDER_ID)?.dueAt).toBeNull();
  });

  it('is found by a sweep when no webhook told', async () => {
    const { gateway, flow, fulfilled, failedAttempt } = openShop();
    gateway.move(await failedAttempt(), 'PAID');

    expect((await flow.sweep()).paid).toEqual([ORDER_ID]);
    expect(fulfilled).toEqual([ORDER_ID]);
  });

  it('cancels the checkout whose creation was under way', async () => {
    const { gateway, flow, storage, failedAttempt } = openShop();
    const late = await failedAttempt();
    gateway.move(late, 'PAID');
    storage.afterNextWrite = () => flow.receiveWebhook({ id: late });

    expect(await flow.start(ORDER_ID)).toEqual({ state: 'paid' });
    expect(gateway.payable(ORDER_ID)).toEqual([]);
  });
});

describe('an old attempt that is paid late while the machine of the new one dies', () => {
  it('has the forgotten checkout found and cancelled by a sweep', async () => {
    const { gateway, flow, storage, failedAttempt } = openShop();
    const late = await failedAttempt();
    const create = gateway.checkouts.createMobile;
    gateway.checkouts.createMobile = async (...args) => {
      await create(...args);
      gateway.move(late, 'PAID');
      gateway.lag = 1_000;
      await flow.receiveWebhook({ id: late });
      gateway.lag = 0;
      throw new Error('the machine died');
    };

    await expect(flow.start(ORDER_ID)).rejects.toThrow('died');
    expect(gateway.payable(ORDER_ID)).toHaveLength(1);
    storage.rowsAreDue();
    await flow.sweep();

    expect(gateway.payable(ORDER_ID)).toEqual([]);
    expect(storage.rows.get(ORDER_ID)).toMatchObject({ paidBy: late, dueAt: null });
  });
});

describe('an order that is paid twice', () => {
  it('is fulfilled once, and the second checkout is reported at every sweep until it is refunded', async () => {
    const { gateway, flow, storage, fulfilled, keys, failedAttempt, ready } = openShop();
    const late = await failedAttempt();
    const second = await ready();
    gateway.move(second, 'PAID');
    await flow.confirm(ORDER_ID);
    gateway.move(late, 'PAID');

    await flow.receiveWebhook({ id: late });
    await flow.receiveWebhook({ id: late });
    expect(keys()).toEqual([`paid_twice:${late}`]);
    await flow.sweep();
    storage.rowsAreDue();
    await flow.sweep();
    expect(keys()).toEqual(Array(3).fill(`paid_twice:${late}`));

    gateway.move(late, 'REFUNDED', { totalRefunded: 105 });
    storage.rowsAreDue();
    expect((await flow.sweep()).findings).toEqual([]);
    expect(storage.rows.get(ORDER_ID)).toMatchObject({ paidBy: second, dueAt: null });
    expect(fulfilled).toEqual([ORDER_ID]);
  });

  it('has its open checkout cancelled by a sweep, although the finding is reported again at each', async () => {
    let now = Date.now();
    vi.spyOn(Date, 'now').mockImplementation(() => ++now);
    const { gateway, flow, storage, keys, failedAttempt, ready } = openShop();
    const first = await failedAttempt();
    const second = await failedAttempt();
    const open = await ready();
    gateway.refusesCancel = true;
    for (const id of [first, second]) {
      gateway.move(id, 'PAID');
      await flow.receiveWebhook({ id });
    }
    gateway.refusesCancel = false;
    for (let round = 0; round < 2; round += 1) {
      storage.rowsAreDue();
      await flow.sweep();
    }

    expect(gateway.row(open).status).toBe('CANCELLED');
    expect(keys()).toEqual(Array(3).fill(`paid_twice:${second}`));
  });

  it('has its open checkout cancelled by a sweep, although another of its checkouts cannot be fetched', async () => {
    const { gateway, flow, storage, failedAttempt, ready } = openShop();
    const unclear = await failedAttempt();
    const paid = await failedAttempt();
    const open = await ready();
    gateway.move(unclear, 'UNKNOWN');
    await flow.receiveWebhook({ id: unclear });
    gateway.refusesCancel = true;
    gateway.move(paid, 'PAID');
    await flow.receiveWebhook({ id: paid });
    gateway.refusesCancel = false;
    gateway.broken.add(unclear);
    storage.rowsAreDue();
    const { failed } = await flow.sweep();

    expect(failed.map(({ orderId }) => orderId)).toContain(ORDER_ID);
    expect(gateway.row(open).status).toBe('CANCELLED');
  });

  it('is reported when the second payment is only authorised, or refunded in part', async () => {
    const { gateway, flow, keys, failedAttempt, ready } = openShop();
    const late = await failedAttempt();
    gateway.move(await ready(), 'PAID');
    await flow.confirm(ORDER_ID);

    gateway.move(late, 'AUTHORIZED');
    await flow.receiveWebhook({ id: late });
    gateway.move(late, 'PARTIALLY_REFUNDED', { totalRefunded: 5 });
    await flow.receiveWebhook({ id: late });

    expect(new Set(keys())).toEqual(new Set([`paid_twice:${late}`]));
  });
});

describe('a price that changes', () => {
  it('while a checkout is open: that one is cancelled, and the next has the new price', async () => {
    const { gateway, orders, ready } = openShop();
    const old = await ready();
    orders.set(ORDER_ID, orderOver('120.00'));

    const next = await ready();

    expect(gateway.row(old).status).toBe('CANCELLED');
    expect(gateway.row(next)).toMatchObject({ requestId: 'ORD-1-2', amount: 120, status: 'PENDING' });
  });

  it('while a checkout is open that cannot be cancelled: there is no second one', async () => {
    const { gateway, orders, flow, ready } = openShop();
    await ready();
    orders.set(ORDER_ID, orderOver('120.00'));
    gateway.refusesCancel = true;

    expect(await flow.start(ORDER_ID)).toEqual({ state: 'pending' });
    expect(gateway.rows).toHaveLength(1);
  });

  it('after the shopper paid: nothing is fulfilled, a person is told, and nobody pays again', async () => {
    const { gateway, orders, flow, fulfilled, keys, ready } = openShop();
    const id = await ready();
    gateway.move(id, 'PAID');
    orders.set(ORDER_ID, orderOver('120.00'));

    expect(await flow.start(ORDER_ID)).toEqual({ state: 'pending' });
    expect(await flow.confirm(ORDER_ID)).toBe('under_review');
    expect(await flow.state(ORDER_ID)).toBe('under_review');
    expect(keys()).toEqual([`mismatch:${id}`]);
    expect(fulfilled).toEqual([]);
  });

  it('after the shopper paid: a full refund lets the shopper pay the new price', async () => {
    const { gateway, orders, flow, ready } = openShop();
    const id = await ready();
    gateway.move(id, 'PAID');
    orders.set(ORDER_ID, orderOver('120.00'));
    await flow.confirm(ORDER_ID);

    gateway.move(id, 'REFUNDED', { totalRefunded: 105 });

    expect(gateway.row(await ready())).toMatchObject({ requestId: 'ORD-1-2', amount: 120 });
  });

  it('before the checkout exists: the attempt gets the new price', async () => {
    const { gateway, orders, storage, flow, ready } = openShop();
    storage.afterNextWrite = () => Promise.reject(new Error('the machine died'));
    await expect(flow.start(ORDER_ID)).rejects.toThrow('died');
    orders.set(ORDER_ID, orderOver('120.00'));

    expect(gateway.row(await ready())).toMatchObject({ requestId: 'ORD-1-1', amount: 120 });
  });

  it('after a creation whose answer never came: the old price is cancelled', async () => {
    const { gateway, orders, storage, flow, ready } = openShop();
    storage.failNextAttach();
    await expect(flow.start(ORDER_ID)).rejects.toThrow('died');
    orders.set(ORDER_ID, orderOver('120.00'));

    const next = await ready();

    expect(gateway.rows.map(({ amount, status }) => [amount, status])).toEqual([
      [105, 'CANCELLED'],
      [120, 'PENDING'],
    ]);
    expect(gateway.row(next).requestId).toBe('ORD-1-2');
  });
});

describe('a creation whose answer never came', () => {
  it('is found again by the next start', async () => {
    const { gateway, storage, flow, ready } = openShop();
    storage.failNextAttach();
    await expect(flow.start(ORDER_ID)).rejects.toThrow('died');

    expect(await ready()).toBe(gateway.rows[0]?.id);
    expect(gateway.rows).toHaveLength(1);
  });

  it.each(['confirm', 'sweep', 'webhook'] as const)('is found and fulfilled by a %s', async (by) => {
    const { gateway, storage, flow, fulfilled } = openShop();
    storage.failNextAttach();
    await expect(flow.start(ORDER_ID)).rejects.toThrow('died');
    const id = gateway.rows[0]?.id ?? '';
    gateway.move(id, 'PAID');

    if (by === 'confirm') await flow.confirm(ORDER_ID);
    else if (by === 'sweep') await flow.sweep();
    else await flow.receiveWebhook({ id });

    expect(fulfilled).toEqual([ORDER_ID]);
    expect(await flow.state(ORDER_ID)).toBe('paid');
  });
});

describe('a database that was restored from a backup', () => {
  it('takes the next number when the requestId is used', async () => {
    const { gateway, storage, failedAttempt, ready } = openShop();
    await failedAttempt();
    await failedAttempt();
    storage.rows.clear();

    expect(gateway.row(await ready()).requestId).toBe('ORD-1-3');
  });

  it('finds the open checkout again', async () => {
    const { gateway, storage, failedAttempt, ready } = openShop();
    await failedAttempt();
    const open = await ready();
    storage.rows.clear();

    expect(await ready()).toBe(open);
    expect(gateway.payable(ORDER_ID)).toHaveLength(1);
  });

  it('gets its paid orders back through the sweep', async () => {
    const { gateway, storage, flow, ready } = openShop();
    gateway.move(await ready(), 'PAID');
    await flow.confirm(ORDER_ID);
    storage.rows.clear();
    expect(await flow.state(ORDER_ID)).toBe('none');

    await flow.sweep();

    expect(await flow.state(ORDER_ID)).toBe('paid');
  });

  it('takes the next number when another order has the requestId', async () => {
    const { gateway, flow, orders, ready } = openShop({ requestId: (_, attempt) => `R-${attempt}` });
    orders.set('ORD-2', orderOver('105.00'));
    await flow.start('ORD-2');

    expect(gateway.row(await ready())).toMatchObject({ orderId: ORDER_ID, requestId: 'R-2' });
    expect(gateway.payable('ORD-2')).toHaveLength(1);
  });
});

describe('a storage that never writes', () => {
  it('ends a call with a sentence instead of going round for ever', async () => {
    const never: FlowStorage = {
      read: async () => undefined,
      write: async () => undefined,
      due: async () => [],
    };
    const { flow } = openShop({ storage: never });

    await expect(flow.start(ORDER_ID)).rejects.toThrow('checkFlowStorage');
  });
});
