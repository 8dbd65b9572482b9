import type { AppUnderTest, StartedOrder } from './app-under-test.js';
import type { Merchant } from './merchant.js';

/** The name of an attack. */
export type AttackName =
  | 'honest-payment'
  | 'forged-webhook'
  | 'invented-checkout'
  | 'confirmed-unpaid'
  | 'replay'
  | 'simultaneous-confirmations'
  | 'cheaper-checkout'
  | 'one-minor-unit-less'
  | 'other-currency'
  | 'somebody-elses-checkout'
  | 'chosen-checkout'
  | 'forged-return-url'
  | 'authorized'
  | 'pending-confirmation'
  | 'refunded'
  | 'partially-refunded'
  | 'chargeback'
  | 'double-tap-after-decline'
  | 'price-change';

/** The result of an attack. */
export interface AttackResult {
  /** The order that must not have been fulfilled, or once. */
  readonly order: StartedOrder;
  /** What went wrong beside the fulfilment, as a sentence. */
  readonly problem?: string | undefined;
}

export interface Attack {
  readonly name: AttackName;
  readonly description: string;
  /** How often the order may be fulfilled. */
  readonly allowed: 0 | 1;
  /** What the attack needs of the app beside what every app has. Without it the attack is not tried. */
  readonly needs?: keyof AppUnderTest;
  /** Carries the attack out. */
  run(merchant: Merchant): Promise<AttackResult>;
}
