import { currencyDecimals } from '../money.js';
import type { StartedOrder } from './app-under-test.js';
import type { Merchant } from './merchant.js';

/**
 * The name of an attack.
 *
 * @example
 * ```ts
 * import type { AttackName, SecurityReport } from 'paymennt/testing';
 *
 * const fendedOff = ({ findings }: SecurityReport, name: AttackName) =>
 *   findings.some(({ attack, passed }) => attack === name && passed);
 * ```
 */
export type AttackName =
  | 'honest-payment'
  | 'forged-webhook'
  | 'invented-checkout'
  | 'confirmed-unpaid'
  | 'replay'
  | 'cheaper-checkout'
  | 'other-currency'
  | 'somebody-elses-checkout';

interface Attack {
  readonly name: AttackName;
  readonly description: string;
  /** How often the order may be fulfilled. */
  readonly allowed: 0 | 1;
  /** Carries the attack out. Resolves with the order that must not have been fulfilled, or once. */
  run(merchant: Merchant): Promise<StartedOrder>;
}

/** Two currencies for each number of decimals: one of them is not the order's, and takes the same amount. */
const CURRENCIES: Readonly<Record<number, readonly string[]>> = {
  0: ['JPY', 'KRW'],
  2: ['USD', 'EUR'],
  3: ['KWD', 'BHD'],
};

function otherCurrency(currency: string): string {
  const candidates = CURRENCIES[currencyDecimals(currency)] ?? [];
  return candidates.find((candidate) => candidate !== currency) ?? 'USD';
}

export const ATTACKS: readonly Attack[] = [
  {
    name: 'honest-payment',
    description: 'An order was paid, reported and confirmed.',
    allowed: 1,
    async run(merchant) {
      const order = await merchant.startOrder();
      await merchant.pay(order);
      await merchant.postWebhook({ ...(await merchant.checkoutOf(order)), status: 'PAID' });
      await merchant.confirm(order);
      return order;
    },
  },
  {
    name: 'forged-webhook',
    description: 'A webhook said PAID about an order that nobody had paid.',
    allowed: 0,
    async run(merchant) {
      const order = await merchant.startOrder();
      const checkout = await merchant.checkoutOf(order);
      await merchant.postWebhook({ ...checkout, status: 'PAID', grandtotal: checkout.amount });
      return order;
    },
  },
  {
    name: 'invented-checkout',
    description: 'A webhook said PAID with the id of a checkout that does not exist.',
    allowed: 0,
    async run(merchant) {
      const order = await merchant.startOrder();
      const checkout = await merchant.checkoutOf(order);
      await merchant.postWebhook({ ...checkout, id: '1000000000000000000', status: 'PAID' });
      return order;
    },
  },
  {
    name: 'confirmed-unpaid',
    description: 'The app claimed to have reached the confirmation URL without a payment.',
    allowed: 0,
    async run(merchant) {
      const order = await merchant.startOrder();
      await merchant.confirm(order);
      return order;
    },
  },
  {
    name: 'replay',
    description: 'One payment was reported five times, three of them at once, and confirmed twice.',
    allowed: 1,
    async run(merchant) {
      const order = await merchant.startOrder();
      await merchant.pay(order);
      const body = { ...(await merchant.checkoutOf(order)), status: 'PAID' };
      await Promise.all([1, 2, 3].map(() => merchant.postWebhook(body)));
      await Promise.all([merchant.postWebhook(body), merchant.confirm(order)]);
      await merchant.confirm(order);
      await merchant.postWebhook(body);
      return order;
    },
  },
  {
    name: 'cheaper-checkout',
    description: 'A paid checkout that names the order, but is cheaper, was reported.',
    allowed: 0,
    async run(merchant) {
      const order = await merchant.startOrder();
      const { orderId, currency, amount } = await merchant.checkoutOf(order);
      const cheap = await merchant.paidCheckout({ orderId, currency, amount: 1 });
      await merchant.postWebhook({ ...cheap, status: 'PAID', amount });
      return order;
    },
  },
  {
    name: 'other-currency',
    description: 'A paid checkout that names the order, but is in another currency, was reported.',
    allowed: 0,
    async run(merchant) {
      const order = await merchant.startOrder();
      const { orderId, currency, amount } = await merchant.checkoutOf(order);
      const other = await merchant.paidCheckout({ orderId, currency: otherCurrency(currency), amount });
      await merchant.postWebhook({ ...other, status: 'PAID', currency });
      return order;
    },
  },
  {
    name: 'somebody-elses-checkout',
    description: 'The paid checkout of another order was reported as if it were for this one.',
    allowed: 0,
    async run(merchant) {
      const order = await merchant.startOrder();
      const { currency, amount } = await merchant.checkoutOf(order);
      const theirs = await merchant.paidCheckout({ orderId: 'SOMEBODY-ELSES-ORDER', currency, amount });
      await merchant.postWebhook({ ...theirs, status: 'PAID', orderId: order.orderId });
      return order;
    },
  },
];
