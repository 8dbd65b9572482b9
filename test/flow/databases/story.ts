import { PaymenntClient } from 'paymennt';
import { createPaymentFlow, type FlowStorage } from 'paymennt/flow';
import { createSandbox } from 'paymennt/sandbox';
import { checkFlowStorage } from 'paymennt/testing';
import { orderOver } from '../support/shop.js';

/** A database of a shop, with the flow's table and a table `shipments`. */
export interface ShopDatabase<Tx> {
  readonly storage: FlowStorage<Tx>;
  /** Writes a shipment, in the transaction if there is one. */
  ship(orderId: string, tx: Tx): Promise<unknown>;
  /** The orders of the shipments. */
  shipped(): Promise<readonly string[]>;
}

/** What came of the storage checks and of one payment. */
export interface StoryReport {
  /** Checks of `checkFlowStorage` that failed, a line each. */
  readonly failedChecks: readonly string[];
  /** Whether `checkFlowStorage` tried transactions. */
  readonly triedTransactions: boolean;
  /** What `fulfil` left behind when it failed. */
  readonly shippedByFailure: readonly string[];
  /** What the calls after the payment resolved with. */
  readonly answers: readonly unknown[];
  readonly shipped: readonly string[];
}

const FAILURE = new Error('the warehouse is closed');

/** Holds a storage to `checkFlowStorage`, then takes one order from the tap on Pay to its shipment. */
export async function tellStory<Tx>({ storage, ship, shipped }: ShopDatabase<Tx>): Promise<StoryReport> {
  const report = await checkFlowStorage(storage);
  const sandbox = createSandbox();
  const { credentials, environment, fetch } = sandbox;
  let isClosed = storage.transaction !== undefined;
  const flow = createPaymentFlow<Tx>({
    paymennt: new PaymenntClient({ ...credentials, environment, fetch }),
    storage,
    order: async (orderId) => (orderId === 'ORD-1' ? orderOver('105.00') : undefined),
    fulfil: async ({ orderId }, tx) => {
      await ship(orderId, tx);
      if (isClosed) throw FAILURE;
    },
    review: () => undefined,
  });
  const payment = await flow.start('ORD-1');
  if (payment.state !== 'ready') throw new Error(`expected a payment that is ready, got ${payment.state}`);
  sandbox.bank.pay(payment.checkoutId);
  if (isClosed) {
    const failure: unknown = await flow.confirm('ORD-1').catch((error: unknown) => error);
    if (failure !== FAILURE) throw new Error(`expected the failure of fulfil, got ${String(failure)}`);
  }
  const shippedByFailure = await shipped();
  isClosed = false;
  const webhook = await flow.receiveWebhook({ id: payment.checkoutId });
  const confirmed = await Promise.all([flow.confirm('ORD-1'), flow.confirm('ORD-1')]);
  const { failed } = await flow.sweep();
  return {
    failedChecks: report.checks.filter(({ ok }) => !ok).map(({ name, reason }) => `${name}: ${reason}`),
    triedTransactions: report.checks.some(({ name }) => name === 'transaction-rollback'),
    shippedByFailure,
    answers: [webhook, ...confirmed, (await flow.start('ORD-1')).state, await flow.state('ORD-1'), failed],
    shipped: await shipped(),
  };
}
