import type { Sandbox } from '../sandbox/sandbox.js';

/** An order of the app under test whose payment has been started. */
export interface StartedOrder {
  /** The app's id of the order, as it gave it to the gateway. */
  readonly orderId: string;
  /** The checkout that pays for it. */
  readonly checkoutId: string;
}

/** The app under test: your backend, talking to the sandbox. */
export interface AppUnderTest {
  /** The sandbox that the app's `PaymenntClient` talks to. */
  readonly sandbox: Sandbox;
  /** The app's fetch handler, such as a Hono app's `fetch`. */
  readonly fetch: (request: Request) => Response | Promise<Response>;
  /** Puts a new order into the shop and starts its payment, through the app. A new order at each call. */
  readonly startOrder: () => Promise<StartedOrder>;
  /** Where the app takes webhooks, such as `http://shop.test/webhooks/paymennt`. */
  readonly webhookUrl: string;
  /** The request with which the shopper's app asks to confirm an order, if there is one. */
  readonly confirm?: ((order: StartedOrder) => Request) | undefined;
  /**
   * The same request, from an app that names a checkout of its own choice wherever your API takes a checkout's id. Leave
   * it out when your API takes none.
   */
  readonly confirmWith?: ((order: StartedOrder, checkoutId: string) => Request) | undefined;
  /** Where the shopper's browser returns to after a web checkout: a page of the app, without a query. */
  readonly returnUrl?: string | undefined;
  /** The shopper taps Pay again for an order that was started before. Resolves with what the app hands out then. */
  readonly startAgain?: ((order: StartedOrder) => Promise<StartedOrder | undefined>) | undefined;
  /** Changes the price of an order that was started and is not paid, by any amount. */
  readonly changePrice?: ((order: StartedOrder) => Promise<void> | void) | undefined;
  /** How often an order has been fulfilled so far. */
  readonly fulfilments: (orderId: string) => number | Promise<number>;
  /** Resolves when work that the app does after it has answered is done. */
  readonly settled?: (() => Promise<void>) | undefined;
}
