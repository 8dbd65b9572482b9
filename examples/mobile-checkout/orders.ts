import { type Client, createClient, type Row } from '@libsql/client';
import type { PaidCheckout } from 'paymennt';

/** An order as the shop's own database knows it: the only source of amounts. */
export interface Order {
  readonly orderId: string;
  readonly currency: string;
  /** In minor units (fils, cents), so that no float ever touches money. */
  readonly amountMinor: number;
  readonly status: 'open' | 'paid';
  /** How often the shopper has tried to pay; 0 before the first time. */
  readonly attempt: number;
  /** The checkout of the latest attempt. */
  readonly checkoutId: string | undefined;
}

const TABLE = `
  CREATE TABLE IF NOT EXISTS orders (
    order_id TEXT PRIMARY KEY,
    currency TEXT NOT NULL,
    amount_minor INTEGER NOT NULL,
    status TEXT NOT NULL DEFAULT 'open',
    attempt INTEGER NOT NULL DEFAULT 0,
    checkout_id TEXT,
    paid_checkout_id TEXT UNIQUE
  )`;

/** Orders in SQLite. Any database with conditional updates will do. */
export class OrderStore {
  readonly #database: Client;

  private constructor(database: Client) {
    this.#database = database;
  }

  /** @param url - `file:orders.db`, or `:memory:` for a demo. */
  static async open(url: string): Promise<OrderStore> {
    const database = createClient({ url });
    await database.execute(TABLE);
    return new OrderStore(database);
  }

  async add({ orderId, currency, amountMinor }: Pick<Order, 'orderId' | 'currency' | 'amountMinor'>) {
    await this.#database.execute({
      sql: 'INSERT INTO orders (order_id, currency, amount_minor) VALUES (?, ?, ?)',
      args: [orderId, currency, amountMinor],
    });
  }

  async find(orderId: string): Promise<Order | undefined> {
    const { rows } = await this.#database.execute({
      sql: 'SELECT * FROM orders WHERE order_id = ?',
      args: [orderId],
    });
    return rows[0] && toOrder(rows[0]);
  }

  /**
   * Begins the next attempt to pay. It is written down before the gateway is asked, so that a crash in between leads
   * back to the same `requestId`. Two taps at once begin one attempt: the second finds the number taken.
   */
  async beginAttempt(order: Order): Promise<void> {
    await this.#database.execute({
      sql: 'UPDATE orders SET attempt = ?, checkout_id = NULL WHERE order_id = ? AND attempt = ?',
      args: [order.attempt + 1, order.orderId, order.attempt],
    });
  }

  async setCheckout(orderId: string, checkoutId: string): Promise<void> {
    await this.#database.execute({
      sql: 'UPDATE orders SET checkout_id = ? WHERE order_id = ?',
      args: [checkoutId, orderId],
    });
  }

  /**
   * Marks an order as paid. Takes a `PaidCheckout`, which only `checkouts.verify` makes.
   *
   * @returns true for exactly one caller, however many webhooks and apps confirm at once: ship then.
   */
  async markPaid(checkout: PaidCheckout): Promise<boolean> {
    const { rowsAffected } = await this.#database.execute({
      sql: "UPDATE orders SET status = 'paid', paid_checkout_id = ? WHERE order_id = ? AND status = 'open'",
      args: [checkout.id, checkout.orderId],
    });
    return rowsAffected === 1;
  }

  close(): void {
    this.#database.close();
  }
}

function toOrder(row: Row): Order {
  return {
    orderId: String(row['order_id']),
    currency: String(row['currency']),
    amountMinor: Number(row['amount_minor']),
    status: row['status'] === 'paid' ? 'paid' : 'open',
    attempt: Number(row['attempt']),
    checkoutId: row['checkout_id'] === null ? undefined : String(row['checkout_id']),
  };
}
