import type { PaymenntClient } from 'paymennt';
import type { StartedOrder } from 'paymennt/testing';
import { createShop, ORDER } from '../../docs/shop.js';

/** What the pages import as a reader's own backend. */
export interface App {
  fetch(request: Request): Promise<Response>;
  /** A new order, and the start of its payment. */
  startOrder(): Promise<StartedOrder>;
  /** Orders that left the warehouse. */
  readonly shipped: string[];
}

/** A backend with one route, for webhooks. */
export function createApp(paymennt: PaymenntClient): App {
  const shops = new Map<string, ReturnType<typeof createShop>>();
  const shipped: string[] = [];

  async function fulfil(orderId: string, checkoutId: string): Promise<void> {
    const shop = shops.get(orderId);
    const { amount, currency } = ORDER;
    const result = await paymennt.checkouts.verify(checkoutId, { orderId, amount, currency });
    if (result.verified && (await shop?.orders.markPaid(result.checkout))) shipped.push(orderId);
  }

  return {
    shipped,
    async fetch(request) {
      try {
        const { id, orderId } = await paymennt.checkouts.fromWebhook(await request.text());
        if (orderId !== undefined && shops.has(orderId)) await fulfil(orderId, id);
        return new Response(null, { status: 204 });
      } catch {
        return new Response(null, { status: 400 });
      }
    },
    async startOrder() {
      const orderId = `ORD-${5000 + shops.size}`;
      shops.set(orderId, createShop({ ...ORDER, orderId, requestId: `${orderId}-1` }));
      const { amount, currency, items, customer, billingAddress } = ORDER;
      const checkout = await paymennt.checkouts.createMobile({
        requestId: `${orderId}-1`,
        orderId,
        amount,
        currency,
        items,
        customer,
        billingAddress,
      });
      return { orderId, checkoutId: checkout.id };
    },
  };
}
