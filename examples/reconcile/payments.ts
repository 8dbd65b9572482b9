import type { PaymenntClient } from 'paymennt';
import { createPaymentFlow, type PaymentFlow, type SqlTag, sqlStorage } from 'paymennt/flow';
import { markPaid, orderToPay } from './shop.js';

/** The payment of the shop's orders, whatever framework is in front of it. */
export function createPayments(paymennt: PaymenntClient, sql: SqlTag): PaymentFlow {
  return createPaymentFlow({
    paymennt,
    storage: sqlStorage({ sql }),
    order: (orderId) => orderToPay(sql, orderId),
    // It may run twice for an order when the process dies in between. A storage with `transaction` runs it once.
    fulfil: ({ checkout }) => markPaid(sql, checkout),
    // Send this to a person. The key stays the same when the finding is repeated.
    review: async ({ key, kind, orderId }) => console.error(`Look at order ${orderId}: ${kind} (${key}).`),
  });
}

/** The HTTP status that answers the app, by the state that `start` returned. */
export const START_STATUS = { ready: 200, paid: 409, pending: 409, unknown_order: 404 } as const;
