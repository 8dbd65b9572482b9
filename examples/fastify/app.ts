import Fastify, { type FastifyInstance } from 'fastify';
import type { Payments } from './payments.js';
import { problemOf } from './problems.js';

/** The shop's backend, as far as payments go. Put your own sign-in in front of the two `/orders` routes. */
export function createApp(payments: Payments): FastifyInstance {
  const app = Fastify();

  app.setErrorHandler((error, _request, reply) => {
    const { status, body } = problemOf(error);
    return reply.code(status).send(body);
  });

  // A plugin, so that its way with bodies stays inside: the rest of your app keeps its JSON.
  app.register(async (routes) => {
    // The body as it came, whatever its content type, which is not documented for webhooks.
    routes.removeAllContentTypeParsers();
    routes.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));

    routes.post<{ Params: { orderId: string } }>('/orders/:orderId/checkout', ({ params }) =>
      payments.start(params.orderId),
    );

    routes.post<{ Params: { orderId: string } }>('/orders/:orderId/confirm', async ({ params }) => ({
      status: await payments.confirm(params.orderId),
    }));

    routes.post<{ Body: Buffer | undefined }>('/webhooks/paymennt', async ({ body }, reply) =>
      reply.code(await payments.receiveWebhook(body ?? '')).send(),
    );
  });

  return app;
}
