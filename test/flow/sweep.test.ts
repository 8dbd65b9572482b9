import { PaymenntApiError } from 'paymennt';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ORDER_ID, openShop, orderOver } from './support/shop.js';

afterEach(() => vi.useRealTimers());

/** A shop with many orders, each with a checkout that has been open for four hours. */
async function openBusyShop(count: number) {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2026, 0, 31, 10) });
  const shop = openShop();
  const ids: string[] = [];
  for (let number = 1; number <= count; number += 1) {
    const orderId = `ORD-${String(number).padStart(3, '0')}`;
    shop.orders.set(orderId, orderOver('105.00'));
    const payment = await shop.flow.start(orderId);
    if (payment.state === 'ready') ids.push(payment.checkoutId);
  }
  vi.setSystemTime(Date.UTC(2026, 0, 31, 14));
  return { ...shop, ids };
}

describe('a sweep', () => {
  it('asks about what is due, and moves an open attempt to a later sweep', async () => {
    const { flow, storage, ready } = openShop();
    await ready();
    storage.rowsAreDue();

    const report = await flow.sweep();

    expect(report).toMatchObject({ complete: true, asked: 1, overdue: [ORDER_ID], failed: [] });
    expect(report.overdueMs).toBeGreaterThan(0);
    expect(Date.parse(storage.rows.get(ORDER_ID)?.dueAt ?? '')).toBeGreaterThan(Date.now() - 1_000);
  });

  it('leaves an attempt alone for longer the older it is', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2026, 0, 31, 10) });
    const { flow, storage, ready } = openShop();
    await ready();
    expect(await flow.sweep()).toMatchObject({ asked: 1 });
    vi.setSystemTime(Date.UTC(2026, 0, 31, 14));

    expect(await flow.sweep()).toMatchObject({ asked: 1, overdue: [ORDER_ID], overdueMs: 4 * 3_600_000 });
    expect(storage.rows.get(ORDER_ID)?.dueAt).toBe('2026-01-31T15:00:00.000Z');
    expect(await flow.sweep()).toMatchObject({ asked: 0, overdue: [], overdueMs: 0 });
  });

  it('ends attempts that came to nothing', async () => {
    const { flow, gateway, storage, ready } = openShop();
    gateway.move(await ready(), 'EXPIRED');
    storage.rowsAreDue();

    expect(await flow.sweep()).toMatchObject({ unsuccessful: [ORDER_ID] });
    expect(await flow.state(ORDER_ID)).toBe('unsuccessful');
    expect(storage.rows.get(ORDER_ID)?.dueAt).toBeNull();
  });

  it('costs no request for an order that is settled', async () => {
    const { flow, gateway, ready } = openShop();
    gateway.move(await ready(), 'PAID');
    await flow.sweep();
    gateway.calls.length = 0;

    expect(await flow.sweep()).toMatchObject({ asked: 0, findings: [] });
    expect(gateway.calls).toEqual(['search']);
  });

  it.each([
    ['REFUNDED', 105],
    ['PARTIALLY_REFUNDED', 10],
    ['CHARGEBACK', 0],
    ['CANCELLED', 0],
  ] as const)(
    'reports once that a paid order became %s, however often anything asks',
    async (status, totalRefunded) => {
      const { flow, gateway, keys, fulfilled, ready } = openShop();
      const id = await ready();
      gateway.move(id, 'PAID');
      await flow.confirm(ORDER_ID);
      gateway.move(id, status, { totalRefunded });

      // No search finds what was voided: only a webhook does.
      if (status === 'CANCELLED') await flow.receiveWebhook({ id });
      await flow.sweep();
      await flow.sweep();
      await flow.receiveWebhook({ id });

      expect(keys()).toEqual([`reversed:${id}:${status}:${totalRefunded}`]);
      expect(await flow.state(ORDER_ID)).toBe('reversed');
      expect(fulfilled).toEqual([ORDER_ID]);
    },
  );

  it('reports every further part that is refunded', async () => {
    const { flow, gateway, keys, ready } = openShop();
    const id = await ready();
    gateway.move(id, 'PAID');
    await flow.confirm(ORDER_ID);

    for (const totalRefunded of [10, 30]) {
      gateway.move(id, 'PARTIALLY_REFUNDED', { totalRefunded });
      await flow.sweep();
    }
    gateway.move(id, 'REFUNDED', { totalRefunded: 105 });
    await flow.sweep();

    expect(keys()).toEqual([
      `reversed:${id}:PARTIALLY_REFUNDED:10`,
      `reversed:${id}:PARTIALLY_REFUNDED:30`,
      `reversed:${id}:REFUNDED:105`,
    ]);
  });

  it('finds a refund of a payment whose checkout was never stored, and fulfils nothing', async () => {
    const { flow, gateway, storage, keys, fulfilled } = openShop();
    storage.failNextAttach();
    await expect(flow.start(ORDER_ID)).rejects.toThrow('died');
    const id = gateway.rows[0]?.id ?? '';
    gateway.move(id, 'PARTIALLY_REFUNDED', { totalRefunded: 10 });

    await flow.sweep();

    expect(keys()).toEqual([`reversed:${id}:PARTIALLY_REFUNDED:10`]);
    expect(fulfilled).toEqual([]);
    expect(await flow.start(ORDER_ID)).toEqual({ state: 'pending' });
  });

  it.each([
    ['capture_due', 'AUTHORIZED', 'pending'],
    ['unknown_status', 'UNKNOWN', 'under_review'],
  ] as const)('repeats %s until the checkout moves on', async (kind, status, state) => {
    const { flow, gateway, storage, keys, ready } = openShop();
    const id = await ready();
    gateway.move(id, status);

    expect(await flow.confirm(ORDER_ID)).toBe(state);
    expect(await flow.confirm(ORDER_ID)).toBe(state);
    for (let round = 0; round < 2; round += 1) {
      storage.rowsAreDue();
      await flow.sweep();
    }
    expect(keys()).toEqual(Array(3).fill(`${kind}:${id}`));

    gateway.move(id, 'PAID');
    storage.rowsAreDue();
    expect(await flow.sweep()).toMatchObject({ findings: [], paid: [ORDER_ID] });
  });

  it('reports money of orders that are unknown here', async () => {
    const { flow, gateway, orders, storage, ready } = openShop();
    const id = await ready();
    gateway.move(id, 'PAID');
    storage.rows.clear();
    orders.clear();

    const report = await flow.sweep();

    expect(report.findings).toMatchObject([{ key: `no_order:${id}`, kind: 'no_order', orderId: ORDER_ID }]);
    expect(storage.rows.size).toBe(0);
  });

  it('passes over orders that the gateway refuses, and asks about them last the next time', async () => {
    const { flow, gateway, ids, storage } = await openBusyShop(12);
    for (const id of ids.slice(0, 8)) gateway.refused.add(id);
    for (const id of ids.slice(8)) gateway.move(id, 'PAID');

    const report = await flow.sweep();

    expect(report.paid).toHaveLength(4);
    expect(report.failed).toHaveLength(8);
    expect(report.complete).toBe(true);
    storage.rowsAreDue();
    gateway.refused.clear();
    expect(await flow.sweep()).toMatchObject({ asked: 8, failed: [] });
  });

  it('passes over an order whose own data cannot be read', async () => {
    const { flow, gateway, ids, orders } = await openBusyShop(3);
    for (const id of ids) gateway.move(id, 'PAID');
    const get = orders.get.bind(orders);
    orders.get = (orderId) => {
      if (orderId === 'ORD-002') throw new Error('the order is damaged');
      return get(orderId);
    };

    const report = await flow.sweep();

    expect([...report.paid].sort()).toEqual(['ORD-001', 'ORD-003']);
    expect(new Set(report.failed.map(({ orderId }) => orderId))).toEqual(new Set(['ORD-002']));
  });

  it('ends when the gateway is down, and says so', async () => {
    const { flow, gateway } = await openBusyShop(12);
    gateway.isDown = true;
    gateway.calls.length = 0;

    const report = await flow.sweep();

    expect(report.complete).toBe(false);
    expect(gateway.calls.length).toBeLessThan(8);
    gateway.isDown = false;
    expect((await flow.sweep()).complete).toBe(true);
  });

  it('goes on when only some orders fail as if the gateway were down', async () => {
    const { flow, gateway, ids } = await openBusyShop(20);
    for (const id of ids) gateway.move(id, 'PAID');
    for (const id of ids.slice(6)) gateway.broken.add(id);

    const report = await flow.sweep();

    expect(report.paid).toHaveLength(6);
    expect(report.complete).toBe(true);
  });

  it('stops at its limit, and the next one goes on from there', async () => {
    const { flow } = await openBusyShop(25);

    expect(await flow.sweep({ limit: 10 })).toMatchObject({ complete: false, asked: 10 });
    expect(await flow.sweep({ limit: 10 })).toMatchObject({ complete: false, asked: 10 });
    expect(await flow.sweep({ limit: 10 })).toMatchObject({ complete: true, asked: 5 });
  });

  it.each([1, 2, 3])('with a limit of %i reaches every order, whatever it meets first', async (limit) => {
    const { flow, gateway, ids, orders, fulfilled } = await openBusyShop(8);
    const get = orders.get.bind(orders);
    orders.get = (orderId) => {
      if (orderId === 'ORD-008') throw new Error('the order is damaged');
      return orderId === 'ORD-006' || orderId === 'ORD-007' ? orderOver('1.00') : get(orderId);
    };
    for (const id of ids.slice(2)) gateway.move(id, 'PAID');
    gateway.move(ids[1] ?? '', 'FAILED');

    for (let sweep = 0; sweep < 24; sweep += 1) {
      await flow.sweep({ limit });
      vi.setSystemTime(Date.now() + 300_000);
    }

    expect([...fulfilled].sort()).toEqual(['ORD-003', 'ORD-004', 'ORD-005']);
    expect(await flow.state('ORD-002')).toBe('unsuccessful');
  });

  it('works through more orders than one list of due orders has', async () => {
    const { flow } = await openBusyShop(230);

    expect(await flow.sweep()).toMatchObject({ complete: true, asked: 230 });
  });

  it('ends with its signal, between two orders, and reports how far it came', async () => {
    const aborter = new AbortController();
    const { flow, gateway, ids, storage } = await openBusyShop(6);
    const verify = gateway.checkouts.verify;
    let asked = 0;
    gateway.checkouts.verify = (...args) => {
      asked += 1;
      if (asked === 3) aborter.abort();
      return verify(...args);
    };

    const report = await flow.sweep({ signal: aborter.signal });

    expect(report).toMatchObject({ complete: false, asked: 3, failed: [] });
    expect(ids).toHaveLength(6);
    gateway.checkouts.verify = verify;
    expect(await flow.sweep()).toMatchObject({ complete: true, asked: 3 });
    expect(await storage.due(new Date().toISOString())).toEqual([]);
  });

  it('rejects when the storage cannot say what is due', async () => {
    const { flow, storage } = openShop();
    storage.due = () => Promise.reject(new Error('the database is away'));

    await expect(flow.sweep()).rejects.toThrow('away');
  });

  it('fails when the gateway refuses its search with another sentence than a search without results', async () => {
    const { flow, gateway } = openShop();
    const search = gateway.checkouts.search;
    gateway.checkouts.search = (filter = {}, options) => {
      if (!filter.status && filter.requestId === undefined) return search(filter, options);
      const apiMessage = filter.status ? 'Unknown status' : 'No checkouts found';
      const refusal = { code: 'api_error', outcome: 'no_effect', httpStatus: 400 } as const;
      throw new PaymenntApiError({ ...refusal, message: apiMessage, apiMessage });
    };

    const { complete, failed } = await flow.sweep();

    expect(complete).toBe(false);
    expect(failed).toMatchObject([{ orderId: '', error: { apiMessage: 'Unknown status' } }]);
  });

  it('searches from before the time it looks back to, because the time zone of the gateway is not known', async () => {
    const { flow, gateway } = openShop();
    const filters: { afterTimestamp?: string; status?: readonly string[] }[] = [];
    const search = gateway.checkouts.search;
    gateway.checkouts.search = (filter = {}, options) => {
      filters.push(filter as (typeof filters)[0]);
      return search(filter, options);
    };

    await flow.sweep({ lookBackMs: 3_600_000 });

    const [{ afterTimestamp = '', status } = {}] = filters;
    expect(afterTimestamp).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/);
    const hours = (Date.now() - Date.parse(`${afterTimestamp.replace(' ', 'T')}Z`)) / 3_600_000;
    expect(hours).toBeGreaterThan(14.9);
    expect(hours).toBeLessThan(15.1);
    expect([...(status ?? [])].sort()).toEqual([
      'AUTHORIZED',
      'CHARGEBACK',
      'PAID',
      'PARTIALLY_REFUNDED',
      'REFUNDED',
    ]);
  });
});
