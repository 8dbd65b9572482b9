import { type Client, createClient, type Row, type Value } from '@libsql/client';
import type { PaidCheckout } from 'paymennt';

/** An order as the shop's own database knows it: the only source of what is to be paid. */
export interface Order {
  readonly orderId: string;
  readonly sku: string;
  readonly quantity: number;
  readonly currency: string;
  /** In minor units (fils, cents), so that no float ever touches money. */
  readonly amountMinor: number;
  /** The checkout of the latest attempt to pay. */
  readonly checkoutId: string | undefined;
  /** The checkout that paid the order, and for which it was fulfilled. */
  readonly paidBy: string | undefined;
}

/** What {@link OrderStore.unsettled} finds: an order with a checkout whose end is not known. */
export type UnsettledOrder = Order & { readonly checkoutId: string };

// The primary key of `fulfilments` is the guard: whatever retries, dies or runs twice, an order is in there once.
const TABLES = [
  `CREATE TABLE IF NOT EXISTS stock (sku TEXT PRIMARY KEY, available INTEGER NOT NULL)`,
  `CREATE TABLE IF NOT EXISTS orders (
    order_id TEXT PRIMARY KEY,
    sku TEXT NOT NULL REFERENCES stock,
    quantity INTEGER NOT NULL,
    currency TEXT NOT NULL,
    amount_minor INTEGER NOT NULL,
    checkout_id TEXT,
    ended_checkout_id TEXT
  )`,
  `CREATE TABLE IF NOT EXISTS fulfilments (
    order_id TEXT PRIMARY KEY REFERENCES orders,
    checkout_id TEXT NOT NULL UNIQUE
  )`,
];

const ORDERS =
  'SELECT orders.*, fulfilments.checkout_id AS paid_by FROM orders LEFT JOIN fulfilments USING (order_id)';

const BATCH = 100;

/** Orders in a database that all workers share: a libSQL server, or a SQLite file while they share a machine. */
export class OrderStore {
  readonly #database: Client;

  private constructor(database: Client) {
    this.#database = database;
  }

  /** @param url - Address of a libSQL server, or `file:orders.db`. */
  static async open(url: string): Promise<OrderStore> {
    const database = createClient({ url, timeout: 10_000 });
    // Several processes in one file: readers do not wait for a writer.
    if (url.startsWith('file:')) await database.execute('PRAGMA journal_mode = WAL');
    for (const table of TABLES) await database.execute(table);
    return new OrderStore(database);
  }

  async setStock(sku: string, available: number): Promise<void> {
    const sql = 'INSERT INTO stock VALUES (?, ?) ON CONFLICT DO UPDATE SET available = excluded.available';
    await this.#database.execute({ sql, args: [sku, available] });
  }

  async stock(sku: string): Promise<number> {
    const sql = 'SELECT available FROM stock WHERE sku = ?';
    const { rows } = await this.#database.execute({ sql, args: [sku] });
    return Number(rows[0]?.['available'] ?? 0);
  }

  async add(order: Omit<Order, 'paidBy'>): Promise<void> {
    const { orderId, sku, quantity, currency, amountMinor, checkoutId = null } = order;
    await this.#database.execute({
      sql: `INSERT INTO orders (order_id, sku, quantity, currency, amount_minor, checkout_id)
            VALUES (?, ?, ?, ?, ?, ?)`,
      args: [orderId, sku, quantity, currency, amountMinor, checkoutId],
    });
  }

  async find(orderId: string): Promise<Order | undefined> {
    const { rows } = await this.#database.execute({ sql: `${ORDERS} WHERE order_id = ?`, args: [orderId] });
    return rows[0] && toOrder(rows[0]);
  }

  /** Orders with a checkout that is not known to have ended. */
  async *unsettled(): AsyncGenerator<UnsettledOrder, void, undefined> {
    let last = '';
    for (;;) {
      const { rows } = await this.#database.execute({
        sql: `${ORDERS}
              WHERE fulfilments.checkout_id IS NULL AND orders.checkout_id IS NOT NULL
                AND orders.checkout_id IS NOT ended_checkout_id AND order_id > ?
              ORDER BY order_id LIMIT ?`,
        args: [last, BATCH],
      });
      for (const row of rows) {
        const order = toOrder(row);
        last = order.orderId;
        if (order.checkoutId !== undefined) yield { ...order, checkoutId: order.checkoutId };
      }
      if (rows.length < BATCH) return;
    }
  }

  /** The attempt came to nothing: no sweep needs to ask about it again. */
  async endAttempt(orderId: string, checkoutId: string): Promise<void> {
    const sql = 'UPDATE orders SET ended_checkout_id = ? WHERE order_id = ?';
    await this.#database.execute({ sql, args: [checkoutId, orderId] });
  }

  /**
   * Fulfils an order for a `PaidCheckout`, which only `checkouts.verify` makes. Everything that has to happen exactly
   * once happens in this one transaction. What cannot be part of it, such as a parcel or an e-mail, is done by a job
   * of its own from the rows of `fulfilments`, and may happen again after a crash.
   *
   * @returns whether this call did it.
   */
  async fulfil({ id, orderId }: PaidCheckout): Promise<boolean> {
    const transaction = await this.#database.transaction('write');
    try {
      const { rowsAffected } = await transaction.execute({
        sql: 'INSERT INTO fulfilments (order_id, checkout_id) VALUES (?, ?) ON CONFLICT (order_id) DO NOTHING',
        args: [orderId, id],
      });
      if (rowsAffected === 0) return false;
      await transaction.execute({
        sql: `UPDATE stock SET available = available - (SELECT quantity FROM orders WHERE order_id = ?)
              WHERE sku = (SELECT sku FROM orders WHERE order_id = ?)`,
        args: [orderId, orderId],
      });
      await transaction.commit();
      return true;
    } finally {
      // Rolls back what is not committed.
      transaction.close();
    }
  }

  close(): void {
    this.#database.close();
  }
}

const textOrNothing = (value: Value | undefined) => (value == null ? undefined : String(value));

function toOrder(row: Row): Order {
  return {
    orderId: String(row['order_id']),
    sku: String(row['sku']),
    quantity: Number(row['quantity']),
    currency: String(row['currency']),
    amountMinor: Number(row['amount_minor']),
    checkoutId: textOrNothing(row['checkout_id']),
    paidBy: textOrNothing(row['paid_by']),
  };
}
