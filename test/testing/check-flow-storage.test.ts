import { createClient } from '@libsql/client';
import { PaymenntConfigurationError } from 'paymennt';
import { type FlowRecord, type FlowStorage, flowTable, type SqlTag, sqlStorage } from 'paymennt/flow';
import { checkFlowStorage } from 'paymennt/testing';
import { describe, expect, it } from 'vitest';
import { MemoryStorage } from '../flow/support/memory-storage.js';
import { rejection } from '../support/failure.js';

/** A storage whose mistakes can be chosen. */
class Storage extends MemoryStorage {
  #busy: Promise<void> = Promise.resolve();

  override async write(record: FlowRecord): Promise<string | undefined> {
    const { orderId, paidBy } = record;
    const hasPayer = ({ orderId: other, paidBy: payer }: FlowRecord) => other !== orderId && payer === paidBy;
    if (paidBy !== null && [...this.rows.values()].some(hasPayer)) throw new Error('paid_by is not unique');
    return super.write(record);
  }

  /** One transaction at a time; what it writes is seen when it commits. */
  async transaction<T>(work: (tx: undefined, write: FlowStorage['write']) => Promise<T>): Promise<T> {
    const before = this.#busy;
    let end = () => {};
    this.#busy = new Promise<void>((resolve) => {
      end = resolve;
    });
    await before;
    const pending: (() => Promise<unknown>)[] = [];
    try {
      const result = await work(undefined, async (record) => {
        const current = this.rows.get(record.orderId);
        if (current?.revision !== record.revision) return undefined;
        const revision = `tx-${crypto.randomUUID()}`;
        pending.push(async () => this.rows.set(record.orderId, { ...record, revision }));
        return revision;
      });
      for (const commit of pending) await commit();
      return result;
    } finally {
      end();
    }
  }
}

const failed = async (storage: FlowStorage) => {
  const { checks } = await checkFlowStorage(storage);
  return checks.filter(({ ok }) => !ok).map(({ name }) => name);
};

async function libsql(change: (rows: object[], statement: string) => unknown = (rows) => rows) {
  const db = createClient({ url: ':memory:' });
  await db.executeMultiple(flowTable);
  const sql: SqlTag = async (strings, ...values) => {
    const statement = strings.join('?');
    const { rows } = await db.execute({ sql: statement, args: values });
    return change(rows, statement) as object[];
  };
  return { db, sql };
}

