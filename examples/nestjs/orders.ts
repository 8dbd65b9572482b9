import type { AddressParams, CustomerParams, ItemParams, PaidCheckout } from 'paymennt';

/** An order as your own database knows it: the only source of what is to be paid. */
export interface Order {
  readonly orderId: string;
  readonly currency: string;
  /** In minor units (fils, cents): whole numbers, so that no float ever touches money. */
  readonly amountMinor: number;
  readonly items: readonly OrderLine[];
  readonly customer: CustomerParams;
  readonly billingAddress: AddressParams;
  /** How often the shopper has tried to pay; 0 before the first time. */
  readonly attempt: number;
  /** The checkout of the latest attempt. */
  readonly checkoutId: string | undefined;
  /** The checkout that paid the order. */
  readonly paidBy: string | undefined;
}

export interface OrderLine extends Pick<ItemParams, 'name' | 'quantity'> {
  readonly unitPriceMinor: number;
}

/** What payments need from your database. Each method is one statement, given with it. */
export interface OrderStore {
  find(orderId: string): Promise<Order | undefined>;

  /**
   * Begins the attempt that follows `attempt`, unless somebody else just did: two taps at once begin one attempt.
   * `UPDATE orders SET attempt = attempt + 1, checkout_id = NULL WHERE order_id = ? AND attempt = ?`
   *
   * @returns the order as it is now.
   */
  beginAttempt(orderId: string, attempt: number): Promise<Order>;

  /** `UPDATE orders SET checkout_id = ? WHERE order_id = ? AND attempt = ?` */
  setCheckout(orderId: string, attempt: number, checkoutId: string): Promise<void>;

  /**
   * Takes a `PaidCheckout`, which only `checkouts.verify` makes.
   * `UPDATE orders SET paid_by = ? WHERE order_id = ? AND paid_by IS NULL`, with a unique constraint on `paid_by`
   *
   * @returns whether this call changed it: true once, however many apps and webhooks confirm at the same time.
   */
  markPaid(checkout: PaidCheckout): Promise<boolean>;
}

/**
 * Orders in this process: gone when it ends, and not seen by a second one. Replace it with your database before you
 * take money; the statements are above.
 */
export class InMemoryOrderStore implements OrderStore {
  readonly #orders: Map<string, Order>;

  constructor(orders: readonly Order[]) {
    this.#orders = new Map(orders.map((order) => [order.orderId, order]));
  }

  async find(orderId: string): Promise<Order | undefined> {
    return this.#orders.get(orderId);
  }

  async beginAttempt(orderId: string, attempt: number): Promise<Order> {
    const order = this.#known(orderId);
    return order.attempt === attempt
      ? this.#write({ ...order, attempt: attempt + 1, checkoutId: undefined })
      : order;
  }

  async setCheckout(orderId: string, attempt: number, checkoutId: string): Promise<void> {
    const order = this.#known(orderId);
    if (order.attempt === attempt) this.#write({ ...order, checkoutId });
  }

  async markPaid({ orderId, id }: PaidCheckout): Promise<boolean> {
    const order = this.#known(orderId);
    if (order.paidBy !== undefined) return false;
    this.#write({ ...order, paidBy: id });
    return true;
  }

  #write(order: Order): Order {
    this.#orders.set(order.orderId, order);
    return order;
  }

  #known(orderId: string): Order {
    const order = this.#orders.get(orderId);
    if (!order) throw new Error(`There is no order ${orderId}.`);
    return order;
  }
}
