import type { PaymenntClient } from 'paymennt';
import { createPaymentFlow, type PaymentFlow, sqlStorage } from 'paymennt/flow';
import type { Database } from './database.js';
import { orderToPay, takeFromStock } from './shop.js';

/** The payment of the shop's orders: the same in every worker, and in the backend that the app talks to. */
export function createPayments(paymennt: PaymenntClient, sql: Database): PaymentFlow {
  return createPaymentFlow({
    paymennt,
    storage: sqlStorage({ sql, transaction: (work) => sql.begin((tx) => work(tx, tx)) }),
    order: (orderId) => orderToPay(sql, orderId),
    fulfil: ({ checkout }, tx) => takeFromStock(tx, checkout),
    // Send this to a person. The key stays the same when the finding is repeated.
    review: async ({ key, kind, orderId }) => console.error(`Look at order ${orderId}: ${kind} (${key}).`),
  });
}
