/**
 * The statements that create the flow's table, the same for PostgreSQL and SQLite (3.35 or newer). Run them in a
 * migration of your own: the library changes no database by itself.
 *
 * One row belongs to one order. Every column is text, because drivers disagree on numbers, dates and booleans, and
 * whatever may grow is in the JSON of `data`, so that no minor version needs a migration.
 *
 * @example
 * ```ts
 * // table.mjs
 * import { createClient } from '@libsql/client';
 * import { flowTable } from 'paymennt/flow';
 *
 * const db = createClient({ url: ':memory:' });
 * await db.executeMultiple(flowTable);
 * ```
 */
export const flowTable = `CREATE TABLE paymennt_orders (order_id TEXT PRIMARY KEY, revision TEXT NOT NULL, state TEXT NOT NULL,
  checkout_id TEXT, paid_by TEXT UNIQUE, due_at TEXT, data TEXT NOT NULL);
CREATE INDEX paymennt_orders_due_at ON paymennt_orders (due_at);
`;
