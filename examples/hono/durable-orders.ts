import { DurableObject } from 'cloudflare:workers';
import type { PaidCheckout } from 'paymennt';
import { DEMO_ORDERS } from './demo-orders.js';
import type { Order, OrderStore } from './orders.js';

/**
 * One order. A worker's own memory is neither kept nor shared, while a Durable Object does one thing at a time and
 * what it writes survives: what is read here is still so when it is changed.
 */
export class OrderObject extends DurableObject {
  async find(orderId: string): Promise<Order | undefined> {
    const stored = await this.ctx.storage.get<Order>('order');
    return stored ?? DEMO_ORDERS.find((order) => order.orderId === orderId);
  }

  async beginAttempt(orderId: string, attempt: number): Promise<Order> {
    const order = await this.#known(orderId);
    return order.attempt === attempt
      ? this.#write({ ...order, attempt: attempt + 1, checkoutId: undefined })
      : order;
  }

  async setCheckout(orderId: string, attempt: number, checkoutId: string): Promise<void> {
    const order = await this.#known(orderId);
    if (order.attempt === attempt) await this.#write({ ...order, checkoutId });
  }

  async markPaid(orderId: string, checkoutId: string): Promise<boolean> {
    const order = await this.#known(orderId);
    if (order.paidBy !== undefined) return false;
    await this.#write({ ...order, paidBy: checkoutId });
    return true;
  }

  async #write(order: Order): Promise<Order> {
    await this.ctx.storage.put('order', order);
    return order;
  }

  async #known(orderId: string): Promise<Order> {
    const order = await this.find(orderId);
    if (!order) throw new Error(`There is no order ${orderId}.`);
    return order;
  }
}

/** Orders on Cloudflare: each in an object of its own, found by its id. */
export class DurableOrderStore implements OrderStore {
  readonly #objects: DurableObjectNamespace<OrderObject>;

  constructor(objects: DurableObjectNamespace<OrderObject>) {
    this.#objects = objects;
  }

  find(orderId: string): Promise<Order | undefined> {
    return this.#object(orderId).find(orderId);
  }

  beginAttempt(orderId: string, attempt: number): Promise<Order> {
    return this.#object(orderId).beginAttempt(orderId, attempt);
  }

  setCheckout(orderId: string, attempt: number, checkoutId: string): Promise<void> {
    return this.#object(orderId).setCheckout(orderId, attempt, checkoutId);
  }

  markPaid({ orderId, id }: PaidCheckout): Promise<boolean> {
    return this.#object(orderId).markPaid(orderId, id);
  }

  #object(orderId: string) {
    return this.#objects.get(this.#objects.idFromName(orderId));
  }
}
