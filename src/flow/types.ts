import type { Checkout } from '../checkouts/results.js';
import type { PaidCheckout } from '../checkouts/verification.js';
import type { WebhookBody } from '../checkouts/webhook-body.js';

/** How an order can be paid: which kind of checkout the flow creates. */
export type FlowChannel = 'mobile' | 'web' | 'link' | 'qr';

/**
 * What a person must look at.
 *
 * - `paid_twice`: the order is paid by another checkout already, and this one holds money too. Refund one of them.
 * - `mismatch`: the checkout holds money, but its amount, currency or order number is not the order's.
 * - `no_order`: the checkout holds money for an order that is unknown here, or no longer payable.
 * - `reversed`: money of the checkout went back: a refund, a charge-back or a void. One finding for each change of the
 *   status or of `totalRefunded`.
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

/** Something about an order that needs a person. The flow gives no money back by itself. */
export interface Finding {
  /** The same text for the same finding, however often it is repeated. */
  readonly key: string;
  /** What is wrong. */
  readonly kind: FindingKind;
  /** The order number of the checkout; empty when the checkout names none. */
  readonly orderId: string;
  /** The checkout as the gateway returned it. */
  readonly checkout: Checkout;
}

/**
 * How far the payment of an order is.
 *
 * - `none`: the shopper has not begun to pay.
 * - `pending`: an attempt is open, or the money is reserved and must be captured.
 * - `unsuccessful`: the last attempt came to nothing; the shopper may try again.
 * - `paid`: the order is paid.
 * - `reversed`: all or a part of the money went back.
 * - `under_review`: a person must look; `review` received the finding.
 * - `unknown_order`: there is no such order, or it is not payable.
 */
export type FlowState =
  | 'none'
  | 'pending'
  | 'unsuccessful'
  | 'paid'
  | 'reversed'
  | 'under_review'
  | 'unknown_order';

/** The shopper can pay: send this to the app. */
export interface ReadyPayment<Channel extends FlowChannel = 'mobile'> {
  /** Says that the shopper can pay now. */
  readonly state: 'ready';
  /** The checkout's id. The app does not need it. */
  readonly checkoutId: string;
  /** For the vendor's app SDKs. */
  readonly checkoutKey: Channel extends 'mobile' ? string : string | undefined;
  /** The pay page, for a webview or a browser. */
  readonly redirectUrl: string;
  /** Close the webview when it reaches one of these, then confirm. */
  readonly confirmationUrls: readonly string[];
}

/**
 * What `flow.start` resolves with. `paid`: the order is paid already. `pending`: money may be on its way, so the shopper
 * must not pay again now. `unknown_order`: there is no such order, or it is not payable.
 */
export type StartedPayment<Channel extends FlowChannel = 'mobile'> =
  | ReadyPayment<Channel>
  | {
      /** Why the shopper cannot pay now. */
      readonly state: 'paid' | 'pending' | 'unknown_order';
    };

/** An order that is paid, with the proof. */
export interface Fulfilment {
  /** Your order number: the key under which to do it once. */
  readonly orderId: string;
  /** The checkout that paid the order, fetched and compared. */
  readonly checkout: PaidCheckout;
}

/** How a sweep runs. */
export interface SweepOptions {
  /** Ends the sweep between two orders, or in the middle of a request; the report says how far it came. */
  readonly signal?: AbortSignal | undefined;
  /**
   * How old a checkout may be, counted from its creation, for the search that finds payments, refunds and
   * reservations which nobody reported. @defaultValue nine days: a payment link lives for a week
   */
  readonly lookBackMs?: number | undefined;
  /** How many checkouts the sweep asks the gateway about, searches aside. @defaultValue 500 */
  readonly limit?: number | undefined;
}

/** What a sweep could not finish. */
export interface SweepFailure {
  /** The order; empty for a search. */
  readonly orderId: string;
  /** What the gateway, the storage or one of your functions threw. */
  readonly error: unknown;
}

/** What a sweep found. */
export interface SweepReport {
  /** Whether the sweep reached its end. `false`: the limit, the signal or a gateway that is down ended it; run it again. */
  readonly complete: boolean;
  /** How many checkouts it asked the gateway about. */
  readonly asked: number;
  /** Orders that this sweep found paid: neither an app nor a webhook had reported them. */
  readonly paid: readonly string[];
  /** Orders whose current attempt it found over without money. */
  readonly unsuccessful: readonly string[];
  /** The findings that it gave to `review`. */
  readonly findings: readonly Finding[];
  /** Orders that were due when it began. */
  readonly overdue: readonly string[];
  /** How long the order that was due first had waited, in milliseconds. Much more than the pause between your sweeps means that they run too rarely. */
  readonly overdueMs: number;
  /** Orders that it passed over because something failed. A later sweep asks about them again. */
  readonly failed: readonly SweepFailure[];
  /** Orders that it left alone because another version of the library wrote their record. */
  readonly unreadable: readonly string[];
}

/**
 * The payment flow of a shop. Every method is safe to repeat, and to call from any number of machines at once.
 *
 * All of them reject with what the gateway's client, the storage and your own functions throw. A rejected call has lost
 * nothing: repeat it, or leave the rest to `sweep`.
 *
 * @example
 * ```ts
 * import type { PaymentFlow } from 'paymennt/flow';
 *
 * // Takes what it needs, so that a test can hand in something else.
 * async function onWebhook(flow: Pick<PaymentFlow, 'receiveWebhook'>, request: Request) {
 *   return new Response(null, { status: await flow.receiveWebhook(await request.text()) });
 * }
 * ```
 */
export interface PaymentFlow<Channel extends FlowChannel = 'mobile'> {
  /**
   * Lets the shopper pay: creates the order's checkout, or returns the one that is open. Two taps at once get the same.
   *
   * Check before that the order belongs to the shopper. Take nothing else from the app.
   */
  start(orderId: string): Promise<StartedPayment<Channel>>;
  /** Asks the gateway what became of the order's payment, and fulfils the order if it is paid. */
  confirm(orderId: string): Promise<FlowState>;
  /**
   * Reads a webhook's body, raw or parsed, asks the gateway about the checkout that it names, and acts on the answer.
   * Nothing of the body is believed but the id, because anybody can post one.
   *
   * @returns the HTTP status to answer: 204, or 400 for a body that names no checkout. When it rejects, answer with a
   * 5xx, so that the webhook comes again.
   */
  receiveWebhook(body: WebhookBody): Promise<204 | 400>;
  /**
   * Asks about every order that is due, and searches the gateway for money that nobody reported: payments, refunds,
   * charge-backs and reservations. Call it every few minutes, from one machine or several.
   */
  sweep(options?: SweepOptions): Promise<SweepReport>;
  /** How far an order's payment is, from the database alone. */
  state(orderId: string): Promise<FlowState>;
}
