import { fromMinorUnits, type MobileCheckoutParams, type PaidCheckout } from 'paymennt';
import type { Database, Transaction } from './database.js';

// Replace this file with your own orders.

/** With ORD-1001 to ORD-1050, to try the example with: three bags of coffee each. */
export const shopTables = `CREATE TABLE stock (sku TEXT PRIMARY KEY, available INTEGER NOT NULL);
CREATE TABLE orders (
  order_id TEXT PRIMARY KEY,
  sku TEXT NOT NULL REFERENCES stock,
  quantity INTEGER NOT NULL,
  currency TEXT NOT NULL,
  -- In minor units (fils, cents): a whole number, so that no float ever touches money.
  unit_price_minor INTEGER NOT NULL
);
INSERT INTO stock VALUES ('COFFEE-1KG', 1000);
INSERT INTO orders SELECT 'ORD-' || number, 'COFFEE-1KG', 3, 'AED', 3500 FROM generate_series(1001, 1050) AS number;
`;

interface OrderRow {
  readonly sku: string;
  readonly quantity: number;
  readonly currency: string;
  readonly unit_price_minor: number;
}

/** The amount, items and customer of an order, from the shop's own database. No value comes from the app. */
export async function orderToPay(
  sql: Database,
  orderId: string,
): Promise<Omit<MobileCheckoutParams, 'requestId' | 'orderId'> | undefined> {
  const [order] = await sql<OrderRow[]>`SELECT * FROM orders WHERE order_id = ${orderId}`;
  if (!order) return undefined;
  const { sku, quantity, currency, unit_price_minor: unitPriceMinor } = order;
  const amount = fromMinorUnits(unitPriceMinor * quantity, currency);
  const unitprice = fromMinorUnits(unitPriceMinor, currency);
  return {
    currency,
    amount,
    items: [{ name: sku, quantity, unitprice, linetotal: amount }],
    customer: { firstName: 'Noor', lastName: 'Example', email: 'noor@shop.example' },
    billingAddress: { name: 'Noor Example', address1: '1 Example Street', city: 'Dubai', country: 'AE' },
  };
}

/**
 * Takes what was ordered from the stock. It runs in the transaction that marks the order as paid, and so exactly once.
 * Parcels and e-mails cannot be rolled back: write a row for each here, and let a job of its own send them.
 */
export async function takeFromStock(tx: Transaction, { orderId }: PaidCheckout): Promise<void> {
  await tx`UPDATE stock SET available = available - quantity
    FROM orders WHERE orders.order_id = ${orderId} AND stock.sku = orders.sku`;
}
