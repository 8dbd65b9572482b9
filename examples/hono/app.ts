import { Hono } from 'hono';
import type { Payments } from './payments.js';
import { problemOf } from './problems.js';

/** The shop's backend, as far as payments go. Put your own sign-in in front of the two `/orders` routes. */
export function createApp(payments: Payments): Hono {
  const app = new Hono();

  app.post('/orders/:orderId/checkout', async (c) => c.json(await payments.start(c.req.param('orderId'))));

  app.post('/orders/:orderId/confirm', async (c) =>
    c.json({ status: await payments.confirm(c.req.param('orderId')) }),
  );

  app.post('/webhooks/paymennt', async (c) =>
    c.body(null, await payments.receiveWebhook(await c.req.text())),
  );

  app.onError((error, c) => {
    const { status, body } = problemOf(error);
    return c.json(body, status);
  });

  return app;
}
