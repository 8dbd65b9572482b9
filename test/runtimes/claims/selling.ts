import { isConfirmationUrl, isPaid } from 'paymennt';
import type { Claim } from './claim.js';
import { newOrder } from './order.js';

const EVIL = 'https://pay.paymennt.com.evil.example/complete/1';

/** What the SDK is for. */
export const SELLING: readonly Claim[] = [
  {
    claim: 'sells: a checkout is created, paid, verified, and refunded in part',
    async seen(stage) {
      const { checkouts } = stage.client();
      const order = newOrder();
      const { orderId, amount, currency } = order;
      const { id, status, redirectUrl } = await checkouts.createMobile(order);
      const before = await checkouts.verify(id, { orderId, amount, currency });
      await stage.pay(redirectUrl);
      const after = await checkouts.verify(id, { orderId, amount, currency });
      const forLess = await checkouts.verify(id, { orderId, amount: '1.05', currency });
      const refunded = await checkouts.refund(id, { amount: '5.00', currency, note: 'مرتجع' });
      return {
        status,
        before: before.verified,
        after: after.verified && isPaid(after.checkout),
        forLess: forLess.verified ? 'verified' : forLess.reason,
        refunded: refunded.status,
      };
    },
    expected: {
      status: 'PENDING',
      before: false,
      after: true,
      forLess: 'mismatch',
      refunded: 'PARTIALLY_REFUNDED',
    },
  },
  {
    claim: 'creates a checkout once, although the connection breaks when the gateway has done it',
    async seen(stage) {
      const requests: string[] = [];
      const onRequest = ({ method }: { method: string }) => requests.push(method);
      const order = newOrder();
      await stage.fail({ operation: 'checkouts.createMobile', fault: 'reset-after-commit' });
      const checkout = await stage.client({ hooks: { onRequest } }).checkouts.createMobile(order);
      return {
        mine: checkout.requestId === order.requestId,
        atGateway: await stage.checkoutsFor(order.requestId),
        requests,
      };
    },
    expected: { mine: true, atGateway: 1, requests: ['POST', 'GET'] },
  },
  {
    claim: 'walks through every page of a list',
    async seen(stage) {
      const { checkouts } = stage.client();
      const { orderId } = newOrder();
      for (let count = 0; count < 5; count += 1) await checkouts.createMobile({ ...newOrder(), orderId });
      const ids = new Set<string>();
      for await (const { id } of checkouts.search({ orderId, size: 2 })) ids.add(id);
      const page = await checkouts.search({ orderId, size: 2 });
      return { found: ids.size, pages: page.totalPages, next: (await page.nextPage())?.items.length };
    },
    expected: { found: 5, pages: 3, next: 2 },
  },
  {
    claim: 'keeps every digit of an id that comes, or goes, as a bare number',
    async seen(stage) {
      const paymennt = stage.troubled('bare-ids');
      const { id } = await paymennt.checkouts.get('1');
      const raw = await paymennt.request({ method: 'GET', path: '/checkout/1' });
      await paymennt.checkouts.createMobile({ ...newOrder(), branchId: 1_653_241_101_733_169_557n });
      const [, , { body } = { body: '' }] = await stage.requestsTo('bare-ids');
      return { id, raw: (raw as { id: unknown }).id, sent: /"branchId":(\d+)/.exec(body)?.[1] };
    },
    expected: { id: '1653241101733169556', raw: '1653241101733169556', sent: '1653241101733169557' },
  },
  {
    claim: 'knows a confirmation URL from one that looks like it',
    seen: async () =>
      ['https://pay.paymennt.com/complete/1?x=1', 'https://pay.paymennt.com/checkout/1', EVIL].map((url) =>
        isConfirmationUrl(url, 'live'),
      ),
    expected: [true, false, false],
  },
];
