import { type Context, Hono } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import type { RouterEnv, SandboxContext } from '../context.js';
import { CARD_SCRIPT } from '../pages/card-fields.js';
import { SCRIPT_PATH, STYLESHEET_PATH } from '../pages/layout.js';
import { noticePage, outcomePage } from '../pages/outcome-page.js';
import { STYLESHEET } from '../pages/style.js';
import { CONFIRMATION_ENDPOINTS } from './endings.js';
import {
  answerThreeDSecure,
  notFoundPage,
  orderOf,
  showCheckout,
  showThreeDSecure,
  submitCheckout,
} from './flows.js';
import { asset, readableForm, respond } from './respond.js';

function showConfirmation(context: SandboxContext, c: Context): Response | Promise<Response> {
  const checkout = context.store.checkoutByKey(c.req.param('key') ?? '');
  if (!checkout) {
    const text = 'The shopper has finished. Fetch the checkout from the API to learn its status.';
    return respond(c, noticePage('Payment finished', text), { embeddable: true });
  }
  return respond(c, outcomePage(orderOf(context, checkout), checkout.status), { embeddable: true });
}

/** The pages for the shopper: every path outside `/mer/v2.0`, except those of the dashboard. */
export function createPayHost(context: SandboxContext): Hono<RouterEnv> {
  const host = new Hono<RouterEnv>();

  host.use(
    '*',
    // The Content-Security-Policy of each page says who may frame it. A merchant's page that opened a popup must keep its
    // reference to that window.
    secureHeaders({ xFrameOptions: false, strictTransportSecurity: false, crossOriginOpenerPolicy: false }),
    readableForm,
    async (c, next) => {
      context.scheduler.runDue();
      await next();
      c.header('Cache-Control', 'no-store');
    },
  );
  for (const [path, embeddable] of [
    ['/checkout/:key', false],
    ['/embedded/checkout/:key', true],
  ] as const) {
    const page = (answer: typeof showCheckout | typeof submitCheckout) => (c: Context) => {
      const checkout = context.store.checkoutByKey(c.req.param('key') ?? '');
      return checkout ? answer(context, c, checkout, embeddable) : notFoundPage(c);
    };
    host.get(path, page(showCheckout)).post(path, page(submitCheckout));
  }
  host
    .get('/frames/redirect/payment/:paymentId', (c) => showThreeDSecure(context, c))
    .post('/frames/redirect/payment/:paymentId', (c) => answerThreeDSecure(context, c));
  for (const endpoint of CONFIRMATION_ENDPOINTS) {
    host.get(`/${endpoint}/:key?`, (c) => showConfirmation(context, c));
  }
  host.get(STYLESHEET_PATH, asset('text/css', STYLESHEET));
  host.get(SCRIPT_PATH, asset('text/javascript', CARD_SCRIPT));
  host.notFound((c) => notFoundPage(c));
  return host;
}
