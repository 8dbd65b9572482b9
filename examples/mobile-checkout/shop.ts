import { type Client, createClient } from '@libsql/client';
import { fromMinorUnits, type MobileCheckoutParams, type PaidCheckout } from 'paymennt';
import { flowTable, type SqlTag } from 'paymennt/flow';

/** An order as the shop's own database knows it: the only source of amounts. */
export interface Order {
  readonly orderId: string;
  readonly currency: string;
  /** In minor units (fils, cents), so that no float ever touches money. */
  readonly amountMinor: number;
}

const ORDERS = `CREATE TABLE orders (
  order_id TEXT PRIMARY KEY,
  currency TEXT NOT NULL,
  amount_minor INTEGER NOT NULL,
  shipped_for TEXT UNIQUE
);
`;

/** The shop's orders, and beside them the table of the payment flow. Any database with SQL will do. */
export class Shop {
  /** Runs one statement, for the storage of the payment flow. */
  readonly sql: SqlTag;
  readonly #database: Client;

  private constructor(database: Client) {
    this.#database = database;
    this.sql = async (strings, ...values) =>
      (await database.execute({ sql: strings.join('?'), args: values })).rows;
  }

  /** @param url - `file:shop.db` for a new file, or `:memory:` for a demo. */
  static async create(url: string): Promise<Shop> {
    const database = createClient({ url });
    await database.executeMultiple(ORDERS + flowTable);
    return new Shop(database);
  }

  async add({ orderId, currency, amountMinor }: Order): Promise<void> {
    const sql = 'INSERT INTO orders (order_id, currency, amount_minor) VALUES (?, ?, ?)';
    await this.#database.execute({ sql, args: [orderId, currency, amountMinor] });
  }

  async setAmount(orderId: string, amountMinor: number): Promise<void> {
    const sql = 'UPDATE orders SET amount_minor = ? WHERE order_id = ?';
    await this.#database.execute({ sql, args: [amountMinor, orderId] });
  }

  /** The amount, items and customer of an order. No value comes from the app. */
  async toPay(orderId: string): Promise<Omit<MobileCheckoutParams, 'requestId' | 'orderId'> | undefined> {
    const sql = 'SELECT currency, amount_minor FROM orders WHERE order_id = ?';
    const [row] = (await this.#database.execute({ sql, args: [orderId] })).rows;
    if (!row) return undefined;
    const currency = String(row['currency']);
    const amount = fromMinorUnits(Number(row['amount_minor']), currency);
    return {
      currency,
      amount,
      // Yours come from the order and the shopper's account.
      items: [{ name: `Order ${orderId}`, quantity: 1, unitprice: amount, linetotal: amount }],
      customer: { firstName: 'Noor', lastName: 'Example', email: 'noor@shop.example' },
      billingAddress: { name: 'Noor Example', address1: '1 Example Street', city: 'Dubai', country: 'AE' },
    };
  }

  /** Takes a `PaidCheckout`, so that the compiler refuses an unpaid one. Ships each order id once. */
  async ship({ orderId, id }: PaidCheckout): Promise<void> {
    const sql = 'UPDATE orders SET shipped_for = ? WHERE order_id = ? AND shipped_for IS NULL';
    await this.#database.execute({ sql, args: [id, orderId] });
  }

  async shippedOrders(): Promise<string[]> {
    const { rows } = await this.#database.execute(
      'SELECT order_id FROM orders WHERE shipped_for IS NOT NULL',
    );
    return rows.map((row) => String(row['order_id']));
  }

  close(): void {
    this.#database.close();
  }
}
