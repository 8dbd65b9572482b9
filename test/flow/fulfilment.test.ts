import type { FlowRecord, FlowStorage } from 'paymennt/flow';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { MemoryStorage } from './support/memory-storage.js';
import { ORDER_ID, openShop } from './support/shop.js';

afterEach(() => vi.useRealTimers());

/** A storage with transactions over rows in this process. */
class TransactionStorage extends MemoryStorage {
  readonly committed: string[] = [];

  async transaction<T>(work: (tx: undefined, write: FlowStorage['write']) => Promise<T>): Promise<T> {
    const before = new Map<string, FlowRecord>(this.rows);
    try {
      return await work(undefined, (record) => this.write(record));
    } catch (error) {
      this.rows.clear();
      for (const [orderId, row] of before) this.rows.set(orderId, row);
      throw error;
    }
  }
}

/** A fulfilment that fails until it is mended. */
function fragile() {
  const state = { fails: true, calls: 0 };
  const fulfil = () => {
    state.calls += 1;
    if (state.fails) throw new Error('the warehouse is closed');
  };
  return { state, fulfil };
}

describe('a fulfilment in a transaction', () => {
  it('that fails leaves the order unpaid, makes the webhook reject, and happens when it comes again', async () => {
    const { state, fulfil } = fragile();
    const { flow, gateway, ready } = openShop({ storage: new TransactionStorage(), fulfil });
    const id = await ready();
    gateway.move(id, 'PAID');

    await expect(flow.receiveWebhook({ id })).rejects.toThrow('warehouse');
    expect(await flow.state(ORDER_ID)).toBe('pending');
    state.fails = false;
    expect(await flow.receiveWebhook({ id })).toBe(204);
    expect(await flow.state(ORDER_ID)).toBe('paid');
    expect(state.calls).toBe(2);
  });

  it('that the database rolls back without an error is a failure, and not a payment', async () => {
    const storage = new TransactionStorage();
    const { transaction } = storage;
    const { flow, gateway, ready } = openShop({ storage });
    const id = await ready();
    gateway.move(id, 'PAID');
    storage.transaction = async (work) => {
      const before = [...storage.rows];
      const result = await transaction.call(storage, work);
      for (const [orderId, row] of before) storage.rows.set(orderId, row);
      return result as never;
    };

    await expect(flow.confirm(ORDER_ID)).rejects.toThrow('did not commit');
    expect(await flow.sweep()).toMatchObject({ paid: [], failed: [{ orderId: ORDER_ID }] });
    storage.transaction = transaction;
    expect(await flow.confirm(ORDER_ID)).toBe('paid');
  });

  it('is made up for by the next sweep', async () => {
    const { state, fulfil } = fragile();
    const { flow, gateway, ready } = openShop({ storage: new TransactionStorage(), fulfil });
    gateway.move(await ready(), 'PAID');

    expect(await flow.sweep()).toMatchObject({ paid: [], failed: [{ orderId: ORDER_ID }] });
    state.fails = false;
    expect(await flow.sweep()).toMatchObject({ paid: [ORDER_ID], failed: [] });
  });
});

describe('a fulfilment with a lease', () => {
  it('that fails is repeated as soon as anything asks again', async () => {
    const { state, fulfil } = fragile();
    const { flow, gateway, ready } = openShop({ fulfil });
    const id = await ready();
    gateway.move(id, 'PAID');

    await expect(flow.receiveWebhook({ id })).rejects.toThrow('warehouse');
    expect(await flow.state(ORDER_ID)).toBe('paid');
    state.fails = false;
    expect(await flow.receiveWebhook({ id })).toBe(204);
    expect(await flow.confirm(ORDER_ID)).toBe('paid');
    expect(state.calls).toBe(2);
  });

  it('whose machine died is left alone during the lease, and repeated by a sweep after it', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2026, 0, 31, 10) });
    const storage = new MemoryStorage();
    const { fulfilled, flow, gateway, ready } = openShop({ storage, leaseMs: 5_000 });
    gateway.move(await ready(), 'PAID');
    const machineThatDies = openShop({
      storage,
      paymennt: gateway,
      fulfil: () => new Promise(() => undefined),
    });
    void machineThatDies.flow.confirm(ORDER_ID);
    await vi.waitFor(() => expect(storage.rows.get(ORDER_ID)?.state).toBe('paid'));

    vi.setSystemTime(Date.now() + 4_999);
    await flow.sweep();
    await flow.confirm(ORDER_ID);
    expect(fulfilled).toEqual([]);
    vi.setSystemTime(Date.now() + 60_000);
    await flow.sweep();
    expect(fulfilled).toEqual([ORDER_ID]);
    expect(storage.rows.get(ORDER_ID)).toMatchObject({ state: 'fulfilled', dueAt: null });
  });

  it('is repeated with what the order cost when it was paid', async () => {
    const { state, fulfil } = fragile();
    const { flow, gateway, orders, ready } = openShop({ fulfil });
    const id = await ready();
    gateway.move(id, 'PAID');
    await expect(flow.confirm(ORDER_ID)).rejects.toThrow('warehouse');
    // Many shops no longer offer an order for payment once it is paid.
    orders.clear();
    state.fails = false;

    expect(await flow.receiveWebhook({ id })).toBe(204);
    expect(state.calls).toBe(2);
  });

  it('does not happen when the money went back first', async () => {
    const { state, fulfil } = fragile();
    const { flow, gateway, keys, storage, ready } = openShop({ fulfil });
    const id = await ready();
    gateway.move(id, 'PAID');
    await expect(flow.confirm(ORDER_ID)).rejects.toThrow('warehouse');
    state.fails = false;
    gateway.move(id, 'REFUNDED', { totalRefunded: 105 });

    await flow.sweep();

    expect(state.calls).toBe(1);
    expect(keys()).toEqual([`reversed:${id}:REFUNDED:105`]);
    expect(await flow.state(ORDER_ID)).toBe('reversed');
    expect(storage.rows.get(ORDER_ID)?.dueAt).toBeNull();
  });
});
