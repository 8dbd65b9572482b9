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

export interface Attack {
  readonly name: AttackName;
  readonly description: string;
  /** How often the order may be fulfilled. */
  readonly allowed: 0 | 1;
  /** The optional function of the app that the attack needs. Without the function, the suite skips the attack. */
  readonly needs?: keyof AppUnderTest;
  /** Attacks the app over a new order. Resolves with another fault than a wrong fulfilment, as a sentence. */
  run(merchant: Merchant, order: StartedOrder): Promise<string | undefined> | Promise<void>;
}
