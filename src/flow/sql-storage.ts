import { options, readOptions } from '../config/read-options.js';
import { func } from '../schemas/field.js';
import * as z from '../schemas/zod.js';
import type { FlowRecord, FlowStorage } from './storage.js';

/**
 * A tagged template that runs one statement and resolves with its rows. postgres.js, Neon and `Bun.sql` are such tags;
 * other drivers need one line of code.
 */
export type SqlTag = (
  strings: TemplateStringsArray,
  ...values: (string | null)[]
) => PromiseLike<readonly object[]>;

/**
 * The result of the work inside a transaction. Return it from your `transaction` function, because its type decides the
 * type of `tx` in your `fulfil`.
 */
export interface SqlTransactionResult<Tx> {
  /** Exists in the type only. */
  readonly tx?: Tx | undefined;
}

/**
 * Begins a transaction, and calls `work` with the transaction and with a tag that runs statements inside it. Commits
 * when `work` resolves. When `work` rejects, rolls back and rejects with the same error.
 */
export type SqlTransaction<Tx> = (
  work: <Given>(tx: Given, sql: SqlTag) => Promise<SqlTransactionResult<Given>>,
) => PromiseLike<SqlTransactionResult<Tx>>;

/** The options of {@link sqlStorage}. */
export interface SqlStorageOptions<Tx> {
  /** Runs one statement outside of transactions. */
  readonly sql: SqlTag;
  /**
   * Runs work in a transaction. With transactions, `fulfil` and the paid mark of the order commit together, exactly
   * once. Without transactions, `fulfil` runs at least once.
   */
  readonly transaction?: SqlTransaction<Tx> | undefined;
}

const shape = options({
  sql: func(': a tagged template that resolves with rows'),
  transaction: z.optional(func(' that runs its argument in a transaction, or absent')),
} satisfies Record<keyof SqlStorageOptions<never>, unknown>);

/**
 * The statements that create the flow's table, for PostgreSQL and SQLite (3.35 or newer). Run them in your own
 * migration: the library creates and migrates no table.
 *
 * Each order has one row. Every column is text, because drivers disagree on numbers, dates and booleans. New fields go
 * into the JSON of `data`, so that no minor version needs a migration.
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

type Row = Readonly<Record<string, unknown>>;

/** The rows of a result. @throws TypeError if the tag returned no rows. */
function rowsOf(result: readonly object[]): readonly Row[] {
  const isRow = (row: unknown) => typeof row === 'object' && row !== null && !Array.isArray(row);
  if (Array.isArray(result) && result.every(isRow)) return result as Row[];
  throw new TypeError(
    'sqlStorage: `sql` must resolve with an array of rows (objects with column names), also after INSERT and UPDATE with RETURNING; see `checkFlowStorage` in paymennt/testing.',
  );
}

const textOrNull = (row: Row, name: string) => ((row[name] ?? null) === null ? null : text(row, name));

/** @throws TypeError, because a driver that renames columns, or a column of another type, would look like lost data. */
function text(row: Row, name: string): string {
  const value = row[name] ?? null;
  if (typeof value !== 'object') return String(value);
  throw new TypeError(
    `sqlStorage: \`sql\` must return rows with the text of the columns of flowTable, and a row has no text in ${name} (its columns are ${Object.keys(row).join(', ')}); create the table with flowTable, and turn off what renames or converts columns.`,
  );
}

const recordOf = (row: Row): FlowRecord => ({
  orderId: text(row, 'order_id'),
  revision: text(row, 'revision'),
  state: text(row, 'state'),
  checkoutId: textOrNull(row, 'checkout_id'),
  paidBy: textOrNull(row, 'paid_by'),
  dueAt: textOrNull(row, 'due_at'),
  data: text(row, 'data'),
});

async function write(sql: SqlTag, record: FlowRecord): Promise<string | undefined> {
  const { orderId, revision, state, checkoutId, paidBy, dueAt, data } = record;
  // Random, because a counter repeats its values after a backup was restored.
  const next = crypto.randomUUID();
  const result =
    revision === undefined
      ? await sql`INSERT INTO paymennt_orders (order_id, revision, state, checkout_id, paid_by, due_at, data) VALUES (${orderId}, ${next}, ${state}, ${checkoutId}, ${paidBy}, ${dueAt}, ${data}) ON CONFLICT DO NOTHING RETURNING revision`
      : await sql`UPDATE paymennt_orders SET revision = ${next}, state = ${state}, checkout_id = ${checkoutId}, paid_by = ${paidBy}, due_at = ${dueAt}, data = ${data} WHERE order_id = ${orderId} AND revision = ${revision} RETURNING revision`;
  return rowsOf(result).length > 0 ? next : undefined;
}

/**
 * Creates a storage of the flow's records in the table of {@link flowTable}, in PostgreSQL or in SQLite 3.35 and newer.
 *
 * @throws `PaymenntConfigurationError` that names every wrong option.
 * @example
 * ```ts
 * import { createClient } from '@libsql/client';
 * import { sqlStorage } from 'paymennt/flow';
 *
 * const db = createClient({ url: ':memory:' });
 * const storage = sqlStorage({
 *   sql: async (strings, ...values) => (await db.execute({ sql: strings.join('?'), args: values })).rows,
 * });
 * ```
 */
export function sqlStorage<Tx = undefined>(input: SqlStorageOptions<Tx>): FlowStorage<Tx> {
  const { sql, transaction } = readOptions('sqlStorage', shape, input, 1) as SqlStorageOptions<Tx>;
  const storage: FlowStorage<Tx> = {
    async read(orderId) {
      const rows = rowsOf(
        await sql`SELECT order_id, revision, state, checkout_id, paid_by, due_at, data FROM paymennt_orders WHERE order_id = ${orderId}`,
      );
      return rows[0] && recordOf(rows[0]);
    },
    write: (record) => write(sql, record),
    async due(before) {
      const rows = rowsOf(
        await sql`SELECT order_id FROM paymennt_orders WHERE due_at <= ${before} ORDER BY due_at, order_id LIMIT 100`,
      );
      return rows.map((row) => text(row, 'order_id'));
    },
  };
  return transaction ? { ...storage, transaction: (work) => inTransaction(transaction, work) } : storage;
}

async function inTransaction<Tx, T>(
  transaction: SqlTransaction<Tx>,
  work: (tx: Tx, write: FlowStorage<Tx>['write']) => Promise<T>,
): Promise<T> {
  // The result does not pass through the driver, because some drivers unwrap the result of the work.
  let done: { readonly value: T } | undefined;
  await transaction(async <Given>(tx: Given, sql: SqlTag) => {
    // At run time, `Given` is `Tx`.
    done = { value: await work(tx as unknown as Tx, (record) => write(sql, record)) };
    return {} as SqlTransactionResult<Given>;
  });
  if (done) return done.value;
  throw new TypeError(
    'sqlStorage: `transaction` must call its argument and await it before it resolves, and must reject when its argument rejects.',
  );
}
