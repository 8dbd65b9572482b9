import { PaymenntClient } from 'paymennt';
import type { StartedPayment } from 'paymennt/flow';
import { createSandbox, SANDBOX_CARDS, type Sandbox } from 'paymennt/sandbox';
import { type Ending, readOptions, USAGE } from './demo-options.js';
import { createPayments } from './payments.js';
import { Shop } from './shop.js';
import { type RunningBackend, startBackend } from './start-backend.js';
import { fact, heading, status, step } from './terminal.js';
import { Webview } from './webview.js';

const ORDER = { orderId: 'ORD-1234', currency: 'AED', amountMinor: 10_500 };

/** How long a shipment may take before a sweep repeats it: short, because somebody waits for the demo. */
const LEASE_MS = 500;

/** Everything that runs: the sandbox in place of the gateway, the shop's database, the shop's backend. */
interface Demo {
  readonly sandbox: Sandbox;
  readonly paymennt: PaymenntClient;
  readonly shop: Shop;
  backend: RunningBackend;
}

async function startEverything(): Promise<Demo> {
  const sandbox = createSandbox();
  const { environment } = await sandbox.serve();
  const paymennt = new PaymenntClient({ ...sandbox.credentials, environment });
  const shop = await Shop.create(':memory:');
  const backend = await startBackend(createPayments(paymennt, shop, LEASE_MS));
  return { sandbox, paymennt, shop, backend };
}

/** The app: it calls the shop's backend, and holds no API key. */
async function callBackend<Answer>({ backend }: Demo, path: string): Promise<Answer> {
  const response = await fetch(backend.url + path, { method: 'POST' });
  const answer = (await response.json()) as Answer;
  if (!response.ok) throw new Error(`The backend answered ${response.status}: ${JSON.stringify(answer)}`);
  return answer;
}

/** The app asks the backend for a payment. */
async function tapPay(demo: Demo, orderId: string) {
  const payment = await callBackend<StartedPayment>(demo, `/orders/${orderId}/checkout`);
  if (payment.state !== 'ready') throw new Error(`Order ${orderId} cannot be paid: ${payment.state}.`);
  return payment;
}

const confirm = (demo: Demo, orderId: string) =>
  callBackend<{ state: string }>(demo, `/orders/${orderId}/confirm`);

