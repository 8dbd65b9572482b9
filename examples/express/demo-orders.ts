import type { Order } from './orders.js';

const PRICES = [
  ['AED', 5_250],
  ['KWD', 1_250],
  ['JPY', 700],
] as const;

/** ORD-1001 to ORD-1030, to try the example with: delete this file when yours come from a database. */
export const DEMO_ORDERS: readonly Order[] = Array.from({ length: 10 }, (_, ten) =>
  PRICES.map(([currency, unitPriceMinor], index) => ({
    orderId: `ORD-${1001 + 3 * ten + index}`,
    currency,
    amountMinor: 2 * unitPriceMinor,
    items: [{ name: 'Coffee beans, 1 kg', quantity: 2, unitPriceMinor }],
    customer: { firstName: 'Noor', lastName: 'Example', email: 'noor@shop.example' },
    billingAddress: { name: 'Noor Example', address1: '1 Example Street', city: 'Dubai', country: 'AE' },
    attempt: 0,
    checkoutId: undefined,
    paidBy: undefined,
  })),
).flat();
