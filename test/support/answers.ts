import { CHECKOUT_ANSWER } from '../contract/checkout-answer.js';

const JSON_TYPE = { 'content-type': 'application/json' };

/** The API says yes, as an object. */
export const successOf = (result: unknown) => ({ success: true, elapsed: 3, result });

/** The API says no, as an object. */
export const refusalOf = (error: string) => ({ success: false, elapsed: 3, error });

/** The two as they are on the wire. */
export const successText = (result: unknown): string => JSON.stringify(successOf(result));
export const refusalText = (error: string): string => JSON.stringify(refusalOf(error));

/** An answer with any JSON. */
export function json(body: unknown, init: ResponseInit = {}): Response {
  return new Response(JSON.stringify(body), { ...init, headers: { ...JSON_TYPE, ...init.headers } });
}

/** An answer in which the API says yes. */
export const yes = (result: unknown): Response => json(successOf(result));

/** An answer in which the API says no, with HTTP 400 unless told otherwise. */
export const no = (sentence: string, init: ResponseInit = { status: 400 }): Response =>
  json(refusalOf(sentence), init);

/** One page of a list, as an object. */
export const pageOf = (rows: readonly unknown[], numbers: object = {}) => ({
  ...{ page: 0, size: 20, totalPages: 1, totalElements: rows.length, content: rows },
  ...numbers,
});

/** An answer with one page of a list. */
export const page = (rows: readonly unknown[], numbers: object = {}): Response => yes(pageOf(rows, numbers));

/** Everything that a mobile checkout needs around an order. */
export const orderOf = <Amount extends string | number>(order: {
  readonly requestId: string;
  readonly orderId: string;
  readonly currency: string;
  readonly amount: Amount;
}) => ({
  ...order,
  items: [{ name: 'Coffee beans', quantity: 2, linetotal: order.amount }] as const,
  customer: { firstName: 'Test', lastName: 'User', email: 'shopper@example.com' },
  billingAddress: { name: 'Test User', address1: '1 Test Street', city: 'Dubai', country: 'AE' },
});

const { id, displayId, checkoutKey, requestId, orderId, currency, amount, redirectUrl } = CHECKOUT_ANSWER;

/** The checkout that most tests are about: what a creation and they need of a pending one. */
export const CHECKOUT = {
  ...{ id, displayId, checkoutKey, requestId, orderId, currency, amount, redirectUrl },
  status: 'PENDING',
} as const;

/** The order that {@link CHECKOUT} is for. */
export const ORDER = orderOf({ requestId, orderId, currency, amount: '105.50' });
