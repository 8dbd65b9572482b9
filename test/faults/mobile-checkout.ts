import type { Order } from './truth.js';

/** Everything that a mobile checkout needs around an order. */
export function mobileCheckoutOf({ requestId, orderId, currency, amount }: Order) {
  return {
    requestId,
    orderId,
    currency,
    amount,
    customer: { firstName: 'Test', lastName: 'User', email: 'shopper@example.com' },
    billingAddress: { name: 'Test User', address1: '1 Test Street', city: 'Dubai', country: 'AE' },
    items: [{ name: 'Thing', quantity: 1, linetotal: amount }],
  };
}
