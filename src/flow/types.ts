import type { Checkout } from '../checkouts/results.js';
import type { PaidCheckout } from '../checkouts/verification.js';
import type { WebhookBody } from '../checkouts/webhook-body.js';

/** The kind of checkout that the flow creates for an order. */
export type FlowChannel = 'mobile' | 'web' | 'link' | 'qr';

/**
 * The reason why a person must look at a checkout.
 *
 * - `paid_twice`: another checkout has paid the order, and this checkout holds money too. Refund one of them.
 * - `mismatch`: the checkout holds money, but its amount, currency or order number is not the order's.
 * - `no_order`: the checkout holds money for an order that your database does not have, or that is no longer payable.
 * - `reversed`: money of the checkout was returned, by a refund, a charge-back or a void. Each change of the status or
 *   of `totalRefunded` makes one finding.
 * - `unknown_status`: the gateway sent a status that this version does not know; `checkout.rawStatus` has it.
 * - `capture_due`: the money is reserved; capture it or cancel the checkout before the reservation expires.
 */
export type FindingKind =
  | 'paid_twice'
  | 'mismatch'
  | 'no_order'
  | 'reversed'
  | 'unknown_status'
  | 'capture_due';

/** A checkout that needs a person. The flow itself never refunds money. */
export interface Finding {
  /** Key of the finding. A repeated finding has the same key. */
  readonly key: string;
  /** The reason of the finding. */
  readonly kind: FindingKind;
  /** The order number of the checkout; empty if the checkout has none. */
  readonly orderId: string;
  /** The checkout as the gateway returned it. */
  readonly checkout: Checkout;
}

/**
 * The state of the payment of an order.
 *
 * - `none`: the shopper has not started a payment.
 * - `pending`: an attempt is open, or money is reserved and must be captured.
 * - `unsuccessful`: the last attempt ended without a payment; the shopper can try again.
 * - `paid`: the order is paid.
 * - `reversed`: all or a part of the money was returned.
 * - `under_review`: a person must act; `review` has received the finding.
 * - `unknown_order`: the order does not exist, or is not payable.
 */
export type FlowState =
  | 'none'
  | 'pending'
  | 'unsuccessful'
  | 'paid'
  | 'reversed'
  | 'under_review'
  | 'unknown_order';

/** The answer of `flow.start` if the shopper can pay. Send it to the app. */
export interface ReadyPayment<Channel extends FlowChannel = 'mobile'> {
  /** The shopper can pay now. */
  readonly state: 'ready';
  /** The checkout's id. The app does not need it. */
  readonly checkoutId: string;
  /** The key for the vendor's app SDKs. */
  readonly checkoutKey: Channel extends 'mobile' ? string : string | undefined;
  /** URL of the pay page, for a webview or a browser. */
  readonly redirectUrl: string;
  /** When the webview reaches one of these URLs, close the webview and confirm. */
  readonly confirmationUrls: readonly string[];
}

/**
 * The answer of `flow.start`. `ready`: the shopper can pay. `paid`: the order is paid. `pending`: a payment may be
 * under way, so the shopper must not pay again now. `unknown_order`: the order does not exist, or is not payable.
 */
export type StartedPayment<Channel extends FlowChannel = 'mobile'> =
  | ReadyPayment<Channel>
  | {
      /** The reason why the shopper cannot pay now. */
      readonly state: 'paid' | 'pending' | 'unknown_order';
    };

/** A paid order, with the proof of payment. */
export interface Fulfilment {
  /** Your order number. Use it as the key of the work, so that a repeated call has no effect. */
  readonly orderId: string;
  /** The checkout that paid the order, fetched and compared. */
  readonly checkout: PaidCheckout;
}

/** The options of `flow.sweep`. */
export interface SweepOptions {
  /** Ends the sweep, also during a request. The report is then incomplete. */
  readonly signal?: AbortSignal | undefined;
  /**
   * The largest age of a checkout, in milliseconds since its creation, for the search for unreported payments, refunds
   * and reservations. @defaultValue nine days, because a payment link lives for a week
   */
  readonly lookBackMs?: number | undefined;
  /** The largest number of checkouts that the sweep fetches, searches aside. @defaultValue 500 */
  readonly limit?: number | undefined;
}

/** A failure of a sweep. */
export interface SweepFailure {
  /** The order number; empty for a search. */
  readonly orderId: string;
  /** The error of the gateway, of the storage or of one of your functions. */
  readonly error: unknown;
}

/** The report of a sweep. */
export interface SweepReport {
  /** Whether the sweep has finished. `false`: the limit, the signal or an outage ended it; run another sweep. */
  readonly complete: boolean;
  /** The number of checkouts that the sweep fetched. */
  readonly asked: number;
  /** Orders that this sweep marked as paid, because neither an app nor a webhook had reported the payment. */
  readonly paid: readonly string[];
  /** Orders whose current attempt has ended without a payment. */
  readonly unsuccessful: readonly string[];
  /** The findings that the sweep passed to `review`. */
  readonly findings: readonly Finding[];
  /** Orders that were due when the sweep began. */
  readonly overdue: readonly string[];
  /**
   * How long the first due order had waited, in milliseconds. If this is much more than the pause between your sweeps,
   * the sweeps run too rarely.
   */
  readonly overdueMs: number;
  /** Orders that the sweep skipped after a failure. A later sweep tries them again. */
  readonly failed: readonly SweepFailure[];
  /** Orders that the sweep skipped because another version of the library wrote their record. */
  readonly unreadable: readonly string[];
}

/**
 * The payment flow of a shop. You can repeat every method, and call it from several machines at once.
 *
 * Every method rejects with the errors of the client, of the storage and of your own functions. A rejected call loses
 * no data: repeat the call, or wait for the next `sweep`.
 *
 * @example
 * ```ts
 * import type { PaymentFlow } from 'paymennt/flow';
 *
 * // A parameter of a part of the flow, so that a test can pass a substitute.
 * async function onWebhook(flow: Pick<PaymentFlow, 'receiveWebhook'>, request: Request) {
 *   return new Response(null, { status: await flow.receiveWebhook(await request.text()) });
 * }
 * ```
 */
export interface PaymentFlow<Channel extends FlowChannel = 'mobile'> {
  /**
   * Starts the payment of an order: creates its checkout, or returns the open one. Simultaneous calls return the same
   * checkout.
   *
   * Before, check that the order belongs to the shopper. Use nothing from the app but the order number.
   */
  start(orderId: string): Promise<StartedPayment<Channel>>;
  /** Fetches the order's checkout, fulfils the order if it is paid, and returns the state of the payment. */
  confirm(orderId: string): Promise<FlowState>;
  /**
   * Reads the checkout's id from a webhook's body, raw or parsed, fetches this checkout, and acts on its status. The
   * flow uses nothing else of the body, because anybody can send one.
   *
   * @returns the HTTP status of your answer: 204, or 400 for a body that names no checkout. If the method rejects,
   * answer with a 5xx, so that the gateway can send the webhook again.
   */
  receiveWebhook(body: WebhookBody): Promise<204 | 400>;
  /**
   * Fetches the checkouts of every due order, and searches the gateway for unreported payments, refunds, charge-backs
   * and reservations. Call `sweep` every few minutes, from one machine or several.
   */
  sweep(options?: SweepOptions): Promise<SweepReport>;
  /** Returns the state of an order's payment from the database alone. */
  state(orderId: string): Promise<FlowState>;
}
