/**
 * The whole payment of an order as one object over your own database. Experimental: it rests on facts about the gateway
 * that the guide lists and that only the real gateway can confirm.
 *
 * @module paymennt/flow
 */
export { createPaymentFlow } from './flow.js';
export type { FlowClient, FlowOrder, PaymentFlowOptions } from './options.js';
export {
  type SqlStorageOptions,
  type SqlTag,
  type SqlTransaction,
  type SqlTransactionResult,
  sqlStorage,
} from './sql-storage.js';
export type { FlowRecord, FlowStorage } from './storage.js';
export { flowTable } from './table.js';
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
