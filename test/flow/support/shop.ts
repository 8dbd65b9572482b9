import { createPaymentFlow, type Finding, type FlowOrder, type PaymentFlowOptions } from 'paymennt/flow';
import { Gateway } from './gateway.js';
import { MemoryStorage } from './memory-storage.js';

export const ORDER_ID = 'ORD-1';

export const orderOver = (amount: string): FlowOrder => ({
  currency: 'AED',
  amount,
  items: [{ name: 'Coffee beans', quantity: 2, linetotal: amount }],
  customer: { firstName: 'Ada', lastName: 'Lovelace', email: 'ada@shop.example' },
  billingAddress: { name: 'Ada Lovelace', address1: '1 Harbour Road', city: 'Dubai', country: 'AE' },
});

/** A shop with an order over AED 105.00, a gateway, and a record of everything that the flow did. */
export function openShop(options: Partial<PaymentFlowOptions> = {}) {
  const gateway = new Gateway();
  const storage = new MemoryStorage();
  const orders = new Map<string, FlowOrder>([[ORDER_ID, orderOver('105.00')]]);
  const fulfilled: string[] = [];
  const findings: Finding[] = [];
  const flow = createPaymentFlow({
    paymennt: gateway,
    storage,
    order: async (orderId) => orders.get(orderId),
    fulfil: ({ orderId }) => {
      fulfilled.push(orderId);
    },
    review: (finding) => {
      findings.push(finding);
    },
    ...options,
  });

  /** Starts a payment, and fails unless the shopper can pay. */
  async function ready(): Promise<string> {
    const payment = await flow.start(ORDER_ID);
    if (payment.state !== 'ready') throw new Error(`expected a payment that is ready, got ${payment.state}`);
    return payment.checkoutId;
  }

  /** Starts a payment whose attempt then comes to nothing. */
  async function failedAttempt(): Promise<string> {
    const id = await ready();
    gateway.move(id, 'FAILED');
    await flow.confirm(ORDER_ID);
    return id;
  }

  const keys = () => findings.map(({ key }) => key);

  return { gateway, storage, orders, fulfilled, findings, keys, flow, ready, failedAttempt };
}
