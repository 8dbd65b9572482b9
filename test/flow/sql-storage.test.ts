import { createClient, type Transaction } from '@libsql/client';
import { PaymenntConfigurationError } from 'paymennt';
import { type FlowRecord, flowTable, type SqlTag, sqlStorage } from 'paymennt/flow';
import { checkFlowStorage } from 'paymennt/testing';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { thrownBy } from '../support/failure.js';

const RECORD: FlowRecord = {
  orderId: 'ORD-1',
  state: 'open',
  checkoutId: null,
  paidBy: null,
  dueAt: '2026-01-31T10:00:00.000Z',
  data: '{"attempt":1}',
};

async function openStorage() {
  const db = createClient({ url: ':memory:' });
  await db.executeMultiple(flowTable);
  const sql: SqlTag = async (strings, ...values) =>
    (await db.execute({ sql: strings.join('?'), args: values })).rows;
  return sqlStorage({ sql });
}

describe('the SQL storage', () => {
  it('writes a record and reads the same back, with the revision that the write returned', async () => {
    const storage = await openStorage();
    const record = { ...RECORD, data: JSON.stringify({ name: 'Zoë 🍰 "quoted" \u0000' }) };

    const revision = await storage.write(record);

    expect(revision).toEqual(expect.any(String));
    expect(await storage.read('ORD-1')).toEqual({ ...record, revision });
    expect(await storage.read('ORD-2')).toBeUndefined();
  });

  it('inserts an order once', async () => {
    const storage = await openStorage();

    expect(await storage.write(RECORD)).toEqual(expect.any(String));
    expect(await storage.write({ ...RECORD, state: 'ended' })).toBeUndefined();
    expect((await storage.read('ORD-1'))?.state).toBe('open');
  });

  it('replaces the revision that was read, and no other', async () => {
    const storage = await openStorage();
    const first = await storage.write(RECORD);
    const second = await storage.write({ ...RECORD, revision: first, state: 'ended', checkoutId: '17' });

    expect(second).not.toBe(first);
    expect(await storage.write({ ...RECORD, revision: first, state: 'paid' })).toBeUndefined();
    expect(await storage.read('ORD-1')).toEqual({
      ...RECORD,
      revision: second,
      state: 'ended',
      checkoutId: '17',
    });
  });

  it('refuses a checkout that pays a second order', async () => {
    const storage = await openStorage();
    await storage.write({ ...RECORD, state: 'paid', paidBy: '17' });
    const revision = await storage.write({ ...RECORD, orderId: 'ORD-2' });

    await expect(
      storage.write({ ...RECORD, orderId: 'ORD-2', revision, state: 'paid', paidBy: '17' }),
    ).rejects.toThrow();
  });

  it('lists the orders that are due, the oldest first, and a hundred at the most', async () => {
    const storage = await openStorage();
    const at = (minute: number) => new Date(Date.UTC(2026, 0, 31, 10, minute)).toISOString();
    for (let index = 130; index > 0; index -= 1) {
      await storage.write({
        ...RECORD,
        orderId: `ORD-${String(index).padStart(3, '0')}`,
        dueAt: at(index >> 1),
      });
    }
    await storage.write({ ...RECORD, orderId: 'NEVER', dueAt: null });

    expect(await storage.due(at(2))).toEqual(['ORD-001', 'ORD-002', 'ORD-003', 'ORD-004', 'ORD-005']);
    expect(await storage.due(at(99))).toHaveLength(100);
  });

  it.each([
    ['a count', 1],
    ['rows and a count', [[{ revision: 'a' }], 1]],
    ['the result object of pg', { rows: [], rowCount: 1 }],
  ])('says what the tag must return when it returns %s', async (_, answer) => {
    const storage = sqlStorage({ sql: async () => answer as unknown as object[] });

    await expect(storage.write(RECORD)).rejects.toThrow('must resolve with an array of rows');
  });

  it.each([
    [
      'in other words',
      { orderId: 'ORD-1', dueAt: null },
      'no text in order_id (its columns are orderId, dueAt)',
    ],
    ['in capitals', { ORDER_ID: 'ORD-1' }, 'no text in order_id (its columns are ORDER_ID)'],
    ['without a value', { order_id: null }, 'no text in order_id'],
    ['of another type', { order_id: new Date(0) }, 'no text in order_id'],
  ])('names a column that the driver returns %s', async (_, row, sentence) => {
    const storage = sqlStorage({ sql: async () => [row] });

    await expect(storage.read('ORD-1')).rejects.toThrow(sentence);
    await expect(storage.due('2026-01-31T10:00:00.000Z')).rejects.toThrow(sentence);
  });

  it('refuses a tag and a transaction that are no functions', async () => {
    const sql: SqlTag = async () => [];

    const wrongTag = () => sqlStorage({ sql: 'SELECT 1' as unknown as SqlTag });
    const wrongTransaction = () => sqlStorage({ sql, transaction: true as never });

    expect(thrownBy(PaymenntConfigurationError, wrongTag).message).toContain('sql must be');
    expect(thrownBy(PaymenntConfigurationError, wrongTransaction).message).toContain('transaction must be');
  });
});

