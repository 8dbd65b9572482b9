import type { PaymenntClient } from 'paymennt';
import { CHECKOUT_ANSWER } from '../contract/checkout-answer.js';
import { address, customer, items, order } from '../contract/rows/order-fixtures.js';
import { ROWS } from '../contract/rows/rows.js';
import type { Canaries } from './leaks.js';

/** One of everything that must never leave the process on its way through a failure: most are sent by the table of calls. */
export const CANARIES = {
  apiKey: 'canary-api-key',
  apiSecret: 'canary-api-secret',
  hmacKey: 'canary-hmac-key',
  cardToken: 'ctk/te+st=card&x',
  paymentToken: 'ptk_test_a+b/c=',
  cvv: '90817263',
  email: customer.email,
  firstName: customer.firstName,
  lastName: customer.lastName,
  phone: customer.phone,
  addressName: address.name,
  street: address.address1,
  city: address.city,
  checkoutKey: 'canary-checkout-key',
} as const satisfies Canaries;

/** An order full of canaries. */
export const canaryOrder = {
  ...order,
  items,
  customer,
  billingAddress: address,
  deliveryAddress: address,
};

/** Where a canary is sent. */
const SENSITIVE = ROWS.filter(({ target, body = '' }) => {
  const sent = decodeURIComponent(target) + body;
  return Object.values(CANARIES).some((canary) => sent.includes(canary));
});

/** Operations whose answers hold a key. */
const WITH_KEYS = ROWS.filter(({ operation }) => ['webhooks.create', 'webhooks.list'].includes(operation));

const id = CHECKOUT_ANSWER.id;

type Call = (client: PaymenntClient) => PromiseLike<unknown>;

/** Calls that send canaries, get them back, or both. */
export const CANARY_CALLS: readonly (readonly [name: string, call: Call])[] = [
  ...[...SENSITIVE, ...WITH_KEYS].map(({ operation, call }) => [operation, call] as const),
  ['checkouts.get', ({ checkouts }) => checkouts.get(id)],
  [
    'checkouts.verify',
    ({ checkouts }) =>
      checkouts.verify(id, { orderId: order.orderId, amount: order.amount, currency: order.currency }),
  ],
  ['request', (client) => client.request({ method: 'POST', path: '/checkout/mobile', body: canaryOrder })],
];

/** An answer in which every sensitive field holds its canary. */
export const canaryCheckout = {
  ...CHECKOUT_ANSWER,
  requestId: order.requestId,
  checkoutKey: CANARIES.checkoutKey,
  redirectUrl: `https://pay.test.paymennt.com/checkout/${CANARIES.checkoutKey}`,
  customer,
  billingAddress: address,
  deliveryAddress: address,
  hmacKey: CANARIES.hmacKey,
  token: CANARIES.cardToken,
  cvv: CANARIES.cvv,
};
