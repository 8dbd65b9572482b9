import express, { type ErrorRequestHandler, type Express } from 'express';
import type { Payments } from './payments.js';
import { problemOf } from './problems.js';

/** The shop's backend, as far as payments go. Put your own sign-in in front of the two `/orders` routes. */
export function createApp(payments: Payments): Express {
  const app = express();
  app.disable('x-powered-by');

  app.post('/orders/:orderId/checkout', async (request, response) => {
    response.json(await payments.start(request.params.orderId));
  });

  app.post('/orders/:orderId/confirm', async (request, response) => {
    response.json({ status: await payments.confirm(request.params.orderId) });
  });

  // The body as it came, whatever its content type, which is not documented. An `express.json()` for the whole app
  // has to come after this route.
  app.post('/webhooks/paymennt', express.raw({ type: () => true }), async (request, response) => {
    response.status(await payments.receiveWebhook(request.body ?? '')).end();
  });

  app.use(answerWithProblem);
  return app;
}

// Express tells error handlers by their four parameters.
const answerWithProblem: ErrorRequestHandler = (error, _request, response, _next) => {
  const { status, body } = problemOf(error);
  response.status(status).json(body);
};