describe('a transaction of the SQL storage', () => {
  async function openWithTransactions() {
    const db = createClient({ url: ':memory:' });
    await db.executeMultiple(`${flowTable} CREATE TABLE shipments (order_id TEXT)`);
    const tag =
      (on: Pick<Transaction, 'execute'>): SqlTag =>
      async (strings, ...values) =>
        (await on.execute({ sql: strings.join('?'), args: values })).rows;
    const storage = sqlStorage({
      sql: tag(db),
      transaction: async (work) => {
        const tx = await db.transaction('write');
        try {
          const result = await work(tx, tag(tx));
          await tx.commit();
          return result;
        } finally {
          tx.close();
        }
      },
    });
    return { db, storage };
  }

  it('hands out the type of the transaction that the driver made', async () => {
    const { storage } = await openWithTransactions();

    expectTypeOf(storage.transaction)
      .exclude<undefined>()
      .parameter(0)
      .parameter(0)
      .toEqualTypeOf<Transaction>();
  });

  it('commits the record with the other writes, and resolves with what the work resolves with', async () => {
    const { storage } = await openWithTransactions();
    let shipped: unknown;

    const result = await storage.transaction?.(async (tx, write) => {
      await tx.execute("INSERT INTO shipments VALUES ('ORD-1')");
      shipped = (await tx.execute('SELECT * FROM shipments')).rows.length;
      return [await write(RECORD)];
    });

    expect(shipped).toBe(1);
    expect((await storage.read('ORD-1'))?.revision).toBe(result?.[0]);
  });

  it('keeps nothing when the work throws, and rethrows', async () => {
    const { storage } = await openWithTransactions();
    const reason = new Error('the warehouse is closed');

    const work = storage.transaction?.(async (_, write) => {
      await write(RECORD);
      throw reason;
    });

    await expect(work).rejects.toBe(reason);
    expect(await storage.read('ORD-1')).toBeUndefined();
  });

  it('passes the check of paymennt/testing', async () => {
    const { storage } = await openWithTransactions();

    expect((await checkFlowStorage(storage)).checks.filter(({ ok }) => !ok)).toEqual([]);
  });

  it.each([
    ['resolves before the work is done', async () => ({}), 'must call its argument'],
    [
      'resolves although the work has failed',
      async (work: (tx: undefined, sql: SqlTag) => Promise<object>) =>
        work(undefined, async () => []).catch(() => ({})),
      'must reject when its argument rejects',
    ],
  ])('fails when the driver %s', async (_, transaction, sentence) => {
    const storage = sqlStorage({ sql: async () => [], transaction });

    await expect(storage.transaction?.(() => Promise.reject(new Error('no')))).rejects.toThrow(sentence);
  });
});
