import { type Context, Hono } from 'hono';
import { basicAuth } from 'hono/basic-auth';
import { secureHeaders } from 'hono/secure-headers';
import { type SSEStreamingApi, streamSSE } from 'hono/streaming';
import { type RouterEnv, type SandboxContext, timestamp } from '../context.js';
import { noticePage } from '../pages/outcome-page.js';
import { asset, readableForm } from '../pay/respond.js';
import type { SandboxCheckout, SandboxDelivery } from '../records/index.js';
import { checkoutResponse, redirectUrl } from '../responses/checkout.js';
import { success } from '../wire/answer.js';
import { prettyJson, readJson } from '../wire/json.js';
import { spelling } from '../wire/spelling.js';
import { addActions } from './actions.js';
import { checkoutDetailPage } from './checkout-detail-page.js';
import { findCheckouts, readFilter } from './checkout-filter.js';
import { checkoutsPage } from './checkouts-page.js';
import { controlsPage } from './controls-page.js';
import { createNotices, type PageFrame } from './dashboard-layout.js';
import { paymentToCapture } from './merchant-actions.js';
import { ADDRESSES, PAGE_SIZE, readPage } from './parts.js';
import { checkoutOf, requestsPage, requestsPanel } from './requests-page.js';
import { SCRIPT } from './script.js';
import { DASHBOARD_STYLESHEET } from './style.js';
import { webhooksPage } from './webhooks-page.js';

const NEWEST_REQUESTS = 20;

/** Allows the dashboard's own script and style, and no script or style inside a page. */
const DASHBOARD_POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "connect-src 'self'",
  'img-src data:',
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/** Sends an event after each change, until the page or the sandbox is closed. */
async function sendChanges(
  context: SandboxContext,
  stream: SSEStreamingApi,
  left: AbortSignal,
): Promise<void> {
  await stream.write(': listening\n\n');
  const send = () => void stream.writeSSE({ event: 'change', data: '' });
  const listeners = [context.store.onChange(send), context.requests.onAdd(send)];
  const ended = AbortSignal.any([context.closing, left]);
  await new Promise<void>((resolve) => {
    ended.addEventListener('abort', () => resolve(), { once: true });
    stream.onAbort(resolve);
    if (ended.aborted) resolve();
  });
  for (const stop of listeners) stop();
}

/** The response of the API to `checkouts.get`, on several lines. */
function jsonOf(context: SandboxContext, checkout: SandboxCheckout): string {
  const { settings } = context;
  const spelled = spelling(settings.statusStyle, settings.behaviour.statusStyles?.['checkouts.get']);
  const result = checkoutResponse(context, checkout, spelled);
  return prettyJson(readJson(success(result, 0, settings.emptyFields).body));
}

function newestDeliveries(context: SandboxContext, checkoutId?: string): SandboxDelivery[] {
  return [...context.store.deliveries.values()]
    .filter((delivery) => checkoutId === undefined || delivery.checkoutId === checkoutId)
    .reverse();
}

/** The pages for the developer, at the path `/` of the sandbox. */
export function createDashboard(context: SandboxContext): Hono<RouterEnv> {
  const dashboard = new Hono<RouterEnv>();
  const notices = createNotices();
  const token = globalThis.crypto.randomUUID();

  const frameOf = (c: Context): PageFrame => ({
    token,
    notice: notices.take(c.req.query('notice')),
    now: timestamp(context),
  });

  const signIn = basicAuth({
    realm: 'paymennt sandbox: the API key and the API secret',
    verifyUser: (user, password) =>
      user === context.credentials.apiKey && password === context.credentials.apiSecret,
  });

  dashboard.use('*', async (c, next) => {
    return c.env.remote ? await signIn(c, next) : await next();
  });
  dashboard.use(
    '*',
    // Without a referrer, browsers send `Origin: null` with a form, as foreign pages can do.
    secureHeaders({ referrerPolicy: 'same-origin', strictTransportSecurity: false }),
    readableForm,
    async (c, next) => {
      context.scheduler.runDue();
      c.header('Content-Security-Policy', DASHBOARD_POLICY);
      c.header('Cache-Control', 'no-store');
      await next();
    },
  );
  dashboard.get(ADDRESSES.checkouts, (c) => {
    const filter = readFilter(new URL(c.req.url).searchParams);
    const found = findCheckouts(context.store.checkouts.values(), filter);
    return c.html(checkoutsPage(frameOf(c), { filter, found, sandbox: context }));
  });
  dashboard.get('/dashboard/checkouts/:id', (c) => {
    const checkout = context.store.checkouts.get(c.req.param('id'));
    if (!checkout) return c.notFound();
    const payments = checkout.paymentIds.flatMap((id) => context.store.payments.get(id) ?? []);
    const deliveries = newestDeliveries(context, checkout.id).slice(0, PAGE_SIZE);
    const { store, requests } = context;
    const about = requests.newest((request) => checkoutOf(store, request) === checkout, 0, NEWEST_REQUESTS);
    return c.html(
      checkoutDetailPage(frameOf(c), {
        checkout,
        payments,
        deliveries,
        capturable: paymentToCapture(context, checkout) !== undefined,
        payPage: redirectUrl(context, checkout),
        json: jsonOf(context, checkout),
        requests: requestsPanel(about, store),
      }),
    );
  });
  dashboard.get(ADDRESSES.requests, (c) => {
    const page = readPage(new URL(c.req.url).searchParams);
    const found = context.requests.newest(() => true, (page - 1) * PAGE_SIZE, PAGE_SIZE);
    return c.html(requestsPage(frameOf(c), found, page, context.store));
  });
  dashboard.get(ADDRESSES.webhooks, (c) => {
    const webhooks = [...context.store.webhooks.values()];
    const all = newestDeliveries(context);
    const number = readPage(new URL(c.req.url).searchParams);
    const deliveries = all.slice((number - 1) * PAGE_SIZE, number * PAGE_SIZE);
    return c.html(webhooksPage(frameOf(c), { webhooks, deliveries, number, total: all.length }));
  });
  dashboard.get(ADDRESSES.controls, (c) => c.html(controlsPage(frameOf(c), context.faults.pending())));
  dashboard.get(ADDRESSES.events, (c) =>
    streamSSE(c, (stream) => sendChanges(context, stream, c.req.raw.signal)),
  );
  dashboard.get(ADDRESSES.style, asset('text/css', DASHBOARD_STYLESHEET));
  dashboard.get(ADDRESSES.script, asset('text/javascript', SCRIPT));
  addActions(dashboard, context, token, notices);
  dashboard.notFound((c) => c.html(noticePage('Page not found', 'There is nothing at this address.'), 404));
  return dashboard;
}
