import { createPaymentFlow } from 'paymennt/flow';
import type { FlowFactory } from './model.js';

type Checkouts = Parameters<FlowFactory>[0]['paymennt']['checkouts'];

/** The flow with a client that is not the real one's. */
const withCheckouts =
  (change: (checkouts: Checkouts) => Partial<Record<keyof Checkouts, unknown>>): FlowFactory =>
  (options) => {
    const { paymennt } = options;
    const checkouts = { ...paymennt.checkouts, ...change(paymennt.checkouts) } as Checkouts;
    return createPaymentFlow({ ...options, paymennt: { ...paymennt, checkouts } });
  };

/** Flows with one mistake each, and what the model must say about it. */
export const BROKEN_FLOWS: Readonly<Record<string, { createFlow: FlowFactory; says: RegExp }>> = {
  'believes every checkout that is paid': {
    createFlow: withCheckouts((checkouts) => ({
      verify: async (id: string) => {
        const checkout = await checkouts.get(id);
        return checkout.status === 'PAID'
          ? { verified: true, checkout }
          : { verified: false, reason: 'not_paid', checkout, mismatches: [] };
      },
    })),
    says: /paid wrongly/,
  },
  'searches for nothing': {
    createFlow: withCheckouts(() => ({ search: async function* () {} })),
    says: /without fulfilment or finding/,
  },
  'cancels nothing': {
    createFlow: withCheckouts((checkouts) => ({ cancel: (id: string) => checkouts.get(id) })),
    says: /can be paid/,
  },
  'opens a checkout at every tap': {
    createFlow: (options) => {
      let taps = 0;
      return createPaymentFlow({
        ...options,
        requestId: (orderId, attempt) => {
          taps += 1;
          return `${orderId}-${attempt}-${taps}`;
        },
      });
    },
    says: /checkouts can be paid/,
  },
  'fulfils before it marks the order as paid': {
    createFlow: (options) => {
      const flow = createPaymentFlow({ ...options, fulfil: () => undefined });
      const { paymennt, storage, order, fulfil } = options;
      return {
        ...flow,
        async confirm(orderId) {
          const record = await storage.read(orderId);
          const expected = await order(orderId);
          if (!record?.checkoutId || !expected || record.paidBy !== null) return flow.confirm(orderId);
          const { amount, currency } = expected;
          const result = await paymennt.checkouts.verify(record.checkoutId, { orderId, amount, currency });
          const effects: (() => void)[] = [];
          if (result.verified) {
            await fulfil({ orderId, checkout: result.checkout }, { rows: new Map(), effects });
            for (const effect of effects) effect();
          }
          return flow.confirm(orderId);
        },
      };
    },
    says: /fulfilled \d+ times/,
  },
  'keeps its findings to itself': {
    createFlow: (options) => createPaymentFlow({ ...options, review: () => undefined }),
    says: /without fulfilment or finding/,
  },
};
