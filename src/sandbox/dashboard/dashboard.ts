import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { secureHeaders } from 'hono/secure-headers';
import { noticePage } from '../pages/outcome-page.js';
import { timestamp, type World } from '../world.js';
import { addActions } from './actions.js';
import { ADDRESSES } from './addresses.js';
import { checkoutDetailPage } from './checkout-detail-page.js';
import { findCheckouts, readFilter } from './checkout-filter.js';
import { checkoutsPage } from './checkouts-page.js';
import { controlsPage } from './controls-page.js';
import type { PageFrame } from './dashboard-layout.js';
import { changeEvents } from './events.js';
import { DASHBOARD_POLICY, isOwnName } from './guard.js';
import { createNotices } from './notices.js';
import { SCRIPT } from './script.js';
import { DASHBOARD_STYLESHEET } from './style.js';
import { webhooksPage } from './webhooks-page.js';

const LARGEST_FORM_BYTES = 16_384;
const NEWEST_DELIVERIES = 50;

function newestDeliveries(world: World, checkoutId?: string) {
  return [...world.store.deliveries.values()]
    .filter((delivery) => checkoutId === undefined || delivery.checkoutId === checkoutId)
    .reverse()
    .slice(0, NEWEST_DELIVERIES);
}

/** The pages for the developer, at the root of the sandbox. */
export function createDashboard(world: World): Hono {
  const dashboard = new Hono();
  const notices = createNotices();
  const token = globalThis.crypto.randomUUID();

  const frameOf = (context: Context): PageFrame => ({
    token,
    notice: notices.take(context.req.query('notice')),
    now: timestamp(world),
  });

  dashboard.use(
    '*',
    // Without a referrer browsers would send `Origin: null` with a form, and that could be anybody.
    secureHeaders({ referrerPolicy: 'same-origin', strictTransportSecurity: false }),
    bodyLimit({ maxSize: LARGEST_FORM_BYTES }),
    async (context, next) => {
      if (!isOwnName(world, new URL(context.req.url))) {
        return context.text('The dashboard answers on loopback only.', 403);
      }
      world.timeline.catchUp();
      context.header('Content-Security-Policy', DASHBOARD_POLICY);
      context.header('Cache-Control', 'no-store');
      await next();
    },
  );
  dashboard.get(ADDRESSES.checkouts, (context) => {
    const filter = readFilter(new URL(context.req.url).searchParams);
    const found = findCheckouts(world.store.checkouts.values(), filter);
    return context.html(checkoutsPage(frameOf(context), { filter, found, environment: world.environment }));
  });
  dashboard.get('/dashboard/checkouts/:id', (context) => {
    const checkout = world.store.checkouts.get(context.req.param('id'));
    if (!checkout) return context.notFound();
    const payments = checkout.paymentIds.flatMap((id) => world.store.payments.get(id) ?? []);
    const deliveries = newestDeliveries(world, checkout.id);
    return context.html(checkoutDetailPage(frameOf(context), { checkout, payments, deliveries }));
  });
  dashboard.get(ADDRESSES.webhooks, (context) => {
    const webhooks = [...world.store.webhooks.values()];
    const deliveries = newestDeliveries(world);
    return context.html(webhooksPage(frameOf(context), { webhooks, deliveries }));
  });
  dashboard.get(ADDRESSES.controls, (context) =>
    context.html(controlsPage(frameOf(context), world.faults.pending())),
  );
  dashboard.get(ADDRESSES.events, (context) => changeEvents(world, context.req.raw.signal));
  dashboard.get(ADDRESSES.style, (context) =>
    context.body(DASHBOARD_STYLESHEET, 200, { 'Content-Type': 'text/css; charset=utf-8' }),
  );
  dashboard.get(ADDRESSES.script, (context) =>
    context.body(SCRIPT, 200, { 'Content-Type': 'text/javascript; charset=utf-8' }),
  );
  addActions(dashboard, world, token, notices);
  dashboard.notFound((context) =>
    context.html(noticePage({ title: 'Page not found', text: 'There is nothing at this address.' }), 404),
  );
  return dashboard;
}
