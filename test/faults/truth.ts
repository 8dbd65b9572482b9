/** What a create asks for. */
export interface Order {
  readonly requestId: string;
  readonly orderId: string;
  readonly currency: string;
  readonly amount: number;
}

/** A checkout that exists. */
export interface CommittedCheckout extends Order {
  readonly id: string;
  readonly status: 'PENDING' | 'PAID';
}

/**
 * What really happened at the gateway, whoever was told what.
 *
 * A `requestId` is good for one checkout. Refunds and captures have no such protection: each one counts.
 */
export class Truth {
  readonly #lagOf: (requestId: string) => number;
  readonly #shownAt = new Map<string, number>();
  readonly #checkouts = new Map<string, CommittedCheckout>();
  readonly #byRequestId = new Map<string, CommittedCheckout>();
  readonly #refunds = new Map<string, number>();
  readonly #captures = new Map<string, number>();

  /** @param lagOf - Milliseconds until the list shows the checkout of a `requestId`. */
  constructor(lagOf: (requestId: string) => number = () => 0) {
    this.#lagOf = lagOf;
  }

  /** Creates the checkout, or nothing when its `requestId` is used. */
  createCheckout(
    order: Order,
    status: CommittedCheckout['status'] = 'PENDING',
  ): CommittedCheckout | undefined {
    if (this.#byRequestId.has(order.requestId)) return undefined;
    const id = String(1_653_241_101_000_000_000n + BigInt(this.#checkouts.size));
    const checkout = { ...order, id, status };
    this.#checkouts.set(id, checkout);
    this.#byRequestId.set(order.requestId, checkout);
    this.#shownAt.set(order.requestId, performance.now() + this.#lagOf(order.requestId));
    return checkout;
  }

  checkout(id: string): CommittedCheckout | undefined {
    return this.#checkouts.get(id);
  }

  checkoutOfRequest(requestId: string): CommittedCheckout | undefined {
    return this.#byRequestId.get(requestId);
  }

  /** The checkout of a `requestId`, once the list shows it. */
  listedCheckoutOf(requestId: string): CommittedCheckout | undefined {
    const shown = performance.now() >= (this.#shownAt.get(requestId) ?? 0);
    return shown ? this.#byRequestId.get(requestId) : undefined;
  }

  checkouts(): CommittedCheckout[] {
    return [...this.#checkouts.values()];
  }

  addRefund(referenceId: string): void {
    this.#refunds.set(referenceId, this.refundsOf(referenceId) + 1);
  }

  refundsOf(referenceId: string): number {
    return this.#refunds.get(referenceId) ?? 0;
  }

  addCapture(paymentId: string): void {
    this.#captures.set(paymentId, this.capturesOf(paymentId) + 1);
  }

  capturesOf(paymentId: string): number {
    return this.#captures.get(paymentId) ?? 0;
  }
}
