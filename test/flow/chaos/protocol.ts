import type { PaymenntEnvironment } from 'paymennt';
import type { DatabaseAddress } from './shop-database.js';

/** What a process of the shop is started with. */
export interface ShopSettings {
  readonly database: DatabaseAddress;
  readonly environment: PaymenntEnvironment;
  readonly credentials: { readonly apiKey: string; readonly apiSecret: string };
  readonly leaseMs: number;
  /** Ignores the revision of every write, to prove that the count notices. */
  readonly isBroken: boolean;
}

export type CallName = 'start' | 'confirm' | 'webhook' | 'sweep';

/** A call from the test to a process. */
export interface Call {
  readonly id: number;
  readonly name: CallName;
  /** The order, or the checkout of a webhook. */
  readonly subject: string;
}

/** What a process sends back: that it is ready, or what a call came to. */
export type Message =
  | { readonly ready: true }
  | { readonly id: number; readonly result: unknown }
  | { readonly id: number; readonly error: string };
