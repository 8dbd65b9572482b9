import { Hono } from 'hono';
import { fromMinorUnits, PaymenntClient, toMinorUnits } from 'paymennt';
import { createSandbox } from 'paymennt/sandbox';
import { type AppUnderTest, buildMobileCheckoutParams, type StartedOrder } from 'paymennt/testing';

/** The mistakes of a hand-written backend, one by one. */
export interface Carelessness {
  /** Looks whether it has shipped, waits, and ships. */
  readonly forgetsRaces: boolean;
  readonly paidStatuses: readonly string[];
  readonly toleranceMinor: number;
  readonly believesApp: boolean;
  readonly believesReturnUrl: boolean;
  readonly createsAtEveryTap: boolean;
  readonly forgetsPrice: boolean;
}

const CAREFUL: Carelessness = {
  forgetsRaces: false,
  paidStatuses: ['PAID'],
  toleranceMinor: 0,
  believesApp: false,
  believesReturnUrl: false,
  createsAtEveryTap: false,
  forgetsPrice: false,
};

interface Order {
  amountMinor: number;
  attempt: number;
  checkoutId: string | undefined;
}

const CURRENCY = 'AED';
const SHOP = 'http://shop.test';

/** A backend without the payment flow, in one process: careful but for the mistakes that it is given. */
export function carelessApp(mistakes: Partial<Carelessness>): AppUnderTest {
  const careless = { ...CAREFUL, ...mistakes };
  const sandbox = createSandbox();
  const { credentials, environment, fetch } = sandbox;
  const paymennt = new PaymenntClient({ ...credentials, environment, fetch });
  const orders = new Map<string, Order>();
  const shipped: string[] = [];
  let queue: Promise<unknown> = Promise.resolve();

  /** One after the other, so that no two taps or reports overlap. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = queue.then(work, work);
    queue = turn.catch(() => undefined);
    return turn;
  }

  async function settle(orderId: string, checkoutId: string, isChosen = false): Promise<void> {
    const order = orders.get(orderId);
    const hadShipped = shipped.includes(orderId);
    const checkout = await paymennt.checkouts.get(checkoutId).catch(() => undefined);
    const alreadyShipped = careless.forgetsRaces ? hadShipped : shipped.includes(orderId);
    if (!order || !checkout || alreadyShipped) return;
    const paidMinor = toMinorUnits(checkout.amount ?? 0, CURRENCY);
    const isOurs = isChosen || (checkout.orderId === orderId && checkout.currency === CURRENCY);
    const isEnough = Math.abs(paidMinor - order.amountMinor) <= careless.toleranceMinor;
    if (careless.paidStatuses.includes(checkout.status) && isOurs && isEnough) shipped.push(orderId);
  }

  async function isOpen(checkoutId: string, { amountMinor }: Order): Promise<boolean> {
    const { status, amount } = await paymennt.checkouts.get(checkoutId);
    if (status !== 'PENDING') return false;
    if (careless.forgetsPrice || toMinorUnits(amount ?? 0, CURRENCY) === amountMinor) return true;
    await paymennt.checkouts.cancel(checkoutId);
    return false;
  }

  async function tap(orderId: string): Promise<StartedOrder> {
    const order = orders.get(orderId);
    if (!order) throw new Error(`There is no order ${orderId}.`);
    const { checkoutId: open } = order;
    if (open !== undefined && !careless.createsAtEveryTap && (await isOpen(open, order))) {
      return { orderId, checkoutId: open };
    }
    order.attempt += 1;
    const amount = fromMinorUnits(order.amountMinor, CURRENCY);
    const { id } = await paymennt.checkouts.createMobile(
      buildMobileCheckoutParams({
        requestId: `${orderId}-${order.attempt}`,
        orderId,
        currency: CURRENCY,
        amount,
        items: [{ name: 'Coffee beans', quantity: 1, unitprice: amount, linetotal: amount }],
      }),
    );
    order.checkoutId = id;
    return { orderId, checkoutId: id };
  }

  const app = new Hono()
    .post('/webhooks/paymennt', async (c) => {
      const { id } = await c.req.json<{ id: string }>();
      const checkout = await paymennt.checkouts.get(id).catch(() => undefined);
      if (checkout?.orderId) await settle(checkout.orderId, id);
      return c.body(null, 204);
    })
    .post('/orders/:orderId/confirm', async (c) => {
      const orderId = c.req.param('orderId');
      const chosen = careless.believesApp ? c.req.query('checkout') : undefined;
      await settle(orderId, chosen ?? String(orders.get(orderId)?.checkoutId), chosen !== undefined);
      return c.body(null, 204);
    })
    .get('/return', (c) => {
      const reference = c.req.query('reference') ?? '';
      if (careless.believesReturnUrl) shipped.push(reference.replace(/-\d+$/, ''));
      return c.text('Thank you.');
    });

  return {
    sandbox,
    fetch: (request) => app.fetch(request),
    webhookUrl: `${SHOP}/webhooks/paymennt`,
    returnUrl: `${SHOP}/return`,
    confirm: ({ orderId }) => new Request(`${SHOP}/orders/${orderId}/confirm`, { method: 'POST' }),
    confirmWith: ({ orderId }, id) =>
      new Request(`${SHOP}/orders/${orderId}/confirm?checkout=${id}`, { method: 'POST' }),
    startOrder() {
      const orderId = `CARELESS-${orders.size + 1}`;
      orders.set(orderId, { amountMinor: 10_500, attempt: 0, checkoutId: undefined });
      return tap(orderId);
    },
    startAgain: ({ orderId }) => (careless.createsAtEveryTap ? tap(orderId) : inTurn(() => tap(orderId))),
    changePrice({ orderId }) {
      const order = orders.get(orderId);
      if (order) order.amountMinor = 12_000;
    },
    fulfilments: (orderId) => shipped.filter((each) => each === orderId).length,
  };
}
