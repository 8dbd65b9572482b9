import type { PaymenntClient } from 'paymennt';
import { createPaymentFlow, type PaymentFlow, type SqlTag, sqlStorage } from 'paymennt/flow';
import { markPaid, orderToPay } from './shop.js';

/** The payment flow of the shop's orders, for every framework. */
export function createPayments(paymennt: PaymenntClient, sql: SqlTag): PaymentFlow {
  return createPaymentFlow({
    paymennt,
    storage: sqlStorage({ sql }),
    order: (orderId) => orderToPay(sql, orderId),
    // Can run twice for an order if the process dies in between. With a storage that has `transaction`, it commits once.
    fulfil: ({ checkout }) => markPaid(sql, checkout),
    // A person must look at each finding. A repeated finding has the same key.
    review: async ({ key, kind, orderId }) => console.error(`Look at order ${orderId}: ${kind} (${key}).`),
  });
}

/** The HTTP status of the answer to the app, for each state of `start`. */
export const START_STATUS = { ready: 200, paid: 409, pending: 409, unknown_order: 404 } as const;
