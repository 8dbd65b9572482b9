import type { PaymenntClient } from 'paymennt';
import { CHECKOUT_ANSWER } from '../contract/checkout-answer.js';
import { refusalText, successText } from '../support/answers.js';
import { clientWith } from '../support/client.js';

/** An order of a shop. */
export interface ShopOrder {
  readonly orderId: string;
  readonly amount: number;
  readonly currency: string;
}

/** A shop's reaction to a webhook: the order ids that it ships. */
export type Backend = (
  client: PaymenntClient,
  body: string,
  orders: readonly ShopOrder[],
) => Promise<string[]>;

/** Ships what a webhook says is paid: three of the integrations that the project looked at do. */
export const believingBackend: Backend = async (_, body, orders) => {
  const { orderId, status } = JSON.parse(body) as { orderId?: string; status?: string };
  return orders
    .filter((order) => order.orderId === orderId && status === 'PAID')
    .map((order) => order.orderId);
};

/** Ships what the API says is paid, for the order that it was paid for. */
export const verifyingBackend: Backend = async (client, body, orders) => {
  const { id, orderId } = await client.checkouts.fromWebhook(body);
  const order = orders.find((known) => known.orderId === orderId);
  if (!order) return [];
  const result = await client.checkouts.verify(id, order);
  return result.verified ? [result.checkout.orderId] : [];
};

const ORDERS: readonly ShopOrder[] = [
  { orderId: 'ORD-PAID', amount: 100, currency: 'AED' },
  { orderId: 'ORD-PENDING', amount: 100, currency: 'AED' },
  { orderId: 'ORD-CHEAPER', amount: 100, currency: 'AED' },
  { orderId: 'ORD-DOLLARS', amount: 100, currency: 'AED' },
  { orderId: 'ORD-REFUNDED', amount: 100, currency: 'AED' },
  { orderId: 'ORD-AUTHORIZED', amount: 100, currency: 'AED' },
];

const CHECKOUTS: Readonly<Record<string, object>> = {
  '1': { orderId: 'ORD-PAID', status: 'PAID' },
  '2': { orderId: 'ORD-PENDING', status: 'PENDING' },
  '3': { orderId: 'ORD-CHEAPER', status: 'PAID', amount: 0.01 },
  '4': { orderId: 'ORD-DOLLARS', status: 'PAID', currency: 'USD' },
  '5': { orderId: 'ORD-REFUNDED', status: 'REFUNDED' },
  '6': { orderId: 'ORD-AUTHORIZED', status: 'AUTHORIZED' },
};

/** A gateway that knows these checkouts. */
async function fetchCheckout(url: string): Promise<Response> {
  const id = new URL(url).pathname.split('/').at(-1) ?? '';
  const known = Object.hasOwn(CHECKOUTS, id) ? CHECKOUTS[id] : undefined;
  if (!known) return new Response(refusalText('Checkout not found for API merchant'), { status: 400 });
  return new Response(successText({ ...CHECKOUT_ANSWER, amount: 100, ...known, id }));
}

const paid = (id: string, orderId: string) =>
  JSON.stringify({ id, orderId, status: 'PAID', currency: 'AED', grandtotal: 100 });

/** The one webhook that is true. */
export const GENUINE = paid('1', 'ORD-PAID');

/** Webhooks that anybody could post. */
export const FORGED: Readonly<Record<string, string>> = {
  'says that a pending checkout is paid': paid('2', 'ORD-PENDING'),
  'names the paid checkout of another order': paid('1', 'ORD-PENDING'),
  'hides that less was paid': paid('3', 'ORD-CHEAPER'),
  'hides that another currency was paid': paid('4', 'ORD-DOLLARS'),
  'hides a refund': paid('5', 'ORD-REFUNDED'),
  'takes a reservation for a payment': paid('6', 'ORD-AUTHORIZED'),
  'names a checkout that does not exist': paid('7', 'ORD-PENDING'),
  'names a path': paid('1/../2', 'ORD-PENDING'),
  'names a prototype': paid('__proto__', 'ORD-PENDING'),
  'names nothing': JSON.stringify({ orderId: 'ORD-PENDING', status: 'PAID' }),
  'names an object': JSON.stringify({ id: { $ne: null }, orderId: 'ORD-PENDING', status: 'PAID' }),
  'names its id in a prototype': '{"__proto__":{"id":"1"},"orderId":"ORD-PENDING","status":"PAID"}',
};

/** What a shop ships on account of a webhook; a webhook that it cannot make sense of ships nothing. */
export async function shippedBy(backend: Backend, body: string): Promise<string[]> {
  return backend(clientWith({ fetch: fetchCheckout, maxRetries: 0 }), body, ORDERS).catch(() => []);
}
