import type { PaymenntClient } from 'paymennt';
import { createPaymentFlow, type PaymentFlow, sqlStorage } from 'paymennt/flow';
import type { Database } from './database.js';
import { orderToPay, takeFromStock } from './shop.js';

/** The payment flow of the shop's orders, the same in every worker and in the backend of the app. */
export function createPayments(paymennt: PaymenntClient, sql: Database): PaymentFlow {
  return createPaymentFlow({
    paymennt,
    storage: sqlStorage({ sql, transaction: (work) => sql.begin((tx) => work(tx, tx)) }),
    order: (orderId) => orderToPay(sql, orderId),
    fulfil: ({ checkout }, tx) => takeFromStock(tx, checkout),
    // A person must look at each finding. A repeated finding has the same key.
    review: async ({ key, kind, orderId }) => console.error(`Look at order ${orderId}: ${kind} (${key}).`),
  });
}
