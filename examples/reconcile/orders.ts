import { type Client, createClient, type Row, type Value } from '@libsql/client';
import type { PaidCheckout } from 'paymennt';

/** An order as the shop's own database knows it: the only source of what is to be paid. */
export interface Order {
  readonly orderId: string;
  readonly currency: string;
  /** In minor units (fils, cents), so that no float ever touches money. */
  readonly amountMinor: number;
  /** The checkout of the latest attempt to pay. */
  readonly checkoutId: string | undefined;
  /** The checkout that paid the order. */
  readonly paidBy: string | undefined;
}

/** What {@link OrderStore.unsettled} finds: an order with a checkout whose end is not known. */
export type UnsettledOrder = Order & { readonly checkoutId: string };

// Yours has more columns. These are what reconciling needs; `checked_at` is what makes it resumable.
const TABLE = `
  CREATE TABLE IF NOT EXISTS orders (
    order_id TEXT PRIMARY KEY,
    currency TEXT NOT NULL,
    amount_minor INTEGER NOT NULL,
    checkout_id TEXT,
    ended_checkout_id TEXT,
    paid_by TEXT UNIQUE,
    checked_at INTEGER NOT NULL DEFAULT 0
  )`;

const BATCH = 100;

/** Orders in SQLite, or in any libSQL server. */
export class OrderStore {
  readonly #database: Client;

  private constructor(database: Client) {
    this.#database = database;
  }

  /** @param url - `file:orders.db`, or the address of a libSQL server. */
  static async open(url: string): Promise<OrderStore> {
    const database = createClient({ url, timeout: 5_000 });
    await database.execute(TABLE);
    return new OrderStore(database);
  }

  async add({ orderId, currency, amountMinor, checkoutId }: Omit<Order, 'paidBy'>): Promise<void> {
    await this.#database.execute({
      sql: 'INSERT INTO orders (order_id, currency, amount_minor, checkout_id) VALUES (?, ?, ?, ?)',
      args: [orderId, currency, amountMinor, checkoutId ?? null],
    });
  }

  async find(orderId: string): Promise<Order | undefined> {
    const sql = 'SELECT * FROM orders WHERE order_id = ?';
    const { rows } = await this.#database.execute({ sql, args: [orderId] });
    return rows[0] && toOrder(rows[0]);
  }

  /** Orders with a checkout that is not known to have ended, and that nobody has looked at since a moment. */
  async *unsettled(lookedAtBefore: Date): AsyncGenerator<UnsettledOrder, void, undefined> {
    let last = '';
    for (;;) {
      const { rows } = await this.#database.execute({
        sql: `SELECT * FROM orders
              WHERE paid_by IS NULL AND checkout_id IS NOT NULL AND checkout_id IS NOT ended_checkout_id
                AND checked_at < ? AND order_id > ?
              ORDER BY order_id LIMIT ?`,
        args: [lookedAtBefore.getTime(), last, BATCH],
      });
      for (const row of rows) {
        const order = toOrder(row);
        last = order.orderId;
        if (order.checkoutId !== undefined) yield { ...order, checkoutId: order.checkoutId };
      }
      if (rows.length < BATCH) return;
    }
  }

  /** The attempt came to nothing: no run needs to ask about it again. */
  async endAttempt(orderId: string, checkoutId: string): Promise<void> {
    const sql = 'UPDATE orders SET ended_checkout_id = ? WHERE order_id = ?';
    await this.#database.execute({ sql, args: [checkoutId, orderId] });
  }

  async setChecked(orderId: string, at: Date): Promise<void> {
    const sql = 'UPDATE orders SET checked_at = ? WHERE order_id = ?';
    await this.#database.execute({ sql, args: [at.getTime(), orderId] });
  }

  /**
   * Takes a `PaidCheckout`, which only `checkouts.verify` makes.
   *
   * @returns whether this call changed it: true once, however many runs and webhooks try.
   */
  async markPaid({ orderId, id }: PaidCheckout): Promise<boolean> {
    const sql = 'UPDATE orders SET paid_by = ? WHERE order_id = ? AND paid_by IS NULL';
    const { rowsAffected } = await this.#database.execute({ sql, args: [id, orderId] });
    return rowsAffected === 1;
  }

  close(): void {
    this.#database.close();
  }
}

const textOrNothing = (value: Value | undefined) => (value == null ? undefined : String(value));

function toOrder(row: Row): Order {
  return {
    orderId: String(row['order_id']),
    currency: String(row['currency']),
    amountMinor: Number(row['amount_minor']),
    checkoutId: textOrNothing(row['checkout_id']),
    paidBy: textOrNothing(row['paid_by']),
  };
}
