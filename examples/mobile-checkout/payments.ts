import type { PaymenntClient } from 'paymennt';
import { createPaymentFlow, type PaymentFlow, sqlStorage } from 'paymennt/flow';
import type { Shop } from './shop.js';

/**
 * The payment of the shop's orders.
 *
 * @param leaseMs - How long shipping may take before a sweep repeats it.
 */
export function createPayments(paymennt: PaymenntClient, shop: Shop, leaseMs = 60_000): PaymentFlow {
  return createPaymentFlow({
    paymennt,
    storage: sqlStorage({ sql: shop.sql }),
    order: (orderId) => shop.toPay(orderId),
    fulfil: ({ checkout }) => shop.ship(checkout),
    // A person must look at each finding. A repeated finding has the same key.
    review: async ({ key, kind, orderId }) => console.error(`Look at order ${orderId}: ${kind} (${key}).`),
    leaseMs,
  });
}
