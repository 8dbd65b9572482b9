import { serve } from '@hono/node-server';
import { PaymenntClient } from 'paymennt';
import { createSandbox, SANDBOX_CARDS, type Sandbox } from 'paymennt/sandbox';
import { createBackend } from './backend.js';
import { type Ending, readOptions, USAGE } from './demo-options.js';
import { OrderStore } from './orders.js';
import { fact, heading, status, step } from './terminal.js';
import { Webview } from './webview.js';

const ORDER = { orderId: 'ORD-1234', currency: 'AED', amountMinor: 10_500 };

/** Everything that runs: the gateway's stand-in, the shop's database, the shop's backend. */
async function startEverything() {
  const sandbox = createSandbox();
  const gateway = await sandbox.serve();
  const paymennt = new PaymenntClient({ ...sandbox.credentials, environment: gateway.environment });
  const orders = await OrderStore.open(':memory:');
  const shipped: string[] = [];
  const backend = createBackend(paymennt, orders, (checkout) => {
    shipped.push(checkout.orderId);
  });
  const backendUrl = await new Promise<{ url: string; close(): void }>((resolve) => {
    const server = serve({ fetch: backend.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) =>
      resolve({ url: `http://127.0.0.1:${port}`, close: () => server.close() }),
    );
  });
  return { sandbox, paymennt, orders, shipped, backend: backendUrl };
}

type Demo = Awaited<ReturnType<typeof startEverything>>;

/** What the app can do: call the shop's backend. It holds no API key. */
async function callBackend({ backend }: Demo, path: string): Promise<Record<string, unknown>> {
  const response = await fetch(backend.url + path, { method: 'POST' });
  const answer = (await response.json()) as Record<string, unknown>;
  if (!response.ok) throw new Error(`The backend answered ${response.status}: ${String(answer['error'])}`);
  return answer;
}

/** What the shopper does on the pay page. */
async function shop(webview: Webview, sandbox: Sandbox, ending: Ending): Promise<void> {
  if (ending === 'cancelled') return webview.submit({ action: 'cancel' });
  if (ending === 'expired') await sandbox.clock.advance('25h');
  const card = ending === 'declined' ? SANDBOX_CARDS.declined : SANDBOX_CARDS.threeDSecure;
  await webview.submit({
    cardNumber: card.number,
    expiry: '12/25',
    cvv: '100',
    name: 'TEST USER',
    terms: 'accepted',
    action: 'pay',
  });
  // The bank's 3-D Secure page, where there is one.
  if (webview.html.includes('3-D Secure')) await webview.submit({ action: 'approve' });
}

const TAPS: Readonly<Record<Ending, string>> = {
  paid: 'The shopper types the test card 4242 4242 4242 4242, approves it with 3-D Secure, and is sent on.',
  declined: 'The shopper types a card that the bank declines.',
  cancelled: 'The shopper taps Cancel.',
  expired: 'The shopper comes back a day later and finds the page expired.',
};

async function play(demo: Demo, ending: Ending): Promise<void> {
  const { paymennt, orders, sandbox, shipped } = demo;
  await orders.add(ORDER);
  heading(`A mobile payment of AED 105.00 for order ${ORDER.orderId}`);

  step(1, 'The shopper taps Pay. The app asks the backend to start a checkout.');
  fact('app', `POST /orders/${ORDER.orderId}/checkout`);

  const { checkoutKey, redirectUrl } = await callBackend(demo, `/orders/${ORDER.orderId}/checkout`);
  const checkoutId = String((await orders.find(ORDER.orderId))?.checkoutId);
  step(2, 'The backend creates a mobile checkout at the gateway.');
  fact('checkout', checkoutId);
  status((await paymennt.checkouts.get(checkoutId)).status);

  step(3, 'The app gets a key and a URL, and never an API key. The vendor’s app SDKs take the key;');
  fact('key', String(checkoutKey));

  step(4, 'any other app opens the URL in a webview.');
  fact('url', String(redirectUrl));
  const webview = new Webview(paymennt.environment);
  await webview.navigate(String(redirectUrl));
  fact('shopper', TAPS[ending]);
  await shop(webview, sandbox, ending);

  const reached =
    webview.closedAt === undefined
      ? 'The shopper closes the webview'
      : 'The webview reaches a confirmation endpoint; the app closes it';
  step(5, `${reached} and asks the backend to confirm. The backend asks the gateway.`);
  if (webview.closedAt !== undefined) fact('reached', new URL(webview.closedAt).pathname);
  fact('app', `POST /orders/${ORDER.orderId}/confirm`);
  const confirmed = await callBackend(demo, `/orders/${ORDER.orderId}/confirm`);
  status(String(confirmed['status']));

  step(6, 'Only what the gateway says changes the order: id, order, amount and currency are compared.');
  fact('order', `${ORDER.orderId} is ${(await orders.find(ORDER.orderId))?.status}`);
  fact('shipped', shipped.length === 0 ? 'nothing' : shipped.join(', '));
}

/** A second order, for a person with a browser. */
async function invite(demo: Demo): Promise<void> {
  const orderId = 'ORD-1235';
  await demo.orders.add({ ...ORDER, orderId });
  const { redirectUrl } = await callBackend(demo, `/orders/${orderId}/checkout`);
  heading(`Now you: open this page and pay for order ${orderId}. Ctrl-C ends the demo.`);
  fact('url', String(redirectUrl));
  const checkoutId = String((await demo.orders.find(orderId))?.checkoutId);
  const checkout = await demo.paymennt.checkouts.waitForFinal(checkoutId, {
    timeoutMs: 24 * 60 * 60 * 1_000,
  });
  status(checkout.status);
  const { paid } = await callBackend(demo, `/orders/${orderId}/confirm`);
  fact('order', `${orderId} is ${paid === true ? 'paid' : 'still open'}`);
}

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  if (options === 'help') return console.log(USAGE);
  const demo = await startEverything();
  try {
    await play(demo, options.ending);
    if (options.keep) {
      await invite(demo);
      heading('The demo keeps running. Ctrl-C ends it.');
      await new Promise((resolve) => process.once('SIGINT', resolve));
    }
  } finally {
    demo.backend.close();
    demo.orders.close();
    await demo.sandbox.close();
  }
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
