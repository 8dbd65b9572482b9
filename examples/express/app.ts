import express, { type ErrorRequestHandler, type Express } from 'express';
import { PaymenntError } from 'paymennt';
import type { PaymentFlow } from 'paymennt/flow';
import { START_STATUS } from './payments.js';

/** The payment routes of the shop's backend. Put your own sign-in in front of the two `/orders` routes. */
export function createApp(payments: PaymentFlow): Express {
  const app = express();
  app.disable('x-powered-by');

  app.post('/orders/:orderId/checkout', async (request, response) => {
    const payment = await payments.start(request.params.orderId);
    response.status(START_STATUS[payment.state]).json(payment);
  });

  app.post('/orders/:orderId/confirm', async (request, response) => {
    const state = await payments.confirm(request.params.orderId);
    response.status(state === 'unknown_order' ? 404 : 200).json({ state });
  });

  // The raw body, whatever its content type, which is not documented. An `express.json()` for the whole app must
  // come after this route.
  app.post('/webhooks/paymennt', express.raw({ type: () => true }), async (request, response) => {
    response.status(await payments.receiveWebhook(request.body ?? '')).end();
  });

  app.use(answerGatewayError);
  return app;
}

// Express recognises error handlers by their four parameters.
const answerGatewayError: ErrorRequestHandler = (error, _request, response, next) => {
  if (!PaymenntError.is(error)) return next(error);
  // Safe to log: the errors of the SDK hold no secret and no personal detail.
  console.error(error);
  // Starting and confirming are safe to repeat, so the app may try again.
  response.status(502).json({ error: 'payment_gateway_unavailable' });
};
