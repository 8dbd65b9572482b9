import { describe, expect, it } from 'vitest';
import { ORDER_ID, openShop } from './support/shop.js';

describe('two versions of the library at once', () => {
  it('keep the keys of the newer one in every write', async () => {
    const { gateway, storage, flow, ready } = openShop();
    const id = await ready();
    storage.change(ORDER_ID, ({ data }) => ({ data: JSON.stringify({ ...JSON.parse(data), newer: [1] }) }));
    gateway.move(id, 'PAID');

    await flow.confirm(ORDER_ID);

    expect(JSON.parse(storage.rows.get(ORDER_ID)?.data ?? '')).toMatchObject({ newer: [1] });
  });

  it('leave a state alone that only the newer one knows', async () => {
    const { gateway, storage, flow, fulfilled, ready } = openShop();
    const id = await ready();
    gateway.move(id, 'PAID');
    storage.change(ORDER_ID, () => ({ state: 'on_the_moon' }));
    storage.rowsAreDue();
    const before = storage.rows.get(ORDER_ID);

    await expect(flow.receiveWebhook({ id })).rejects.toThrow('Another version');
    expect(await flow.start(ORDER_ID)).toEqual({ state: 'pending' });
    expect(await flow.confirm(ORDER_ID)).toBe('pending');
    expect(await flow.sweep()).toMatchObject({ unreadable: [ORDER_ID], failed: [] });
    expect(storage.rows.get(ORDER_ID)).toEqual(before);
    expect(fulfilled).toEqual([]);
  });

  it('leave data alone that is not theirs', async () => {
    const { storage, flow, ready } = openShop();
    const id = await ready();
    storage.change(ORDER_ID, () => ({ data: '"text"', paidBy: id }));

    expect(await flow.confirm(ORDER_ID)).toBe('paid');
    await expect(flow.receiveWebhook({ id })).rejects.toThrow('Another version');
  });
});
