import {
  type Checkout,
  fromMinorUnits,
  isUnsuccessful,
  type PaidCheckout,
  type PaymenntClient,
  type Verification,
} from 'paymennt';
import type { Order, OrderStore } from './orders.js';

const requestIdOf = (order: Order) => `${order.orderId}-${order.attempt}`;

const expectedOf = ({ orderId, currency, amountMinor }: Order) => ({
  orderId,
  currency,
  amount: fromMinorUnits(amountMinor, currency),
});

/**
 * Step 2: a checkout for the order, to be shown by the app. Safe to call again: as long as an attempt is open, its
 * checkout is handed out again, and only after it failed does the next one begin.
 */
export async function startCheckout(
  paymennt: PaymenntClient,
  orders: OrderStore,
  order: Order,
): Promise<Checkout> {
  const current = await findAttempt(paymennt, order);
  if (current && !isUnsuccessful(current)) {
    await orders.setCheckout(order.orderId, current.id);
    return current;
  }
  // An attempt that was written down but never reached the gateway keeps its number.
  if (current || order.attempt === 0) await orders.beginAttempt(order);
  const attempt = (await orders.find(order.orderId)) ?? order;
  const checkout = await createCheckout(paymennt, attempt);
  await orders.setCheckout(order.orderId, checkout.id);
  return checkout;
}

/** The checkout of the latest attempt, also when we crashed before we could write its id down. */
async function findAttempt(paymennt: PaymenntClient, order: Order): Promise<Checkout | undefined> {
  if (order.checkoutId) return paymennt.checkouts.get(order.checkoutId);
  if (order.attempt === 0) return undefined;
  const requestId = requestIdOf(order);
  const { items } = await paymennt.checkouts.search({ requestId });
  return items.find((checkout) => checkout.requestId === requestId);
}

function createCheckout(paymennt: PaymenntClient, order: Order): Promise<Checkout> {
  const { amount, currency } = expectedOf(order);
  return paymennt.checkouts.createMobile({
    requestId: requestIdOf(order),
    orderId: order.orderId,
    currency,
    amount,
    // Yours come from the order and the shopper's account.
    items: [{ name: `Order ${order.orderId}`, quantity: 1, unitprice: amount, linetotal: amount }],
    customer: { firstName: 'Noor', lastName: 'Example', email: 'noor@shop.example' },
    billingAddress: { name: 'Noor Example', address1: '1 Example Street', city: 'Dubai', country: 'AE' },
  });
}

/** What happens to an order that is paid. Takes a `PaidCheckout`, so nothing unproven can be shipped. */
export type Ship = (checkout: PaidCheckout) => void | Promise<void>;

/** Steps 5 and 6: asks the gateway what happened, and ships the order if this checkout really pays for it. */
export async function confirmPayment(
  paymennt: PaymenntClient,
  orders: OrderStore,
  order: Order,
  checkoutId: string,
  ship: Ship,
): Promise<Verification> {
  const result = await paymennt.checkouts.verify(checkoutId, expectedOf(order));
  // However many webhooks and apps confirm at once, one of them marks the order and ships it.
  if (result.verified && (await orders.markPaid(result.checkout))) await ship(result.checkout);
  return result;
}
