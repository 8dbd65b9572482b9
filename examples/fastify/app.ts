import Fastify, { type FastifyInstance } from 'fastify';
import { PaymenntError } from 'paymennt';
import type { PaymentFlow } from 'paymennt/flow';
import { START_STATUS } from './payments.js';

/** The payment routes of the shop's backend. Put your own sign-in in front of the two `/orders` routes. */
export function createApp(payments: PaymentFlow): FastifyInstance {
  const app = Fastify();

  app.setErrorHandler((error, _request, reply) => {
    // Fastify answers a thrown error with 500, and a bad request of its own with 4xx.
    if (!PaymenntError.is(error)) throw error;
    // Safe to log: the errors of the SDK hold no secret and no personal detail.
    console.error(error);
    // Starting and confirming are safe to repeat, so the app may try again.
    return reply.code(502).send({ error: 'payment_gateway_unavailable' });
  });

  // A plugin keeps the parser of raw bodies to these routes: the rest of your app keeps its JSON.
  app.register(async (routes) => {
    // The raw body, whatever its content type, which is not documented for webhooks.
    routes.removeAllContentTypeParsers();
    routes.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));

    routes.post<{ Params: { orderId: string } }>('/orders/:orderId/checkout', async ({ params }, reply) => {
      const payment = await payments.start(params.orderId);
      return reply.code(START_STATUS[payment.state]).send(payment);
    });

    routes.post<{ Params: { orderId: string } }>('/orders/:orderId/confirm', async ({ params }, reply) => {
      const state = await payments.confirm(params.orderId);
      return reply.code(state === 'unknown_order' ? 404 : 200).send({ state });
    });

    routes.post<{ Body: Buffer | undefined }>('/webhooks/paymennt', async ({ body }, reply) =>
      reply.code(await payments.receiveWebhook(body ?? '')).send(),
    );
  });

  return app;
}
