import type { PaymenntClient } from 'paymennt';
import type { OrderStore } from './orders.js';
import { enqueue, type openSettlements } from './queues.js';

// A payment link lives a week at most. The rest is for the time zone of `afterTimestamp`, which is not documented.
const LOOK_BACK = 9 * 24 * 3_600_000;

/**
 * Puts every order into the queue that may have been paid without our knowing. Whether it was is decided by the job;
 * so a sweep may die half-way, be repeated, and overlap with another one.
 */
export async function sweep(
  paymennt: PaymenntClient,
  orders: OrderStore,
  settlements: ReturnType<typeof openSettlements>,
): Promise<void> {
  const afterTimestamp = timestamp(Date.now() - LOOK_BACK);
  // Does every payment have its order? This also finds checkouts whose id we never came to store.
  const paid = paymennt.checkouts.search({ status: ['PAID'], afterTimestamp, size: 100 });
  for await (const { id, orderId = '' } of paid) {
    const order = await orders.find(orderId);
    if (!order) console.error(`Checkout ${id} is paid, but there is no order "${orderId}".`);
    else if (order.paidBy !== id) await enqueue(settlements, { orderId, checkoutId: id });
  }
  // What became of the orders that are still open?
  for await (const { orderId, checkoutId } of orders.unsettled()) {
    await enqueue(settlements, { orderId, checkoutId });
  }
}

/** `yyyy-MM-dd HH:mm:ss` */
function timestamp(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, 19).replace('T', ' ');
}
