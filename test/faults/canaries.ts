import type { PaymenntClient } from 'paymennt';
import type { Canaries } from './leaks.js';
import type { Json } from './recorded-answers.js';
import * as recorded from './recorded-answers.js';

/** One of everything that must never leave the process on its way through a failure. */
export const CANARIES = {
  apiKey: 'canary-api-key',
  apiSecret: 'canary-api-secret',
  hmacKey: 'canary-hmac-key',
  cardToken: 'canary-card-token',
  cvv: '90817263',
  email: 'Canary.Mail@example.com',
  firstName: 'Canaryfirst',
  lastName: 'Canarylast',
  phone: '971509988776',
  addressName: 'Canaryfirst Q. Canarylast',
  street: '7 Canary Street',
  city: 'Canaryville',
  checkoutKey: 'canary-checkout-key',
} as const satisfies Canaries;

const customer = {
  id: 'customer-7',
  firstName: CANARIES.firstName,
  lastName: CANARIES.lastName,
  email: CANARIES.email,
  phone: CANARIES.phone,
};

const billingAddress = {
  name: CANARIES.addressName,
  address1: CANARIES.street,
  city: CANARIES.city,
  country: 'AE',
};

/** An order full of canaries. */
export const canaryOrder = {
  requestId: 'ORD-1-r1',
  orderId: 'ORD-1',
  currency: 'AED',
  amount: 100,
  customer,
  billingAddress,
  deliveryAddress: billingAddress,
  items: [{ name: 'Thing', quantity: 1, linetotal: 100 }],
};

const storedCardSource = {
  type: 'STORED_CARD' as const,
  token: CANARIES.cardToken,
  cvv: CANARIES.cvv,
};

/** Calls that send canaries, get them back, or both. */
export const CANARY_CALLS: Readonly<Record<string, (client: PaymenntClient) => Promise<unknown>>> = {
  'checkouts.createMobile': ({ checkouts }) => checkouts.createMobile(canaryOrder),
  'checkouts.search': async ({ checkouts }) =>
    checkouts.search({ customer: { email: CANARIES.email, phone: CANARIES.phone } }),
  'checkouts.get': ({ checkouts }) => checkouts.get('1'),
  'checkouts.verify': ({ checkouts }) =>
    checkouts.verify('1', { orderId: 'ORD-1', amount: 100, currency: 'AED' }),
  'checkouts.refund': ({ checkouts }) => checkouts.refund('1', { amount: 5, currency: 'AED', note: 'Late' }),
  'payments.create': ({ payments }) =>
    payments.create({ source: storedCardSource, checkoutDetails: canaryOrder }),
  'subscriptions.create': ({ subscriptions }) =>
    subscriptions.create({
      description: 'cookies',
      currency: 'AED',
      amount: 10,
      customer,
      billingAddress,
      startDate: '2026-02-01',
      sendOnHour: 0,
      sendEvery: 'MONTH',
    }),
  'cards.get': ({ cards }) => cards.get(CANARIES.cardToken),
  'cards.delete': ({ cards }) => cards.delete(CANARIES.cardToken),
  'webhooks.create': ({ webhooks }) => webhooks.create({ address: 'https://shop.example.com/webhooks' }),
  'webhooks.list': async ({ webhooks }) => webhooks.list(),
  request: (client) => client.request({ method: 'POST', path: '/checkout/mobile', body: canaryOrder }),
};

/** An answer in which every sensitive field holds its canary. */
export const canaryCheckout: Json = {
  ...recorded.checkout,
  requestId: canaryOrder.requestId,
  checkoutKey: CANARIES.checkoutKey,
  redirectUrl: `https://pay.test.paymennt.com/checkout/${CANARIES.checkoutKey}`,
  customer,
  billingAddress,
  deliveryAddress: billingAddress,
  hmacKey: CANARIES.hmacKey,
  token: CANARIES.cardToken,
  cvv: CANARIES.cvv,
};
