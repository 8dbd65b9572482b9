import { Hono } from 'hono';
import { PaymenntError } from 'paymennt';
import type { PaymentFlow } from 'paymennt/flow';
import { START_STATUS } from './payments.js';

/** The payment routes of the shop's backend. Put your own sign-in in front of the two `/orders` routes. */
export function createApp(payments: PaymentFlow): Hono {
  const app = new Hono();

  app.post('/orders/:orderId/checkout', async (c) => {
    const payment = await payments.start(c.req.param('orderId'));
    return c.json(payment, START_STATUS[payment.state]);
  });

  app.post('/orders/:orderId/confirm', async (c) => {
    const state = await payments.confirm(c.req.param('orderId'));
    return c.json({ state }, state === 'unknown_order' ? 404 : 200);
  });

  app.post('/webhooks/paymennt', async (c) =>
    c.body(null, await payments.receiveWebhook(await c.req.text())),
  );

  app.onError((error, c) => {
    // Safe to log: the errors of the SDK hold no secret and no personal detail.
    console.error(error);
    // Starting and confirming are safe to repeat, so the app may try again.
    if (PaymenntError.is(error)) return c.json({ error: 'payment_gateway_unavailable' }, 502);
    return c.json({ error: 'internal_error' }, 500);
  });

  return app;
}
