import { createClient } from '@libsql/client';
import { flowTable, type SqlTag } from 'paymennt/flow';
import { addDemoOrders, ordersTable } from './shop.js';

// Replace this file with your own database: each driver needs one line. This one is SQLite in a file, so that the
// example starts without a server.

/** @param url - `file:shop.db`, or the address of a libSQL server. */
export async function openDatabase(url: string): Promise<{ sql: SqlTag; close(): void }> {
  // Waits while another process writes.
  const client = createClient({ url, timeout: 5_000 });
  const sql: SqlTag = async (strings, ...values) =>
    (await client.execute({ sql: strings.join('?'), args: values })).rows;
  const tables = await sql`SELECT name FROM sqlite_master WHERE name = 'paymennt_orders'`;
  // In your own database, a migration creates the tables.
  if (tables.length === 0) await client.executeMultiple(ordersTable + flowTable);
  await addDemoOrders(sql);
  return { sql, close: () => client.close() };
}
