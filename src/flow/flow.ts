import { findCheckoutId } from './attempt.js';
import { type FlowContext, type PaymentFlowOptions, resolveFlowOptions } from './options.js';
import { type Entry, entryOf, viewOf } from './record.js';
import { isFulfilmentDue, settle } from './settle.js';
import { start } from './start.js';
import { sweep } from './sweep.js';
import type { FlowChannel, FlowState, PaymentFlow, StartedPayment } from './types.js';
import { receiveWebhook } from './webhook.js';

/** The record of an order, or the state of an order without a readable record. */
async function recorded<Tx>(
  { storage, order }: FlowContext<Tx>,
  orderId: string,
): Promise<Entry | FlowState> {
  const record = await storage.read(orderId);
  if (!record) return (await order(orderId)) ? 'none' : 'unknown_order';
  // The columns of a newer version's record still say whether the order is paid.
  return entryOf(record) ?? (record.paidBy ? 'paid' : 'pending');
}

/** The checkout that a confirmation must fetch; undefined if the record alone has the answer. */
async function checkoutToAsk<Tx>(flow: FlowContext<Tx>, entry: Entry): Promise<string | undefined> {
  if (entry.paidBy === null) return findCheckoutId(flow, entry);
  return isFulfilmentDue(entry) ? entry.paidBy : undefined;
}

async function confirm<Tx>(flow: FlowContext<Tx>, orderId: string): Promise<FlowState> {
  const entry = await recorded(flow, orderId);
  if (typeof entry === 'string') return entry;
  const checkoutId = await checkoutToAsk(flow, entry);
  if (checkoutId === undefined) return viewOf(entry);
  const settled = await settle(flow, orderId, checkoutId, { review: { repeats: false } });
  return viewOf(settled.entry ?? entry);
}

async function stateOf<Tx>(flow: FlowContext<Tx>, orderId: string): Promise<FlowState> {
  const entry = await recorded(flow, orderId);
  return typeof entry === 'string' ? entry : viewOf(entry);
}

/**
 * Creates the payment flow of a shop: the whole payment of an order, from the tap on Pay to the fulfilled order, over
 * your own database. Experimental.
 *
 * The app's confirmation, a webhook and a sweep all mark the order as paid in the same place. A shopper can pay at most
 * one checkout of an order. With a storage that has transactions, `fulfil` commits exactly once; without transactions,
 * `fulfil` runs at least once.
 *
 * @throws `PaymenntConfigurationError` that names every wrong option.
 * @example
 * ```ts
 * // flow.mts
 * import { createClient } from '@libsql/client';
 * import { PaymenntClient } from 'paymennt';
 * import { createPaymentFlow, flowTable, sqlStorage } from 'paymennt/flow';
 * import { orders, ship } from './shop.js';
 *
 * const db = createClient({ url: ':memory:' });
 * await db.executeMultiple(flowTable);
 *
 * const flow = createPaymentFlow({
 *   paymennt: PaymenntClient.fromEnv(),
 *   storage: sqlStorage({
 *     sql: async (strings, ...values) =>
 *       (await db.execute({ sql: strings.join('?'), args: values })).rows,
 *   }),
 *   order: async (orderId) => {
 *     const order = await orders.find(orderId);
 *     if (!order) return undefined;
 *     const { currency, amount, items, customer, billingAddress } = order;
 *     return { currency, amount, items, customer, billingAddress };
 *   },
 *   fulfil: ({ checkout }) => ship(checkout),
 *   review: (finding) => console.error(finding.key),
 * });
 *
 * const payment = await flow.start('ORD-1234');
 * if (payment.state === 'ready') console.log(payment.redirectUrl);
 * ```
 */
export function createPaymentFlow<Tx = undefined, Channel extends FlowChannel = 'mobile'>(
  options: PaymentFlowOptions<Tx, Channel>,
): PaymentFlow<Channel> {
  const flow = resolveFlowOptions(options);
  return {
    start: (orderId) => start(flow, orderId) as Promise<StartedPayment<Channel>>,
    confirm: (orderId) => confirm(flow, orderId),
    receiveWebhook: (body) => receiveWebhook(flow, body),
    sweep: (sweepOptions = {}) => sweep(flow, sweepOptions),
    state: (orderId) => stateOf(flow, orderId),
  };
}
