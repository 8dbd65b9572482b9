import type { Checkout } from 'paymennt';

const JSON_TYPE = { 'content-type': 'application/json' };

/** An answer with any JSON. */
export function json(body: unknown, init: ResponseInit = {}): Response {
  return new Response(JSON.stringify(body), { ...init, headers: { ...JSON_TYPE, ...init.headers } });
}

/** An answer in which the API says yes. */
export const yes = (result: unknown): Response => json({ success: true, elapsed: 3, result });

/** An answer in which the API says no, with HTTP 400 unless told otherwise. */
export const no = (sentence: string, init: ResponseInit = { status: 400 }): Response =>
  json({ success: false, elapsed: 3, error: sentence }, init);

/** An answer with one page of a list. */
export const page = (rows: readonly unknown[], numbers: object = {}): Response =>
  yes({ page: 0, size: 20, totalPages: 1, totalElements: rows.length, content: rows, ...numbers });

/** The checkout that tests are about, as the API words it. */
export const CHECKOUT = {
  id: '1653241101733169556',
  displayId: 'QS3IM5',
  checkoutKey: 'key-of-a-checkout',
  requestId: 'ORD-1234-r1',
  orderId: 'ORD-1234',
  currency: 'AED',
  amount: 105.5,
  status: 'PENDING',
  redirectUrl: 'https://pay.test.paymennt.com/checkout/key-of-a-checkout',
} as const satisfies Partial<Checkout>;

/** The order that {@link CHECKOUT} is for. */
export const ORDER = {
  requestId: CHECKOUT.requestId,
  orderId: CHECKOUT.orderId,
  currency: CHECKOUT.currency,
  amount: '105.50',
  items: [{ name: 'Coffee beans', quantity: 2, linetotal: '105.50' }],
  customer: { firstName: 'Test', lastName: 'User', email: 'shopper@example.com' },
  billingAddress: { name: 'Test User', address1: '1 Test Street', city: 'Dubai', country: 'AE' },
} as const;
