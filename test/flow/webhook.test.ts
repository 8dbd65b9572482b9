import { describe, expect, it } from 'vitest';
import { ORDER_ID, openShop } from './support/shop.js';

describe('a webhook', () => {
  it.each([
    ['no JSON', 'checkout=1'],
    ['nothing', ''],
    ['no id', '{"status":"PAID"}'],
    ['an id that is no id', '{"id":{"$ne":null}}'],
    ['an array', '[]'],
  ])('is answered with 400 when its body has %s', async (_, body) => {
    const { flow, gateway } = openShop();

    expect(await flow.receiveWebhook(body)).toBe(400);
    expect(gateway.calls).toEqual([]);
  });

  it('is answered with 204 when the gateway does not know the checkout', async () => {
    const { flow, storage } = openShop();

    expect(await flow.receiveWebhook({ id: '404' })).toBe(204);
    expect(storage.rows.size).toBe(0);
  });

  it('is answered with 204 when its order is unknown here, and money is reported', async () => {
    const { flow, gateway, storage, orders, findings, ready } = openShop();
    const id = await ready();
    storage.rows.clear();
    orders.clear();

    expect(await flow.receiveWebhook({ id })).toBe(204);
    expect(findings).toEqual([]);
    gateway.move(id, 'PAID');
    expect(await flow.receiveWebhook({ id })).toBe(204);
    expect(findings).toMatchObject([{ key: `no_order:${id}`, kind: 'no_order', orderId: ORDER_ID }]);
    expect(storage.rows.size).toBe(0);
  });

  it('reports money of a checkout without an order number', async () => {
    const { flow, gateway, findings, ready } = openShop();
    const id = await ready();
    gateway.move(id, 'PAID', { orderId: undefined });

    expect(await flow.receiveWebhook({ id })).toBe(204);
    expect(findings).toMatchObject([{ kind: 'no_order', orderId: '' }]);
  });

  it('believes nothing of its body but the id', async () => {
    const { flow, fulfilled, ready } = openShop();
    const id = await ready();

    await flow.receiveWebhook({ id, status: 'PAID', orderId: ORDER_ID, amount: 105 });

    expect(fulfilled).toEqual([]);
    expect(await flow.state(ORDER_ID)).toBe('pending');
  });

  it('rejects while the gateway does not answer, so that it comes again', async () => {
    const { flow, gateway, ready } = openShop();
    const id = await ready();
    gateway.isDown = true;

    await expect(flow.receiveWebhook({ id })).rejects.toThrow('down');
  });

  it('rejects while the storage does not answer, so that it comes again', async () => {
    const { flow, gateway, storage, fulfilled, ready } = openShop();
    const id = await ready();
    gateway.move(id, 'PAID');
    const write = storage.write;
    storage.write = () => Promise.reject(new Error('the database is away'));

    await expect(flow.receiveWebhook({ id })).rejects.toThrow('away');
    expect(fulfilled).toEqual([]);
    storage.write = write;
    expect(await flow.receiveWebhook({ id })).toBe(204);
    expect(fulfilled).toEqual([ORDER_ID]);
  });

  it('rejects while review fails, and reports the finding again when it comes again', async () => {
    let isUp = false;
    const keys: string[] = [];
    const { flow, gateway, ready } = openShop({
      review: ({ key }) => {
        if (!isUp) throw new Error('no review today');
        keys.push(key);
      },
    });
    const id = await ready();
    gateway.move(id, 'UNKNOWN', { rawStatus: 'ON_THE_MOON' });

    await expect(flow.receiveWebhook({ id })).rejects.toThrow('no review today');
    isUp = true;
    expect(await flow.receiveWebhook({ id })).toBe(204);
    expect(keys).toEqual([`unknown_status:${id}`]);
  });
});
