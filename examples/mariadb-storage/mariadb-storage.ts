import type { Pool, PoolConnection, ResultSetHeader, RowDataPacket } from 'mysql2/promise';
import type { FlowRecord, FlowStorage } from 'paymennt/flow';

const INSERT =
  'INSERT INTO paymennt_orders (revision, state, checkout_id, paid_by, due_at, data, order_id) VALUES (?, ?, ?, ?, ?, ?, ?)';
const UPDATE =
  'UPDATE paymennt_orders SET revision = ?, state = ?, checkout_id = ?, paid_by = ?, due_at = ?, data = ? WHERE order_id = ? AND revision = ?';
const SELECT =
  'SELECT order_id AS orderId, revision, state, checkout_id AS checkoutId, paid_by AS paidBy, due_at AS dueAt, data FROM paymennt_orders WHERE order_id = ?';
const DUE =
  'SELECT order_id AS orderId FROM paymennt_orders WHERE due_at <= ? ORDER BY due_at, order_id LIMIT 100';

/** Another write came first. */
const isDuplicate = (error: unknown) => (error as { code?: unknown }).code === 'ER_DUP_ENTRY';

async function write(db: Pool | PoolConnection, record: FlowRecord): Promise<string | undefined> {
  const { orderId, revision, state, checkoutId, paidBy, dueAt, data } = record;
  const next = crypto.randomUUID();
  const values = [next, state, checkoutId, paidBy, dueAt, data, orderId];
  if (revision !== undefined) {
    const [{ affectedRows }] = await db.execute<ResultSetHeader>(UPDATE, [...values, revision]);
    return affectedRows === 1 ? next : undefined;
  }
  try {
    await db.execute(INSERT, values);
    return next;
  } catch (error) {
    if (isDuplicate(error)) return undefined;
    throw error;
  }
}

/** The records of `paymennt/flow` in MariaDB or MySQL. `fulfil` receives the connection of the transaction. */
export function mariadbStorage(pool: Pool): FlowStorage<PoolConnection> {
  return {
    write: (record) => write(pool, record),
    async read(orderId) {
      const [rows] = await pool.execute<(RowDataPacket & FlowRecord)[]>(SELECT, [orderId]);
      return rows[0];
    },
    async due(before) {
      const [rows] = await pool.execute<(RowDataPacket & FlowRecord)[]>(DUE, [before]);
      return rows.map((row) => row.orderId);
    },
    async transaction(work) {
      const connection = await pool.getConnection();
      try {
        await connection.beginTransaction();
        const result = await work(connection, (record) => write(connection, record));
        await connection.commit();
        return result;
      } catch (error) {
        await connection.rollback();
        throw error;
      } finally {
        connection.release();
      }
    },
  };
}
