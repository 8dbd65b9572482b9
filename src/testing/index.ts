/**
 * Tools for the tests of your own app: typed builders, a shopper, and attacks.
 *
 * @module paymennt/testing
 */
export type { AppUnderTest, StartedOrder } from './app-under-test.js';
export type { AttackName } from './attack.js';
export {
  buildCheckout,
  buildLinkCheckout,
  buildQrCheckout,
  buildTerminalCheckout,
} from './build-checkouts.js';
export { buildList } from './build-list.js';
export {
  buildBranchParams,
  buildLinkCheckoutParams,
  buildMobileCheckoutParams,
  buildPaymentParams,
  buildQrCheckoutParams,
  buildRefundParams,
  buildSubscriptionParams,
  buildTerminalCheckoutParams,
  buildWebCheckoutParams,
  buildWebhookParams,
} from './build-params.js';
export {
  buildBranch,
  buildPayment,
  buildStoredCard,
  buildSubscription,
  buildSubscriptionPayment,
  buildTerminal,
  buildWebhook,
} from './build-records.js';
export type { Builder, Overrides } from './builder.js';
export {
  checkFlowStorage,
  type FlowStorageCheck,
  type FlowStorageReport,
} from './check-flow-storage.js';
export { playShopper, type ShopperOptions, type ShopperVisit } from './play-shopper.js';
export {
  runSecuritySuite,
  type SecurityFinding,
  type SecurityReport,
} from './security-suite.js';