describe('the check of a flow storage', () => {
  it('passes a storage that is right, with and without transactions', async () => {
    const report = await checkFlowStorage(new Storage());

    expect(report.checks.filter(({ ok }) => !ok)).toEqual([]);
    expect(report.ok).toBe(true);
    expect(report.checks.map(({ name }) => name)).toContain('race-transaction');
    expect(String(report).split('\n')[0]).toBe('ok   read-unknown');
    const { sql } = await libsql();
    const ofSql = await checkFlowStorage(sqlStorage({ sql }));
    expect(ofSql).toMatchObject({ ok: true });
    expect(ofSql.checks.map(({ name }) => name)).not.toContain('transaction-commit');
  });

  it.each([undefined, null, {}, { read: async () => undefined }, sqlStorage])(
    'refuses %o, which is no storage',
    async (value) => {
      const { message } = await rejection(
        PaymenntConfigurationError,
        checkFlowStorage(value as unknown as FlowStorage),
      );

      expect(message).toMatch(/^checkFlowStorage: storage .*must have the functions read, write and due/);
    },
  );

  it('leaves no record behind that is due', async () => {
    const storage = new Storage();
    await checkFlowStorage(storage);

    expect(storage.rows.size).toBeGreaterThan(100);
    expect(await storage.due('9999')).toEqual([]);
    expect([...storage.rows.keys()].every((orderId) => /^flow-check-/i.test(orderId))).toBe(true);
  });

  const wrong: Readonly<Record<string, [(storage: Storage) => Partial<FlowStorage>, string[]]>> = {
    'replaces a record without comparing its revision': [
      (storage) => ({
        write: (record) => {
          const current = storage.rows.get(record.orderId);
          if (record.revision === undefined || !current) return storage.write(record);
          return storage.write({ ...record, revision: current.revision });
        },
      }),
      ['stale-revision', 'race-replace'],
    ],
    'compares first and writes later': [
      (storage) => ({
        write: async (record) => {
          if ((await storage.read(record.orderId))?.revision !== record.revision) return undefined;
          await Promise.resolve();
          const revision = crypto.randomUUID();
          storage.rows.set(record.orderId, { ...record, revision });
          return revision;
        },
      }),
      ['race-insert', 'race-replace'],
    ],
    'returns a revision whatever the number of rows': [
      (storage) => ({ write: async (record) => (await storage.write(record)) ?? crypto.randomUUID() }),
      ['insert-once', 'stale-revision', 'missing-record', 'race-insert', 'race-replace'],
    ],
    'returns the number of rows': [
      (storage) => ({
        write: async (record) => ((await storage.write(record)) === undefined ? 0 : 1) as unknown as string,
      }),
      ['insert', 'insert-once', 'replace', 'stale-revision', 'missing-record', 'due'],
    ],
    'throws when an insert meets a record': [
      (storage) => ({
        write: async (record) => {
          if (record.revision === undefined && storage.rows.has(record.orderId))
            throw new Error('duplicate key');
          return storage.write(record);
        },
      }),
      ['insert-once', 'race-insert'],
    ],
    'inserts when there is nothing to replace': [
      (storage) => ({
        write: async (record) => {
          if (storage.rows.has(record.orderId)) return storage.write(record);
          const { revision, ...fresh } = record;
          return storage.write(fresh);
        },
      }),
      ['missing-record'],
    ],
    'keeps the revision of a record': [
      (storage) => ({
        write: async (record) => {
          const written = await storage.write(record);
          if (written === undefined || record.revision === undefined) return written;
          storage.change(record.orderId, () => ({ revision: record.revision }));
          return record.revision;
        },
      }),
      ['replace', 'stale-revision', 'transaction-stale-revision'],
    ],
    'cuts long data': [
      (storage) => ({ write: (record) => storage.write({ ...record, data: record.data.slice(0, 65_535) }) }),
      ['round-trip'],
    ],
    'loses letters beyond ASCII': [
      (storage) => ({
        write: (record) => storage.write({ ...record, data: record.data.replace(/[^ -~]/g, '?') }),
      }),
      ['round-trip'],
    ],
    'reads null as an empty text': [
      (storage) => ({
        read: async (orderId) => {
          const record = await storage.read(orderId);
          return record && { ...record, checkoutId: record.checkoutId ?? '' };
        },
      }),
      ['insert', 'replace'],
    ],
    'reads null for an order without a record': [
      (storage) => ({
        read: async (orderId) => (await storage.read(orderId)) ?? (null as unknown as undefined),
      }),
      ['read-unknown', 'missing-record', 'letter-case'],
    ],
    'mixes order numbers that differ in case': [
      (storage) => ({
        read: (orderId) => storage.read(orderId.toLowerCase()),
        write: (record) => storage.write({ ...record, orderId: record.orderId.toLowerCase() }),
      }),
      ['letter-case'],
    ],
    'lets a checkout pay two orders': [
      (storage) => ({ write: (record) => MemoryStorage.prototype.write.call(storage, record) }),
      ['one-payer'],
    ],
    'lists due orders in no order': [
      (storage) => ({ due: async (before) => [...(await storage.due(before))].reverse() }),
      ['due'],
    ],
    'lists only what was due before': [
      (storage) => ({ due: (before) => storage.due(new Date(Date.parse(before) - 1).toISOString()) }),
      ['due', 'due-limit'],
    ],
    'lists due orders without a limit': [
      (storage) => ({
        due: async (before) =>
          [...storage.rows.values()]
            .filter(({ dueAt }) => dueAt !== null && dueAt <= before)
            .sort((a, b) => (`${a.dueAt} ${a.orderId}` < `${b.dueAt} ${b.orderId}` ? -1 : 1))
            .map(({ orderId }) => orderId),
      }),
      ['due-limit'],
    ],
    'lists rows instead of order numbers': [
      (storage) => ({
        due: async (before) =>
          (await storage.due(before)).map((order_id) => ({ order_id })) as unknown as string[],
      }),
      ['due'],
    ],
    'commits before the work has ended': [
      (storage) => ({ transaction: (work) => work(undefined, (record) => storage.write(record)) }),
      ['transaction-rollback', 'transaction-isolation'],
    ],
    'swallows the error of the work': [
      (storage) => ({
        transaction: async (work) =>
          (await storage.transaction(work).catch(() => undefined)) as Awaited<ReturnType<typeof work>>,
      }),
      ['transaction-rollback'],
    ],
    'wraps the error of the work': [
      (storage) => ({
        transaction: async (work) => {
          try {
            return await storage.transaction(work);
          } catch (cause) {
            throw new Error('rolled back', { cause });
          }
        },
      }),
      ['transaction-rollback'],
    ],
    'loses what the work resolves with': [
      (storage) => ({
        transaction: async (work) => {
          await storage.transaction(work);
          return undefined as Awaited<ReturnType<typeof work>>;
        },
      }),
      ['transaction-commit'],
    ],
    'compares no revision inside a transaction': [
      (storage) => ({
        transaction: async (work) =>
          (await storage.transaction((tx, write) =>
            work(tx, (record) => write({ ...record, revision: storage.rows.get(record.orderId)?.revision })),
          )) as Awaited<ReturnType<typeof work>>,
      }),
      ['transaction-stale-revision', 'race-transaction'],
    ],
  };

  it.each(Object.entries(wrong))('finds a storage that %s', async (_, [change, names]) => {
    const right = new Storage();
    const storage: FlowStorage = {
      read: (orderId) => right.read(orderId),
      write: (record) => right.write(record),
      due: (before) => right.due(before),
      transaction: (work) => right.transaction(work),
      ...change(right),
    };

    expect(await failed(storage)).toEqual(expect.arrayContaining(names));
  });

  it.each([
    ['a count', () => 1],
    ['rows and a count', (rows: object[]) => [rows, rows.length]],
    ['no rows after a write', (rows: object[], sql: string) => (sql.startsWith('SELECT') ? rows : [])],
  ])('finds a driver that returns %s', async (_, change) => {
    const { sql } = await libsql(change);

    expect(await failed(sqlStorage({ sql }))).toContain('insert');
  });

  it('says what is wrong in a sentence', async () => {
    const storage = new Storage();
    storage.due = async () => [];

    const { checks } = await checkFlowStorage(storage);

    expect(checks.find(({ name }) => name === 'due')).toEqual({
      name: 'due',
      ok: false,
      reason: 'due must list every order whose dueAt is at or before its argument.',
    });
  });
});
