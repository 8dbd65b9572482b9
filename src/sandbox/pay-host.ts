import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { secureHeaders } from 'hono/secure-headers';
import { STYLESHEET_PATH } from './pages/layout.js';
import { noticePage, outcomePage } from './pages/outcome-page.js';
import { STYLESHEET } from './pages/style.js';
import { notFoundPage, orderOf, showCheckout, submitCheckout } from './pay/checkout-flow.js';
import { CONFIRMATION_ENDPOINTS } from './pay/endings.js';
import { respond } from './pay/respond.js';
import { answerThreeDSecure, showThreeDSecure } from './pay/three-d-secure-flow.js';
import type { World } from './world.js';

const LARGEST_FORM_BYTES = 65_536;

function showConfirmation(world: World, context: Context): Response | Promise<Response> {
  const checkout = world.store.checkoutByKey(context.req.param('key') ?? '');
  if (!checkout) {
    const text = 'The shopper finished. Ask the API what happened.';
    return respond(context, noticePage({ title: 'Payment finished', text }), { embeddable: true });
  }
  const page = outcomePage({ order: orderOf(checkout), status: checkout.status, continueTo: undefined });
  return respond(context, page, { embeddable: true });
}

/** The pages that the shopper sees: everything that is not below `/mer/v2.0`. */
export function createPayHost(world: World): Hono {
  const host = new Hono();

  host.use(
    '*',
    // The pages say for themselves who may frame them; a merchant's page that opened one in a popup keeps its handle.
    secureHeaders({ xFrameOptions: false, strictTransportSecurity: false, crossOriginOpenerPolicy: false }),
    bodyLimit({ maxSize: LARGEST_FORM_BYTES }),
    async (context, next) => {
      world.timeline.catchUp();
      await next();
      context.header('Cache-Control', 'no-store');
    },
  );
  for (const [path, embeddable] of [
    ['/checkout/:key', false],
    ['/embedded/checkout/:key', true],
  ] as const) {
    const find = (context: Context) => world.store.checkoutByKey(context.req.param('key') ?? '');
    host.get(path, (context) => {
      const checkout = find(context);
      return checkout ? showCheckout(context, checkout, embeddable) : notFoundPage(context);
    });
    host.post(path, (context) => {
      const checkout = find(context);
      return checkout ? submitCheckout(world, context, checkout, embeddable) : notFoundPage(context);
    });
  }
  host.get('/frames/redirect/payment/:paymentId', (context) => showThreeDSecure(world, context));
  host.post('/frames/redirect/payment/:paymentId', (context) => answerThreeDSecure(world, context));
  for (const endpoint of CONFIRMATION_ENDPOINTS) {
    host.get(`/${endpoint}/:key?`, (context) => showConfirmation(world, context));
  }
  host.get(STYLESHEET_PATH, (context) =>
    context.body(STYLESHEET, 200, { 'Content-Type': 'text/css; charset=utf-8' }),
  );
  host.notFound((context) => notFoundPage(context));
  return host;
}
