import type { Attack } from './attack.js';
import type { Merchant } from './merchant.js';

const twoPayable = (merchant: Merchant, orderId: string) => {
  const payable = merchant.payableCheckouts(orderId).length;
  return payable > 1 ? `The shopper can pay ${payable} checkouts of one order.` : undefined;
};

/** Attacks with repeated taps on Pay, and with an order whose price changes. */
export const TAP_ATTACKS: readonly Attack[] = [
  {
    name: 'double-tap-after-decline',
    description: 'The shopper tapped Pay three times at once after a declined card, and paid.',
    allowed: 1,
    needs: 'startAgain',
    async run(merchant, order) {
      merchant.bank.decline(order.checkoutId);
      const taps = await Promise.all([1, 2, 3].map(() => merchant.startAgain(order)));
      const problem = twoPayable(merchant, order.orderId);
      const [again] = taps.filter((tap) => tap !== undefined);
      if (!again) return 'The shopper could not pay again after a declined card.';
      await merchant.pay(again);
      await merchant.postWebhook({ ...(await merchant.checkoutOf(again)), status: 'PAID' });
      await merchant.confirm(again);
      return problem;
    },
  },
  {
    name: 'price-change',
    description: 'The price changed while a checkout was open, and the shopper paid the old price.',
    allowed: 0,
    needs: 'changePrice',
    async run(merchant, order) {
      const before = await merchant.checkoutOf(order);
      await merchant.changePrice(order);
      const again = await merchant.startAgain(order);
      const problem =
        again && (await merchant.checkoutOf(again)).amount === before.amount
          ? 'The app handed out a checkout with the old price.'
          : twoPayable(merchant, order.orderId);
      const isPayable = merchant.payableCheckouts(order.orderId).some(({ id }) => id === order.checkoutId);
      if (isPayable) await merchant.pay(order);
      await merchant.postWebhook({ ...(await merchant.checkoutOf(order)), status: 'PAID' });
      await merchant.confirm(order);
      return problem;
    },
  },
];
