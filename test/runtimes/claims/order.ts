import type { MobileCheckoutParams } from 'paymennt';

/** An order that nobody has placed before. */
export function newOrder(): MobileCheckoutParams {
  const id = crypto.randomUUID();
  return {
    requestId: `${id}-1`,
    orderId: id,
    currency: 'AED',
    amount: '105.00',
    items: [{ name: 'قهوة', quantity: 1, linetotal: '105.00' }],
    customer: { firstName: 'Test', lastName: 'User', email: 'test.user@shop.example' },
    billingAddress: { name: 'Test User', address1: '1 Test Street', city: 'Dubai', country: 'AE' },
  };
}
