import type { Sandbox } from '../sandbox/sandbox.js';

/** An order of the app under test with a started payment. */
export interface StartedOrder {
  /** The app's order number, which is the `orderId` of the checkout. */
  readonly orderId: string;
  /** The id of the order's checkout. */
  readonly checkoutId: string;
}

/** The app under test: your backend, whose client uses the sandbox. */
export interface AppUnderTest {
  /** The sandbox that the app's `PaymenntClient` uses. */
  readonly sandbox: Sandbox;
  /** The app's fetch handler, such as a Hono app's `fetch`. */
  readonly fetch: (request: Request) => Response | Promise<Response>;
  /** Creates a new order in the shop at each call, and starts its payment through the app. */
  readonly startOrder: () => Promise<StartedOrder>;
  /** URL of the app's webhook, such as `http://shop.test/webhooks/paymennt`. */
  readonly webhookUrl: string;
  /** The request with which the shopper's app confirms an order, if your API has one. */
  readonly confirm?: ((order: StartedOrder) => Request) | undefined;
  /**
   * The same request from a forged app, with another checkout's id wherever your API takes the id of a checkout. Omit
   * it if your API takes no such id.
   */
  readonly confirmWith?: ((order: StartedOrder, checkoutId: string) => Request) | undefined;
  /** URL of the page to which the shopper returns after a web checkout, without a query. */
  readonly returnUrl?: string | undefined;
  /** Starts the payment of an order again, as a second tap on Pay does. Resolves with the app's answer. */
  readonly startAgain?: ((order: StartedOrder) => Promise<StartedOrder | undefined>) | undefined;
  /** Changes the price of a started, unpaid order by any amount. */
  readonly changePrice?: ((order: StartedOrder) => Promise<void> | void) | undefined;
  /** How often an order has been fulfilled so far. */
  readonly fulfilments: (orderId: string) => number | Promise<number>;
  /** Resolves when the app has finished the work that it does after its answers. */
  readonly settled?: (() => Promise<void>) | undefined;
}