/** The shopper's actions on the pay page. */
async function pay(webview: Webview, sandbox: Sandbox, ending: Ending): Promise<void> {
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

const PAYS = 'types the test card 4242 4242 4242 4242, and approves it with 3-D Secure';

const SHOPPER: Readonly<Record<Ending, string>> = {
  paid: PAYS,
  declined: 'types a card that the bank declines',
  cancelled: 'taps Cancel',
  expired: 'comes back a day later, and the page has expired',
  'double-tap': PAYS,
  crash: PAYS,
};

const RESULT: Readonly<Record<Ending, string>> = {
  paid: 'The shopper paid AED 105.00, and the shop ships the order once.',
  declined: 'No money moved, and nothing is shipped. The next tap on Pay begins a new attempt.',
  cancelled: 'No money moved, and nothing is shipped. The next tap on Pay begins a new attempt.',
  expired: 'No money moved, and nothing is shipped. The next tap on Pay begins a new attempt.',
  'double-tap': 'Two taps made one checkout, so the shopper paid once and the shop ships once.',
  crash: 'The backend died with the money taken, and the next sweep shipped the order.',
};

/** The process dies when the order is marked as paid, and before anything is shipped. */
async function crash(demo: Demo): Promise<void> {
  const { shop, backend } = demo;
  const ship = shop.ship;
  const died = new Promise<void>((resolve) => {
    shop.ship = () => {
      backend.kill();
      resolve();
      // A dead process does nothing more.
      return new Promise(() => {});
    };
  });
  await Promise.all([died, confirm(demo, ORDER.orderId).catch(() => fact('app', 'gets no answer'))]);
  shop.ship = ship;
  fact('crash', 'the backend dies: the order is marked, and nothing is shipped');
  fact('shipped', (await shop.shippedOrders()).join(', ') || 'nothing');

  const payments = createPayments(demo.paymennt, shop, LEASE_MS);
  demo.backend = await startBackend(payments);
  fact('restart', 'a new backend starts, and sweeps every few minutes');
  await new Promise((resolve) => setTimeout(resolve, LEASE_MS));
  const { overdue } = await payments.sweep();
  fact('sweep', `finds ${overdue.join(', ')} unfinished, asks the gateway, and ships it`);
}

async function play(demo: Demo, ending: Ending): Promise<void> {
  const { paymennt, sandbox, shop } = demo;
  const { orderId } = ORDER;
  await shop.add(ORDER);
  heading(`A mobile payment of AED 105.00 for order ${orderId}`);

  step(1, "The shopper taps Pay, and the app asks the shop's backend for a payment.");
  const taps = ending === 'double-tap' ? 2 : 1;
  fact('app', `POST /orders/${orderId}/checkout${taps === 2 ? ', twice at once' : ''}`);
  const [payment, second] = await Promise.all(Array.from({ length: taps }, () => tapPay(demo, orderId)));
  if (!payment) throw new Error('Nobody tapped Pay.');

  step(2, 'The backend creates a mobile checkout at the gateway.');
  fact('checkout', payment.checkoutId);
  if (second)
    fact(
      'second tap',
      `gets ${second.checkoutId === payment.checkoutId ? 'the same checkout' : 'another checkout'}`,
    );
  status((await paymennt.checkouts.get(payment.checkoutId)).status);

  step(
    3,
    "The app receives a checkout key for the vendor's app SDKs and a URL for a webview, and no API key.",
  );
  const { checkoutKey } = payment;
  // The key is in each address of the checkout: cut there, so that a line fits a terminal.
  const short = (address: string) => address.replace(checkoutKey, `${checkoutKey.slice(0, 8)}…`);
  fact('key', checkoutKey);
  fact('url', short(payment.redirectUrl));

  step(4, 'The app opens the URL in a webview, and the shopper sees the pay page.');
  const webview = new Webview(paymennt.environment);
  await webview.navigate(payment.redirectUrl);
  fact('shopper', SHOPPER[ending]);
  await pay(webview, sandbox, ending);

  const closing =
    webview.closedAt === undefined
      ? 'The shopper closes the webview'
      : 'The webview reaches a confirmation endpoint, so the app closes it';
  step(5, `${closing} and asks the backend to confirm the payment.`);
  if (webview.closedAt !== undefined) fact('reached', short(new URL(webview.closedAt).pathname));
  fact('app', `POST /orders/${orderId}/confirm`);
  if (ending === 'crash') await crash(demo);
  const { state } = await confirm(demo, orderId);

  step(
    6,
    'The backend asks the gateway, compares order, amount and currency, and only then updates the order.',
  );
  status((await paymennt.checkouts.get(payment.checkoutId)).status);
  fact('order', `${orderId} is ${state === 'paid' ? 'paid' : 'open'}`);
  fact('shipped', (await shop.shippedOrders()).join(', ') || 'nothing');

  heading(RESULT[ending]);
  console.log(
    'Next: npm run demo -- --help shows the other endings; docs/getting-started.md\ntakes you from here to your own backend.',
  );
}

/** A second order, for a person with a browser. */
async function invite(demo: Demo): Promise<void> {
  const orderId = 'ORD-1235';
  await demo.shop.add({ ...ORDER, orderId });
  const { redirectUrl, checkoutId } = await tapPay(demo, orderId);
  heading(`Now you: open this page and pay for order ${orderId}. Ctrl-C ends the demo.`);
  // A line of its own, to be copied whole.
  console.log(redirectUrl);
  const checkout = await demo.paymennt.checkouts.waitForFinal(checkoutId, {
    timeoutMs: 24 * 60 * 60 * 1_000,
  });
  status(checkout.status);
  const { state } = await confirm(demo, orderId);
  fact('order', `${orderId} is ${state === 'paid' ? 'paid' : 'open'}`);
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
    demo.backend.kill();
    demo.shop.close();
    await demo.sandbox.close();
  }
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
