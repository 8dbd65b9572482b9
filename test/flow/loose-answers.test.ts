import { PaymenntConfigurationError, PaymenntValidationError } from 'paymennt';
import type { FlowRecord, PaymentFlowOptions } from 'paymennt/flow';
import { describe, expect, it } from 'vitest';
import { rejection } from '../support/failure.js';
import { MemoryStorage } from './support/memory-storage.js';
import { ORDER_ID, openShop, orderOver } from './support/shop.js';

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

describe('a storage that parses the JSON of a record', () => {
  it('ends every call with a sentence that says so, and no shopper waits for a payment that is pending', async () => {
    const storage = new MemoryStorage();
    const { flow } = openShop({ storage });
    await flow.start(ORDER_ID);
    storage.change(ORDER_ID, ({ data }) => ({ data: JSON.parse(data) }));

    await expect(flow.start(ORDER_ID)).rejects.toThrow('must return data of order ORD-1 as the text');
    await expect(flow.confirm(ORDER_ID)).rejects.toThrow('must return data');
    expect(await flow.sweep()).toMatchObject({ unreadable: [], failed: [{ orderId: ORDER_ID }] });
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

describe('a start', () => {
  const order = async () => orderOver('105.00');

  it.each([undefined, '', ' ', 'ORD-1 ', 17, {}])(
    'of the order %j is refused before anything is written',
    async (orderId) => {
      const { flow, storage, gateway } = openShop({ order });

      const { issues } = await rejection(PaymenntValidationError, flow.start(orderId as string));

      expect(issues.map(({ path }) => path)).toContain('orderId');
      expect([storage.rows.size, gateway.calls]).toEqual([0, []]);
    },
  );

  it.each([
    ['a number', (_: string, attempt: number) => attempt as unknown as string],
    ['a promise', (async () => 'ORD-1-1') as unknown as () => string],
  ])('is refused before anything is written when requestId returns %s', async (_, requestId) => {
    const { flow, storage } = openShop({ requestId });

    const { issues } = await rejection(PaymenntValidationError, flow.start(ORDER_ID));

    expect(issues).toMatchObject([{ path: 'requestId' }]);
    expect(storage.rows.size).toBe(0);
  });

  it('is refused at the first attempt when the second one would have the same requestId', async () => {
    const { flow, storage } = openShop({ requestId: (orderId) => orderId });

    const { message } = await rejection(PaymenntConfigurationError, flow.start(ORDER_ID));

    expect(message).toContain('requestId must return another text for each attempt');
    expect(storage.rows.size).toBe(0);
  });
});
