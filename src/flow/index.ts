/**
 * The whole payment of an order as one object over your own database. Experimental: the guide lists the facts about the
 * gateway that the flow assumes, and only the real gateway can confirm them.
 *
 * @module paymennt/flow
 */
export { createPaymentFlow } from './flow.js';
export type { FlowClient, FlowOrder, PaymentFlowOptions } from './options.js';
export {
  flowTable,
  type SqlStorageOptions,
  type SqlTag,
  type SqlTransaction,
  type SqlTransactionResult,
  sqlStorage,
} from './sql-storage.js';
export type { FlowRecord, FlowStorage } from './storage.js';
export type {
  Finding,
  FindingKind,
  FlowChannel,
  FlowState,
  Fulfilment,
  PaymentFlow,
  ReadyPayment,
  StartedPayment,
  SweepFailure,
  SweepOptions,
  SweepReport,
} from './types.js';
