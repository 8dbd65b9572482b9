import { fromMinorUnits, type MobileCheckoutParams, type PaidCheckout } from 'paymennt';
import type { SqlTag } from 'paymennt/flow';

// Replace this file with your own orders.

export const ordersTable = `CREATE TABLE orders (
  order_id TEXT PRIMARY KEY,
  currency TEXT NOT NULL,
  -- In minor units (fils, cents): a whole number, so that no float ever touches money.
  amount_minor TEXT NOT NULL,
  paid_by TEXT UNIQUE
);
`;

const AMOUNTS = [
  ['AED', '10500'],
  ['KWD', '2500'],
  ['JPY', '1400'],
] as const;

/** ORD-1001 to ORD-1030, to try the example with: two bags of coffee each, in three currencies. */
export async function addDemoOrders(sql: SqlTag): Promise<void> {
  for (let index = 0; index < 30; index += 1) {
    const [currency, amountMinor] = AMOUNTS[index % 3] ?? AMOUNTS[0];
    await sql`INSERT INTO orders (order_id, currency, amount_minor)
      VALUES (${`ORD-${1001 + index}`}, ${currency}, ${amountMinor}) ON CONFLICT DO NOTHING`;
  }
}

/** The amount, items and customer of an order, from the shop's own database. No value comes from the app. */
export async function orderToPay(
  sql: SqlTag,
  orderId: string,
): Promise<Omit<MobileCheckoutParams, 'requestId' | 'orderId'> | undefined> {
  const rows = await sql`SELECT currency, amount_minor FROM orders WHERE order_id = ${orderId}`;
  const [row] = rows as { currency: string; amount_minor: string }[];
  if (!row) return undefined;
  const { currency } = row;
  const amountMinor = Number(row.amount_minor);
  const amount = fromMinorUnits(amountMinor, currency);
  const unitprice = fromMinorUnits(amountMinor / 2, currency);
  return {
    currency,
    amount,
    items: [{ name: 'Coffee beans, 1 kg', quantity: 2, unitprice, linetotal: amount }],
    customer: { firstName: 'Noor', lastName: 'Example', email: 'noor@shop.example' },
    billingAddress: { name: 'Noor Example', address1: '1 Example Street', city: 'Dubai', country: 'AE' },
  };
}

/** Marks an order as paid. The statement has the same effect however often it runs. */
export async function markPaid(sql: SqlTag, { orderId, id }: PaidCheckout): Promise<void> {
  const marked = await sql`UPDATE orders SET paid_by = ${id}
    WHERE order_id = ${orderId} AND paid_by IS NULL RETURNING order_id`;
  if (marked.length === 1) console.info(`Order ${orderId} is paid by checkout ${id}.`);
}
