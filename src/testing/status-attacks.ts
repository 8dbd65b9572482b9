import type { Attack } from './attack.js';
import type { Merchant } from './merchant.js';

/** Gives the checkout of a started order a status in which the app must not fulfil the order. */
type Arrangement = (merchant: Merchant, checkoutId: string, half: number, whole: number) => Promise<void>;

const statusAttack = (name: Attack['name'], description: string, arrange: Arrangement): Attack => ({
  name,
  description,
  allowed: 0,
  async run(merchant, order) {
    const { id, amount } = await merchant.checkoutOf(order);
    // The app must not see the checkout earlier, because it may fulfil a paid one.
    await merchant.unreported(() => arrange(merchant, id, Math.max(1, Math.floor(amount / 2)), amount));
    await merchant.postWebhook(await merchant.checkoutOf(order));
    await merchant.confirm(order);
  },
});

/** Attacks with a status that is not PAID, although money was paid or reserved. */
export const STATUS_ATTACKS: readonly Attack[] = [
  statusAttack('authorized', 'The money was reserved, and not captured.', async ({ bank }, id) => {
    bank.authorize(id);
  }),
  statusAttack('pending-confirmation', 'The bank had not answered yet.', async ({ bank }, id) => {
    bank.hold(id);
  }),
  statusAttack(
    'refunded',
    'The money had gone back before the app asked.',
    async (merchant, id, _half, whole) => {
      merchant.bank.pay(id);
      await merchant.refund(id, whole);
    },
  ),
  statusAttack(
    'partially-refunded',
    'A part of the money had gone back before the app asked.',
    async (merchant, id, half) => {
      merchant.bank.pay(id);
      await merchant.refund(id, half);
    },
  ),
  statusAttack(
    'chargeback',
    'The bank had taken the money back before the app asked.',
    async ({ bank }, id) => {
      bank.pay(id);
      bank.chargeback(id);
    },
  ),
];
