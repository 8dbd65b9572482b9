import { flowTable } from 'paymennt/flow';
import postgres from 'postgres';
import { shopTables } from './shop.js';

export type Database = postgres.Sql;
export type Transaction = postgres.TransactionSql;

/** @param url - `postgres://user@host/shop` */
export async function openDatabase(url: string): Promise<Database> {
  const sql = postgres(url);
  // In your own database, a migration creates the tables. Here the first process does, and the others wait for it.
  await sql.begin(async (tx) => {
    await tx`SELECT pg_advisory_xact_lock(1)`;
    const [table] = await tx`SELECT to_regclass('paymennt_orders') AS name`;
    if (table?.['name'] === null) await tx.unsafe(shopTables + flowTable);
  });
  return sql;
}
