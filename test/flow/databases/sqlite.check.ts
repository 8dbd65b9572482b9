import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Client, createClient, type Transaction } from '@libsql/client';
import { flowTable, type SqlTag } from 'paymennt/flow';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fetchDrivers } from './drivers.js';
import { happyEnd, SHIPMENTS, tellSqlStory } from './sql-database.js';

interface BetterSqlite {
  exec(text: string): unknown;
  prepare(text: string): { all(...values: readonly unknown[]): object[] };
  close(): void;
}

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sqlite-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('the SQL storage on SQLite', () => {
  const tagOfLibsql =
    (on: Pick<Client | Transaction, 'execute'>): SqlTag =>
    async (strings, ...values) =>
      (await on.execute({ sql: strings.join('?'), args: values })).rows;

  async function openLibsql(): Promise<Client> {
    const db = createClient({ url: `file:${join(folder, 'shop.db')}` });
    await db.executeMultiple(`${flowTable}${SHIPMENTS}`);
    return db;
  }

  it('works over libSQL', async () => {
    const db = await openLibsql();

    expect(await tellSqlStory({ sql: tagOfLibsql(db) }).finally(() => db.close())).toEqual(happyEnd(false));
  });

  it('works over libSQL, in transactions', async () => {
    const db = await openLibsql();

    const story = await tellSqlStory<Transaction>({
      sql: tagOfLibsql(db),
      within: tagOfLibsql,
      transaction: async (work) => {
        const tx = await db.transaction('write');
        try {
          const result = await work(tx, tagOfLibsql(tx));
          await tx.commit();
          return result;
        } finally {
          tx.close();
        }
      },
    }).finally(() => db.close());

    expect(story).toEqual(happyEnd(true));
  });

  it('works over better-sqlite3', async () => {
    const { load } = await fetchDrivers('better-sqlite3');
    const Database = load<new (path: string) => BetterSqlite>('better-sqlite3');
    const db = new Database(join(folder, 'shop.db'));
    db.exec(`${flowTable}${SHIPMENTS}`);
    const sql: SqlTag = async (strings, ...values) => db.prepare(strings.join('?')).all(...values);

    expect(await tellSqlStory({ sql }).finally(() => db.close())).toEqual(happyEnd(false));
  }, 600_000);
});
