import type { FailNext } from './faults/faults.js';
import type { SandboxBank } from './ledger/bank.js';
import type { SandboxEnvironment } from './options.js';
import type { SandboxDelivery, SandboxDisturbance } from './records/index.js';
import type { ServedSandbox, ServeOptions } from './server/serve.js';
import type { SandboxState } from './snapshots/sandbox-state.js';
import type { Duration } from './time/clock.js';

/**
 * The sandbox's clock. It follows real time, unless the option `now` stopped it.
 *
 * @example
 * ```ts
 * // clock.mts
 * import { createSandbox } from 'paymennt/sandbox';
 *
 * const { clock } = createSandbox({ now: '2027-01-30T09:00:00Z' });
 * await clock.advance('36h');
 * clock.now().toISOString(); // '2027-01-31T21:00:00.000Z'
 * ```
 */
export interface SandboxClock {
  /** Returns the sandbox's time. */
  now(): Date;
  /**
   * Moves the clock forward: by `'15m'`, `'2h'`, `'3d'`, or a number of milliseconds. In between, checkouts expire,
   * subscriptions send links and webhook deliveries are tried again, each at its own time. Resolves after the last event.
   *
   * @throws {Error} for a negative duration, and for a value that is no duration.
   */
  advance(duration: Duration): Promise<void>;
}

/**
 * Control over the deliveries to webhooks.
 *
 * @example
 * ```ts
 * // sandbox.mts
 * import { PaymenntClient } from 'paymennt';
 * import { createSandbox } from 'paymennt/sandbox';
 * import { buildQrCheckoutParams } from 'paymennt/testing';
 *
 * // In place of your own receiver of webhooks.
 * const webhookFetch = async () => new Response(null, { status: 204 });
 * const { credentials, environment, fetch, ...sandbox } = createSandbox({ webhookFetch });
 * const paymennt = new PaymenntClient({ ...credentials, environment, fetch });
 * await paymennt.webhooks.create({ address: 'http://localhost:3000/webhooks/paymennt' });
 * const { id } = await paymennt.checkouts.createQr(buildQrCheckoutParams());
 *
 * sandbox.webhooks.disturbNext('duplicate');
 * sandbox.bank.pay(id);
 * await sandbox.webhooks.settled();
 * sandbox.state.deliveries.map(({ status }) => status).join(); // 'delivered,delivered'
 *
 * for (const delivery of sandbox.state.deliveries) await sandbox.webhooks.replay(delivery.id);
 * sandbox.state.deliveries.length; // 4
 * ```
 */
export interface SandboxWebhooks {
  /**
   * Sends a recorded delivery again, with the same body. Resolves with the new delivery after one attempt.
   *
   * @throws {Error} if there is no such delivery, or if its webhook was deleted.
   */
  replay(deliveryId: string): Promise<SandboxDelivery>;
  /**
   * Duplicates, loses or reorders the next delivery. A second call applies to the delivery after that.
   *
   * @throws {Error} for any other word.
   */
  disturbNext(disturbance: SandboxDisturbance): void;
  /** Resolves when no attempt to deliver is in progress. Retries that are due later do not count. */
  settled(): Promise<void>;
}

/**
 * A running sandbox. See {@link createSandbox}.
 *
 * @example
 * ```ts
 * // sandbox.mts
 * import { PaymenntClient } from 'paymennt';
 * import { createSandbox } from 'paymennt/sandbox';
 * import { buildBranchParams } from 'paymennt/testing';
 *
 * const sandbox = createSandbox();
 * const { url, port } = await sandbox.serve();
 * console.log(`the pay page is at ${url}`);
 * sandbox.environment.payBaseUrl === `http://127.0.0.1:${port}`; // true
 *
 * const { credentials, environment, fetch } = sandbox;
 * const paymennt = new PaymenntClient({ ...credentials, environment, fetch, maxRetries: 0 });
 * sandbox.failNext({ operation: 'branches.list', fault: 'html-502' });
 * const error = await paymennt.branches.list().catch((reason: unknown) => reason);
 * console.log(String(error));
 * (await paymennt.branches.list()).items.length; // 1
 *
 * await paymennt.branches.create(buildBranchParams());
 * sandbox.reset(); // between two tests
 * sandbox.state.branches.length; // 1
 * await sandbox.close(); // stops the server too
 * ```
 */
export interface Sandbox {
  /**
   * Answers a request to any origin without a network. Does not follow redirects, as with `redirect: 'manual'`. Rejects
   * with the same `TypeError` as the global `fetch` if a fault breaks the connection.
   */
  readonly fetch: (input: string | URL | Request, init?: RequestInit) => Promise<Response>;
  /**
   * The key and the secret for `PaymenntClient`. They are the same in every sandbox, except while other machines can reach
   * the sandbox: the secret is random then. Read the credentials after `serve`.
   */
  readonly credentials: {
    /** The option `apiKey`. */
    readonly apiKey: string;
    /** The option `apiSecret`. */
    readonly apiSecret: string;
  };
  /** The base URLs: of an origin that does not exist, or of the server while the sandbox is served. */
  readonly environment: SandboxEnvironment;
  /**
   * Starts an HTTP server, by default on 127.0.0.1 and on a free port.
   *
   * @throws {Error} if an option is not usable, the port is taken, or the sandbox is already served or closed.
   */
  serve(options?: ServeOptions): Promise<ServedSandbox>;
  /** The clock. */
  readonly clock: SandboxClock;
  /** Copies of the records, and the saved state. */
  readonly state: SandboxState;
  /** Events that the bank, the shopper or time causes. */
  readonly bank: SandboxBank;
  /** Control over the deliveries to webhooks. */
  readonly webhooks: SandboxWebhooks;
  /**
   * Makes the next response faulty. Several calls take effect one after the other, in the order of the calls.
   *
   * @throws {Error} for a field that is unknown or not usable, and for `commits: false` with a fault that changes the response
   * of a completed operation.
   */
  failNext(arrangement: FailNext): void;
  /** Restores the initial state: records, clock, ids, faults and request log. The server keeps running. */
  reset(): void;
  /** Stops the server, ends requests that wait for a response and drops pending deliveries. */
  close(): Promise<void>;
}
