import type { Order } from './truth.js';

/** A refund that somebody asks for. The note is unique, so that the gateway can count each one. */
export interface RefundTask {
  readonly checkoutId: string;
  readonly amount: number;
  readonly currency: string;
  readonly note: string;
}

/** What a caller can tell from an answer. */
export interface Seen {
  readonly id: unknown;
  readonly requestId?: unknown;
  readonly orderId?: unknown;
  readonly amount?: unknown;
}

/** What a client tells its caller at the end of a call. */
export type Answer =
  /** It is done, and here it is. */
  | { readonly said: 'done'; readonly seen: Seen }
  /** It did not happen. */
  | { readonly said: 'refused'; readonly code: string }
  /** It may have happened: look before doing it again. */
  | { readonly said: 'unknown'; readonly code: string }
  /** Something that is not one of the client's own errors, such as a TypeError. */
  | { readonly said: 'crashed'; readonly code: string };

/** A client under test, as the runner drives it. */
export interface PaymentClient {
  create(order: Order): Promise<Answer>;
  refund(task: RefundTask): Promise<Answer>;
  capture(paymentId: string): Promise<Answer>;
  get(checkoutId: string): Promise<Answer>;
}

/** How patient a client is. */
export interface Patience {
  /** The whole call, in milliseconds. */
  readonly timeoutMs: number;
  /** One attempt, in milliseconds. */
  readonly attemptTimeoutMs: number;
}
