import { createClient } from '@libsql/client';
import type { SqlTag } from 'paymennt/flow';
import { driversIn } from '../databases/drivers.js';
import { newPool, type PgClient, pgDatabase } from '../databases/postgres-drivers.js';
import type { SqlDatabase } from '../databases/sql-database.js';

/** Which database the processes share. */
export interface DatabaseAddress {
  readonly url: string;
  /** The folder of `pg`; absent for SQLite, whose driver is installed with the repository. */
  readonly drivers?: string | undefined;
}

/** Tables of the shop: what the flow does for an order is a row, so that doing it twice is two rows. */
export const SHOP_TABLES = `CREATE TABLE orders (order_id TEXT PRIMARY KEY, amount TEXT NOT NULL);
CREATE TABLE shipments (order_id TEXT NOT NULL, checkout_id TEXT NOT NULL, amount TEXT NOT NULL, looked_at TEXT NOT NULL, shipped_at TEXT NOT NULL);
CREATE TABLE findings (finding_key TEXT NOT NULL, kind TEXT NOT NULL, checkout_id TEXT NOT NULL);
`;

/** PostgreSQL with transactions, or a file of SQLite without. */
export function openDatabase({
  url,
  drivers,
}: DatabaseAddress): SqlDatabase<PgClient> & { close(): unknown } {
  if (drivers !== undefined) {
    const pool = newPool(driversIn(drivers), url);
    return { ...pgDatabase(pool), close: () => pool.end() };
  }
  const db = createClient({ url, timeout: 10_000 });
  const sql: SqlTag = async (strings, ...values) =>
    (await db.execute({ sql: strings.join('?'), args: values })).rows;
  return { sql, close: () => db.close() };
}
