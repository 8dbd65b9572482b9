import type { PaymenntClient, RequestOptions } from 'paymennt';
import { mobileCheckoutOf } from './mobile-checkout.js';

/** A method of the client, as a row of the outcome table. */
export interface OutcomeOperation {
  /** What errors call it. */
  readonly name: string;
  readonly effect: 'read' | 'write';
  call(client: PaymenntClient, options?: RequestOptions): Promise<unknown>;
}

const order = mobileCheckoutOf({ requestId: 'ORD-1-r1', orderId: 'ORD-1', currency: 'AED', amount: 100 });
const ID = '1653241101733169556';

export const CREATION: OutcomeOperation = {
  name: 'checkouts.createMobile',
  effect: 'write',
  call: ({ checkouts }, options) => checkouts.createMobile(order, options),
};

/** Writes that nothing can look up: they are sent once. */
export const SENT_ONCE: readonly OutcomeOperation[] = [
  {
    name: 'checkouts.refund',
    effect: 'write',
    call: ({ checkouts }, options) =>
      checkouts.refund(ID, { amount: 5, currency: 'AED', note: 'Out of stock' }, options),
  },
  {
    name: 'payments.capture',
    effect: 'write',
    call: ({ payments }, options) => payments.capture(ID, options),
  },
  {
    name: 'payments.create',
    effect: 'write',
    call: ({ payments }, options) =>
      payments.create({ source: { type: 'TOKEN', token: 'token-1' }, checkoutId: ID }, options),
  },
  {
    name: 'checkouts.cancel',
    effect: 'write',
    call: ({ checkouts }, options) => checkouts.cancel(ID, options),
  },
];

export const READS: readonly OutcomeOperation[] = [
  { name: 'checkouts.get', effect: 'read', call: ({ checkouts }, options) => checkouts.get(ID, options) },
  {
    name: 'checkouts.search',
    effect: 'read',
    call: async ({ checkouts }, options) => checkouts.search({ orderId: 'ORD-1' }, options),
  },
];
