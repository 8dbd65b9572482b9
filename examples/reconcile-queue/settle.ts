import { fromMinorUnits, isUnsuccessful, type PaymenntClient } from 'paymennt';
import type { OrderStore } from './orders.js';
import type { Settlement } from './queues.js';

/**
 * One job: asks the gateway once, and fulfils the order when the checkout pays for it. It may run any number of
 * times, at the same time too.
 *
 * @returns what came of it, for the log.
 */
export async function settle(
  paymennt: PaymenntClient,
  orders: OrderStore,
  { orderId, checkoutId }: Settlement,
): Promise<string> {
  const order = await orders.find(orderId);
  if (!order) return 'no such order';
  if (order.paidBy === checkoutId) return 'fulfilled before';
  const { currency, amountMinor } = order;
  const amount = fromMinorUnits(amountMinor, currency);
  const result = await paymennt.checkouts.verify(checkoutId, { orderId, amount, currency });
  if (result.verified) {
    if (await orders.fulfil(result.checkout)) return 'fulfilled';
    const { paidBy } = (await orders.find(orderId)) ?? {};
    return paidBy === checkoutId ? 'fulfilled before' : 'paid twice: refund this checkout';
  }
  if (result.reason === 'mismatch') {
    return `not for this order: another ${result.mismatches.map(({ field }) => field).join(' and ')}`;
  }
  if (isUnsuccessful(result.checkout)) await orders.endAttempt(orderId, checkoutId);
  return result.checkout.rawStatus;
}
