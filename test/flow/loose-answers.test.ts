import type { FlowRecord, PaymentFlowOptions } from 'paymennt/flow';
import { describe, expect, it } from 'vitest';
import { MemoryStorage } from './support/memory-storage.js';
import { ORDER_ID, openShop } from './support/shop.js';

/** A storage with null in place of undefined, and without the fields that are null. */
class DocumentStorage extends MemoryStorage {
  override async read(orderId: string): Promise<FlowRecord | undefined> {
    const record = this.rows.get(orderId);
    if (!record) return null as unknown as undefined;
    const fields = Object.entries(record).filter(([, value]) => value !== null);
    return Object.fromEntries(fields) as unknown as FlowRecord;
  }

  override async write(record: FlowRecord): Promise<string | undefined> {
    return (await super.write(record)) ?? (null as unknown as undefined);
  }
}

describe('a storage that returns null, and leaves out what is null', () => {
  it('keeps an order payable, and fulfils it once', async () => {
    const { flow, gateway, fulfilled, ready } = openShop({ storage: new DocumentStorage() });
    const id = await ready();
    gateway.move(id, 'PAID');

    await Promise.all([1, 2, 3].map(() => flow.receiveWebhook({ id })));

    expect(fulfilled).toEqual([ORDER_ID]);
    expect(await flow.state(ORDER_ID)).toBe('paid');
  });
});

describe('a storage that answers a write with something else than text', () => {
  it.each([
    [0, 'a number'],
    [true, 'a boolean'],
    ['', 'an empty text'],
  ])('%j ends the call with a sentence that says so', async (answer, named) => {
    const storage = Object.assign(new MemoryStorage(), { write: async () => answer as string });
    const { flow, gateway } = openShop({ storage });

    await expect(flow.start(ORDER_ID)).rejects.toThrow(named);
    expect(gateway.rows).toEqual([]);
  });
});

describe('an order that is null', () => {
  const order = async () => null as unknown as undefined;

  it('is unknown, and money for it is reported', async () => {
    const shop = openShop();
    const id = await shop.ready();
    shop.gateway.move(id, 'PAID');
    const later: Partial<PaymentFlowOptions> = { storage: shop.storage, paymennt: shop.gateway, order };
    const { flow, keys } = openShop(later);

    await flow.receiveWebhook({ id });

    expect(keys()).toEqual([`no_order:${id}`]);
    expect(await flow.start(ORDER_ID)).toEqual({ state: 'unknown_order' });
  });
});
