import { currencyDecimals, fromMinorUnits, toMinorUnits } from '../money.js';
import type { Attack } from './attack.js';
import { STATUS_ATTACKS } from './status-attacks.js';
import { TAP_ATTACKS } from './tap-attacks.js';

/** Two currencies for each number of decimals, so that one differs from the order's and allows the same amount. */
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
    async run(merchant, order) {
      await merchant.pay(order);
      await merchant.postWebhook({ ...(await merchant.checkoutOf(order)), status: 'PAID' });
      await merchant.confirm(order);
    },
  },
  {
    name: 'forged-webhook',
    description: 'A webhook said PAID about an order that nobody had paid.',
    allowed: 0,
    async run(merchant, order) {
      const checkout = await merchant.checkoutOf(order);
      await merchant.postWebhook({ ...checkout, status: 'PAID', grandtotal: checkout.amount });
    },
  },
  {
    name: 'invented-checkout',
    description: 'A webhook said PAID with the id of a checkout that does not exist.',
    allowed: 0,
    async run(merchant, order) {
      const checkout = await merchant.checkoutOf(order);
      await merchant.postWebhook({ ...checkout, id: '1000000000000000000', status: 'PAID' });
    },
  },
  {
    name: 'confirmed-unpaid',
    description: 'The app claimed to have reached the confirmation URL without a payment.',
    allowed: 0,
    async run(merchant, order) {
      await merchant.confirm(order);
    },
  },
  {
    name: 'replay',
    description: 'One payment was reported five times, three of them at once, and confirmed twice.',
    allowed: 1,
    async run(merchant, order) {
      await merchant.pay(order);
      const body = { ...(await merchant.checkoutOf(order)), status: 'PAID' };
      await Promise.all([1, 2, 3].map(() => merchant.postWebhook(body)));
      await Promise.all([merchant.postWebhook(body), merchant.confirm(order)]);
      await merchant.confirm(order);
      await merchant.postWebhook(body);
    },
  },
  {
    name: 'simultaneous-confirmations',
    description: 'The app confirmed one payment four times at once.',
    allowed: 1,
    needs: 'confirm',
    async run(merchant, order) {
      await merchant.unreported(() => merchant.pay(order));
      await Promise.all([1, 2, 3, 4].map(() => merchant.confirm(order)));
    },
  },
  {
    name: 'cheaper-checkout',
    description: 'A paid checkout that names the order, but is cheaper, was reported.',
    allowed: 0,
    async run(merchant, order) {
      const { orderId, currency, amount } = await merchant.checkoutOf(order);
      const cheap = await merchant.paidCheckout({ orderId, currency, amount: 1 });
      await merchant.postWebhook({ ...cheap, status: 'PAID', amount });
    },
  },
  {
    name: 'one-minor-unit-less',
    description: 'A paid checkout that names the order, but is one minor unit cheaper, was reported.',
    allowed: 0,
    async run(merchant, order) {
      const { orderId, currency, amount } = await merchant.checkoutOf(order);
      const less = Number(fromMinorUnits(toMinorUnits(amount, currency) - 1, currency));
      const checkout = await merchant.paidCheckout({ orderId, currency, amount: less });
      await merchant.postWebhook({ ...checkout, status: 'PAID', amount });
    },
  },
  {
    name: 'other-currency',
    description: 'A paid checkout that names the order, but is in another currency, was reported.',
    allowed: 0,
    async run(merchant, order) {
      const { orderId, currency, amount } = await merchant.checkoutOf(order);
      const other = await merchant.paidCheckout({ orderId, currency: otherCurrency(currency), amount });
      await merchant.postWebhook({ ...other, status: 'PAID', currency });
    },
  },
  {
    name: 'somebody-elses-checkout',
    description: 'The paid checkout of another order was reported as if it were for this one.',
    allowed: 0,
    async run(merchant, order) {
      const { currency, amount } = await merchant.checkoutOf(order);
      const theirs = await merchant.paidCheckout({ orderId: 'SOMEBODY-ELSES-ORDER', currency, amount });
      await merchant.postWebhook({ ...theirs, status: 'PAID', orderId: order.orderId });
    },
  },
  {
    name: 'chosen-checkout',
    description: 'The app confirmed an unpaid order with the id of a checkout that another order had paid.',
    allowed: 0,
    needs: 'confirmWith',
    async run(merchant, order) {
      const { currency, amount } = await merchant.checkoutOf(order);
      const theirs = await merchant.paidCheckout({ orderId: 'SOMEBODY-ELSES-ORDER', currency, amount });
      await merchant.confirm(order, theirs.id);
    },
  },
  {
    name: 'forged-return-url',
    description: 'A browser opened the return URL of an order that nobody had paid.',
    allowed: 0,
    needs: 'returnUrl',
    async run(merchant, order) {
      const { id, requestId } = await merchant.checkoutOf(order);
      await merchant.openReturnUrl({ reference: requestId, checkout: id });
      await merchant.openReturnUrl({ reference: requestId, checkout: id, status: 'PAID' });
    },
  },
  ...STATUS_ATTACKS,
  ...TAP_ATTACKS,
];
