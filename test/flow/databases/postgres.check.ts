import { sqlStorage } from 'paymennt/flow';
import { checkFlowStorage } from 'paymennt/testing';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { type Drivers, fetchDrivers } from './drivers.js';
import { freshDatabase } from './fresh-database.js';
import { dollars, newPool, POSTGRES_DRIVERS, pgDatabase } from './postgres-drivers.js';
import { connectPrisma } from './prisma.js';
import { happyEnd, SHIPMENTS, tellSqlStory } from './sql-database.js';

let drivers: Drivers;
let databases = 0;
beforeAll(async () => {
  drivers = await fetchDrivers('servers');
});

const newDatabase = () => {
  databases += 1;
  return freshDatabase(drivers, inject('postgres'), `drivers_${databases}`, SHIPMENTS);
};

describe('the SQL storage on PostgreSQL', () => {
  it.each(Object.entries(POSTGRES_DRIVERS))('works over %s, in transactions', async (_, connect) => {
    const connected = connect(await newDatabase(), drivers);

    expect(await connected(tellSqlStory)).toEqual(happyEnd(true));
  });

  it('works over Prisma, in transactions', async () => {
    const connected = await connectPrisma(await newDatabase());

    expect(await connected(tellSqlStory)).toEqual(happyEnd(true));
  });

  it('works over pg without transactions', async () => {
    const pool = newPool(drivers, await newDatabase());

    const story = await tellSqlStory({ sql: pgDatabase(pool).sql }).finally(() => pool.end());

    expect(story).toEqual(happyEnd(false));
  });
});

describe('checkFlowStorage on PostgreSQL', () => {
  it('finds a tag that resolves with the result of pg instead of its rows', async () => {
    const pool = newPool(drivers, await newDatabase());
    const sql = async (strings: TemplateStringsArray, ...values: unknown[]) =>
      (await pool.query(dollars(strings), values)) as unknown as object[];

    const report = await checkFlowStorage(sqlStorage({ sql })).finally(() => pool.end());

    expect(report.ok).toBe(false);
    expect(String(report)).toContain('must resolve with an array of rows');
  });

  it('finds a transaction whose statements run outside of it', async () => {
    const pool = newPool(drivers, await newDatabase());
    const { sql, transaction } = pgDatabase(pool);
    const storage = sqlStorage({
      sql,
      transaction: (work) => transaction?.((tx) => work(tx, sql)) ?? Promise.reject(new Error('none')),
    });

    const { checks } = await checkFlowStorage(storage).finally(() => pool.end());

    const failed = checks.filter(({ ok }) => !ok).map(({ name }) => name);
    expect(failed).toEqual(['transaction-rollback', 'transaction-isolation']);
  });
});
