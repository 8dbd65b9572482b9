import {
  type Checkout,
  fromMinorUnits,
  isAwaitingCapture,
  isPending,
  isUnsuccessful,
  type PaymenntClient,
  PaymenntError,
} from 'paymennt';
import type { Order, OrderStore } from './orders.js';

/** What a run found. */
export interface Report {
  /** Orders that became paid in this run: their webhook was lost, or their shopper never came back. */
  readonly paid: string[];
  /** Orders that wait for their shopper or the bank. */
  readonly pending: string[];
  /** Orders whose last attempt came to nothing. */
  readonly unsuccessful: string[];
  /** For a person: money without an order, twice, or in the wrong amount. */
  readonly review: string[];
  /** Orders that the gateway gave no answer about. The next run asks again. */
  readonly unanswered: string[];
}

const HOUR = 3_600_000;

// A payment link lives a week at most. The rest is for the time zone of `afterTimestamp`, which is not documented.
const LOOK_BACK = 9 * 24 * HOUR;

// A run that is started again goes on where it stopped; the one of the next night asks about everything.
const ASK_AGAIN_AFTER = 12 * HOUR;

const FAILURES_THAT_END_A_RUN = 5;

/**
 * Brings the shop's orders in line with the gateway. Each order is settled on its own and at once, so a run may be
 * killed at any moment, started twice, or run while webhooks arrive.
 */
export class Reconciliation {
  readonly #found: Omit<Report, 'unanswered'> = { paid: [], pending: [], unsuccessful: [], review: [] };
  readonly #unanswered = new Set<string>();
  readonly #paymennt: PaymenntClient;
  readonly #orders: OrderStore;
  readonly #asked = new Set<string>();
  #failuresInARow = 0;

  constructor(paymennt: PaymenntClient, orders: OrderStore) {
    this.#paymennt = paymennt;
    this.#orders = orders;
  }

  /** What it found so far. */
  get report(): Report {
    return { ...this.#found, unanswered: [...this.#unanswered] };
  }

  /** @throws PaymenntError when the gateway does not answer; `report` says how far it got. */
  async run(now = new Date()): Promise<void> {
    await this.#askForPayments(now);
    await this.#askAboutOrders(now);
  }

  /** Does every payment have its order? This also finds checkouts whose id we never came to store. */
  async #askForPayments(now: Date): Promise<void> {
    const afterTimestamp = timestamp(now.getTime() - LOOK_BACK);
    const paid = this.#paymennt.checkouts.search({ status: ['PAID'], afterTimestamp, size: 100 });
    for await (const { id, orderId = '' } of paid) {
      const order = await this.#orders.find(orderId);
      if (!order) this.#found.review.push(`Checkout ${id} is paid, but there is no order "${orderId}".`);
      else if (order.paidBy !== id) await this.#settle(order, id);
    }
  }

  /** What became of the orders that are still open? */
  async #askAboutOrders(now: Date): Promise<void> {
    const before = new Date(now.getTime() - ASK_AGAIN_AFTER);
    for await (const order of this.#orders.unsettled(before)) {
      const { orderId, checkoutId } = order;
      const answered = this.#asked.has(checkoutId) || (await this.#settle(order, checkoutId));
      if (answered) await this.#orders.setChecked(orderId, now);
    }
  }

  /** One order that the gateway cannot be asked about does not end the run; several in a row do. */
  async #settle(order: Order, checkoutId: string): Promise<boolean> {
    try {
      await this.#verify(order, checkoutId);
      this.#asked.add(checkoutId);
      this.#unanswered.delete(order.orderId);
      this.#failuresInARow = 0;
      return true;
    } catch (error) {
      if (!PaymenntError.is(error)) throw error;
      this.#unanswered.add(order.orderId);
      this.#failuresInARow += 1;
      if (this.#failuresInARow >= FAILURES_THAT_END_A_RUN) throw error;
      return false;
    }
  }

  async #verify({ orderId, currency, amountMinor }: Order, checkoutId: string): Promise<void> {
    const amount = fromMinorUnits(amountMinor, currency);
    const result = await this.#paymennt.checkouts.verify(checkoutId, { orderId, amount, currency });
    if (!result.verified) {
      const fields = result.mismatches.map(({ field }) => field).join(' and ');
      if (result.reason === 'not_paid') await this.#noteUnpaid(orderId, result.checkout);
      else this.#found.review.push(`Order ${orderId}: checkout ${checkoutId} has another ${fields}.`);
    } else if (await this.#orders.markPaid(result.checkout)) {
      this.#found.paid.push(orderId);
    } else if ((await this.#orders.find(orderId))?.paidBy !== checkoutId) {
      this.#found.review.push(`Order ${orderId} is paid twice: refund checkout ${checkoutId}.`);
    }
  }

  async #noteUnpaid(orderId: string, checkout: Checkout): Promise<void> {
    const { pending, unsuccessful, review } = this.#found;
    if (isUnsuccessful(checkout)) {
      await this.#orders.endAttempt(orderId, checkout.id);
      unsuccessful.push(orderId);
    } else if (isPending(checkout) || isAwaitingCapture(checkout)) pending.push(orderId);
    else review.push(`Order ${orderId}: checkout ${checkout.id} is ${checkout.rawStatus}.`);
  }
}

/** `yyyy-MM-dd HH:mm:ss` */
function timestamp(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, 19).replace('T', ' ');
}
