import {
  type Checkout,
  confirmationUrls,
  fromMinorUnits,
  isAwaitingCapture,
  isPending,
  isUnsuccessful,
  PaymenntApiError,
  type PaymenntClient,
  PaymenntValidationError,
  type RequestOptions,
  toMinorUnits,
  type UnverifiedCheckout,
  type WebhookBody,
} from 'paymennt';
import type { Order, OrderStore } from './orders';
import { Refusal } from './problems';

/** What the app needs to let the shopper pay. */
export interface StartedPayment {
  /** For the vendor's app SDKs. */
  readonly checkoutKey: string | undefined;
  /** For a webview. */
  readonly redirectUrl: string | undefined;
  /** Close the webview when it reaches one of these, then confirm. */
  readonly confirmationUrls: readonly string[];
}

/** `under_review` needs a person: wrong order or amount, refunded, charged back, or a status nobody knows. */
export type PaymentState = 'paid' | 'pending' | 'unsuccessful' | 'under_review';

// A gateway that waits for the answer to its webhook should not wait long.
const WEBHOOK_LIMITS = { timeoutMs: 5_000 };

/** The payment of orders, whatever framework is in front of it. All three methods are safe to repeat. */
export class Payments {
  readonly #paymennt: PaymenntClient;
  readonly #orders: OrderStore;

  constructor(paymennt: PaymenntClient, orders: OrderStore) {
    this.#paymennt = paymennt;
    this.#orders = orders;
  }

  /** The shopper taps Pay. Takes nothing from the app but the order's id; check before that it is the shopper's. */
  async start(orderId: string): Promise<StartedPayment> {
    const order = await this.#order(orderId);
    if (order.paidBy !== undefined) throw new Refusal(409, 'already_paid');
    const checkout = await this.#openCheckout(order);
    return {
      checkoutKey: checkout.checkoutKey,
      redirectUrl: checkout.redirectUrl,
      confirmationUrls: confirmationUrls(this.#paymennt.environment),
    };
  }

  /** The shopper came back to the app, which says nothing about the money: the gateway does. */
  async confirm(orderId: string): Promise<PaymentState> {
    const order = await this.#order(orderId);
    if (order.paidBy !== undefined) return 'paid';
    if (order.checkoutId === undefined) throw new Refusal(409, 'no_payment_started');
    return this.#settle(order, order.checkoutId);
  }

  /**
   * The gateway tells of a change, for shoppers who pay and never come back to the app. Anybody can post here, so
   * nothing of the body is believed but the id to look up.
   *
   * @returns the HTTP status to answer with. Whatever is thrown has to become a 5xx, so that the news comes again.
   */
  async receiveWebhook(body: WebhookBody): Promise<204 | 400> {
    let checkout: Checkout;
    try {
      checkout = await this.#paymennt.checkouts.fromWebhook(body, WEBHOOK_LIMITS);
    } catch (error) {
      if (PaymenntValidationError.is(error)) return 400;
      // The gateway was asked and knows no such checkout: a forgery, or its own test delivery.
      if (PaymenntApiError.is(error) && (error.httpStatus === 400 || error.httpStatus === 404)) return 204;
      throw error;
    }
    const order = await this.#orders.find(checkout.orderId ?? '');
    if (order) await this.#settle(order, checkout.id, WEBHOOK_LIMITS);
    return 204;
  }

  /** The one place where an order becomes paid. */
  async #settle(order: Order, checkoutId: string, limits?: RequestOptions): Promise<PaymentState> {
    const result = await this.#paymennt.checkouts.verify(checkoutId, expectedOf(order), limits);
    if (!result.verified) return unpaidState(order, result);
    if (await this.#orders.markPaid(result.checkout)) {
      // Ship from a job that reads paid orders: what happens only here is lost when the process dies here.
      console.info(`Order ${order.orderId} is paid by checkout ${checkoutId}.`);
    } else if ((await this.#order(order.orderId)).paidBy !== checkoutId) {
      console.error(`Order ${order.orderId} is paid twice: refund checkout ${checkoutId}.`);
    }
    return 'paid';
  }

  /** The checkout of the open attempt, or that of a new one when the last one came to nothing. */
  async #openCheckout(order: Order): Promise<Checkout> {
    const { orderId, checkoutId } = order;
    const last = checkoutId === undefined ? undefined : await this.#paymennt.checkouts.get(checkoutId);
    if (last && isPending(last)) return last;
    if (last && !isUnsuccessful(last)) {
      const state = await this.#settle(order, last.id);
      throw new Refusal(409, state === 'paid' ? 'already_paid' : 'payment_in_progress');
    }
    // An attempt that was written down but never became a checkout keeps its number.
    const begin = last !== undefined || order.attempt === 0;
    const current = begin ? await this.#orders.beginAttempt(orderId, order.attempt) : order;
    const checkout = await this.#createOrFind(current);
    await this.#orders.setCheckout(orderId, current.attempt, checkout.id);
    return checkout;
  }

  /** A `requestId` makes one checkout. It is refused when a second tap, or a run that died, has used it already. */
  async #createOrFind(order: Order): Promise<Checkout> {
    const params = checkoutOf(order);
    try {
      return await this.#paymennt.checkouts.createMobile(params);
    } catch (error) {
      if (!PaymenntApiError.is(error) || error.code === 'request_id_conflict') throw error;
      const { requestId } = params;
      const { items } = await this.#paymennt.checkouts.search({ requestId });
      const existing = items.find((checkout) => checkout.requestId === requestId && isFor(order, checkout));
      if (!existing) throw error;
      return existing;
    }
  }

  async #order(orderId: string): Promise<Order> {
    const order = await this.#orders.find(orderId);
    if (!order) throw new Refusal(404, 'no_such_order');
    return order;
  }
}

function expectedOf({ orderId, currency, amountMinor }: Order) {
  return { orderId, currency, amount: fromMinorUnits(amountMinor, currency) };
}

/** Two systems that share a merchant account and count their orders alike would find each other's. */
function isFor({ orderId, currency, amountMinor }: Order, checkout: Checkout): boolean {
  return (
    checkout.orderId === orderId &&
    checkout.currency === currency &&
    checkout.amount !== undefined &&
    toMinorUnits(checkout.amount, currency) === amountMinor
  );
}

function checkoutOf(order: Order) {
  const { orderId, attempt, currency, customer, billingAddress } = order;
  const price = (minorUnits: number) => fromMinorUnits(minorUnits, currency);
  return {
    ...expectedOf(order),
    requestId: `${orderId}-${attempt}`,
    items: order.items.map(({ name, quantity, unitPriceMinor }) => ({
      name,
      quantity,
      unitprice: price(unitPriceMinor),
      linetotal: price(unitPriceMinor * quantity),
    })),
    customer,
    billingAddress,
  };
}

function unpaidState(order: Order, { checkout, reason }: UnverifiedCheckout) {
  if (reason === 'not_paid' && isUnsuccessful(checkout)) return 'unsuccessful';
  if (reason === 'not_paid' && (isPending(checkout) || isAwaitingCapture(checkout))) return 'pending';
  console.error(
    `Order ${order.orderId}: look at checkout ${checkout.id}, ${checkout.rawStatus} (${reason}).`,
  );
  return 'under_review';
}
