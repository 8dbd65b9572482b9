import { Hono } from 'hono';
import { PaymenntApiError, type PaymenntClient, PaymenntError, PaymenntValidationError } from 'paymennt';
import type { OrderStore } from './orders.js';
import { confirmPayment, type Ship, startCheckout } from './payments.js';

/**
 * The shop's backend: what its app may call, and where the gateway reports to. It takes an order's id and nothing
 * else from outside. Put your own sign-in in front of the first two, and check that the order is the caller's.
 */
export function createBackend(paymennt: PaymenntClient, orders: OrderStore, ship: Ship): Hono {
  const app = new Hono();

  app.post('/orders/:orderId/checkout', async (c) => {
    const order = await orders.find(c.req.param('orderId'));
    if (!order) return c.json({ error: 'no such order' }, 404);
    if (order.status === 'paid') return c.json({ error: 'already paid' }, 409);
    const { checkoutKey, redirectUrl } = await startCheckout(paymennt, orders, order);
    return c.json({ checkoutKey, redirectUrl });
  });

  app.post('/orders/:orderId/confirm', async (c) => {
    const order = await orders.find(c.req.param('orderId'));
    if (!order) return c.json({ error: 'no such order' }, 404);
    if (!order.checkoutId) return c.json({ error: 'no payment was started' }, 409);
    const { verified, checkout } = await confirmPayment(paymennt, orders, order, order.checkoutId, ship);
    return c.json({ paid: verified, status: checkout.status });
  });

  // For shoppers who pay and never come back to the app. The body is only a hint: anybody can post one.
  app.post('/webhooks/paymennt', async (c) => {
    const checkout = await paymennt.checkouts.fromWebhook(await c.req.text()).catch(noneIfRefused);
    const order = checkout?.orderId === undefined ? undefined : await orders.find(checkout.orderId);
    if (checkout && order) await confirmPayment(paymennt, orders, order, checkout.id, ship);
    return c.body(null, 204);
  });

  app.onError((error, c) => {
    // Safe to log: the SDK's errors hold no secret and no personal detail.
    console.error(error);
    if (error instanceof PaymenntValidationError) return c.json({ error: 'not understood' }, 400);
    // Whoever called may try again: starting and confirming are both safe to repeat.
    if (error instanceof PaymenntError) return c.json({ error: 'the payment gateway gave no answer' }, 502);
    return c.json({ error: 'internal error' }, 500);
  });

  return app;
}

/** The gateway knows no such checkout: a forgery, or its own test call. To ask for it again would change nothing. */
function noneIfRefused(error: unknown): undefined {
  if (error instanceof PaymenntApiError && error.code === 'api_error' && error.outcome === 'no_effect')
    return;
  throw error;
}
