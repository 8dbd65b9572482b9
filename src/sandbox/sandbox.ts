import type { FailNext } from './faults/faults.js';
import type { SandboxBank } from './ledger/bank.js';
import type { SandboxEnvironment } from './options.js';
import type { SandboxDelivery, SandboxDisturbance } from './records/index.js';
import type { ServedSandbox, ServeOptions } from './server/serve.js';
import type { SandboxState } from './snapshots/sandbox-state.js';
import type { Duration } from './time/clock.js';

/**
 * The sandbox's time. Real time passes in it too, unless `createSandbox({ now })` stopped it.
 *
 * @example
 * ```ts
 * // sandbox.mjs
 * import { PaymenntClient } from 'paymennt';
 * import { createSandbox } from 'paymennt/sandbox';
 * import { buildQrCheckoutParams } from 'paymennt/testing';
 *
 * const { credentials, environment, fetch, clock } = createSandbox();
 * const paymennt = new PaymenntClient({ ...credentials, environment, fetch });
 * const { id } = await paymennt.checkouts.createQr(buildQrCheckoutParams({ expiresIn: 15 }));
 * await clock.advance('16m');
 * (await paymennt.checkouts.get(id)).status; // 'EXPIRED'
 * ```
 */
export interface SandboxClock {
  /**
   * The time of the sandbox.
   *
   * @example
   * ```ts
   * import { createSandbox } from 'paymennt/sandbox';
   *
   * const { clock } = createSandbox({ now: '2027-01-30T09:00:00Z' });
   * clock.now().getUTCFullYear(); // 2027
   * ```
   */
  now(): Date;
  /**
   * Moves time on: `'15m'`, `'2h'`, `'3d'`, or milliseconds. Checkouts expire, subscriptions are billed and webhook
   * deliveries are tried again on the way, each at its own moment. Resolves when all of it has happened.
   *
   * @throws {Error} for anything that is not a duration, and for a negative one.
   * @example
   * ```ts
   * // sandbox.mjs
   * import { createSandbox } from 'paymennt/sandbox';
   *
   * const { clock } = createSandbox({ now: '2027-01-30T09:00:00Z' });
   * await clock.advance('36h');
   * clock.now().toISOString(); // '2027-01-31T21:00:00.000Z'
   * ```
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
 *
 * // In place of your own receiver of webhooks.
 * const webhookFetch = async () => new Response(null, { status: 204 });
 * const { credentials, environment, fetch, ...sandbox } = createSandbox({ webhookFetch });
 * const paymennt = new PaymenntClient({ ...credentials, environment, fetch });
 * const { id } = await paymennt.webhooks.create({ address: 'http://localhost:3000/webhooks/paymennt' });
 * await paymennt.webhooks.test(id);
 * await sandbox.webhooks.settled();
 * sandbox.state.deliveries[0]?.status; // 'delivered'
 * ```
 */
export interface SandboxWebhooks {
  /**
   * Sends a recorded delivery once more, as it was, and resolves with the new delivery after its attempt.
   *
   * @throws {Error} when there is no such delivery, or its webhook is gone.
   * @example
   * ```ts
   * // sandbox.mts
   * import { PaymenntClient } from 'paymennt';
   * import { createSandbox } from 'paymennt/sandbox';
   *
   * // In place of your own receiver of webhooks.
   * const webhookFetch = async () => new Response(null, { status: 204 });
   * const { credentials, environment, fetch, ...sandbox } = createSandbox({ webhookFetch });
   * const paymennt = new PaymenntClient({ ...credentials, environment, fetch });
   * const webhook = await paymennt.webhooks.create({ address: 'http://localhost:3000/webhooks/paymennt' });
   * await paymennt.webhooks.test(webhook.id);
   * for (const { id } of sandbox.state.deliveries) await sandbox.webhooks.replay(id);
   * sandbox.state.deliveries.length; // 2
   * ```
   */
  replay(deliveryId: string): Promise<SandboxDelivery>;
  /**
   * Duplicates, loses or reorders the next delivery. Calls add up, first come first served.
   *
   * @throws {Error} for any other word.
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
   * sandbox.webhooks.disturbNext('duplicate');
   * sandbox.bank.pay(id);
   * sandbox.state.deliveries.length; // 2
   * ```
   */
  disturbNext(disturbance: SandboxDisturbance): void;
  /**
   * Resolves when no delivery is on its way. Retries that wait for the clock do not count.
   *
   * @example
   * ```ts
   * // sandbox.mts
   * import { PaymenntClient } from 'paymennt';
   * import { createSandbox } from 'paymennt/sandbox';
   *
   * // In place of your own receiver of webhooks.
   * const webhookFetch = async () => new Response(null, { status: 204 });
   * const { credentials, environment, fetch, ...sandbox } = createSandbox({ webhookFetch });
   * const paymennt = new PaymenntClient({ ...credentials, environment, fetch });
   * const { id } = await paymennt.webhooks.create({ address: 'http://localhost:3000/webhooks/paymennt' });
   * await paymennt.webhooks.test(id); // answers before the delivery is made
   * await sandbox.webhooks.settled();
   * sandbox.state.deliveries[0]?.attempts.length; // 1
   * ```
   */
  settled(): Promise<void>;
}

/**
 * A gateway of your own. See {@link createSandbox}.
 *
 * @example
 * ```ts
 * import { PaymenntClient } from 'paymennt';
 * import type { Sandbox } from 'paymennt/sandbox';
 *
 * const clientOf = ({ credentials, environment, fetch }: Sandbox) =>
 *   new PaymenntClient({ ...credentials, environment, fetch });
 * ```
 */
export interface Sandbox {
  /**
   * Answers a request without a network, whatever its origin. Redirects are answered and not followed, as with
   * `redirect: 'manual'`. Rejects as the global `fetch` does when a fault breaks the connection.
   */
  readonly fetch: (input: string | URL | Request, init?: RequestInit) => Promise<Response>;
  /**
   * The key and the secret for `PaymenntClient`. Well known, except while `serve` makes the sandbox reachable from other machines:
   * then the secret is random, so read the credentials after `serve`.
   */
  readonly credentials: {
    /** The option `apiKey`. */
    readonly apiKey: string;
    /** The option `apiSecret`. */
    readonly apiSecret: string;
  };
  /** Where it is: an origin that does not exist, or loopback while it is served. */
  readonly environment: SandboxEnvironment;
  /**
   * Listens on 127.0.0.1 and on any free port, unless the options say otherwise.
   *
   * @throws {Error} when the port is taken, or when it is already served.
   * @example
   * ```ts
   * // sandbox.mjs
   * import { createSandbox } from 'paymennt/sandbox';
   *
   * const sandbox = createSandbox();
   * const { url, port, close } = await sandbox.serve();
   * console.log(`the pay page is at ${url}`);
   * sandbox.environment.payBaseUrl === `http://127.0.0.1:${port}`; // true
   * await close();
   * ```
   */
  serve(options?: ServeOptions): Promise<ServedSandbox>;
  /** Its time. */
  readonly clock: SandboxClock;
  /** Its records. */
  readonly state: SandboxState;
  /** The acts of the bank, the shopper and time. */
  readonly bank: SandboxBank;
  /** Control over the deliveries to webhooks. */
  readonly webhooks: SandboxWebhooks;
  /**
   * Makes the next answer fail. Several calls take effect one after the other, in their order.
   *
   * @throws {Error} for an unknown operation or fault, and for `commits: false` with a fault that needs the work done.
   * @example
   * ```ts
   * // sandbox.mts
   * import { PaymenntClient } from 'paymennt';
   * import { createSandbox } from 'paymennt/sandbox';
   *
   * const { credentials, environment, fetch, failNext } = createSandbox();
   * const paymennt = new PaymenntClient({ ...credentials, environment, fetch, maxRetries: 0 });
   * failNext({ operation: 'branches.list', fault: 'html-502' });
   * const error = await paymennt.branches.list().catch((reason: unknown) => reason);
   * console.log(String(error));
   * (await paymennt.branches.list()).items.length; // 1
   * ```
   */
  failNext(arrangement: FailNext): void;
  /**
   * Goes back to how it started: seed, clock, faults. It stays served.
   *
   * @example
   * ```ts
   * // sandbox.mjs
   * import { PaymenntClient } from 'paymennt';
   * import { createSandbox } from 'paymennt/sandbox';
   * import { buildBranchParams } from 'paymennt/testing';
   *
   * const { credentials, environment, fetch, ...sandbox } = createSandbox();
   * const paymennt = new PaymenntClient({ ...credentials, environment, fetch });
   * await paymennt.branches.create(buildBranchParams());
   * sandbox.reset(); // between two tests
   * sandbox.state.branches.length; // 1
   * ```
   */
  reset(): void;
  /**
   * Stops the server, ends requests that hang and forgets pending deliveries.
   *
   * @example
   * ```ts
   * // sandbox.mjs
   * import { createSandbox } from 'paymennt/sandbox';
   *
   * const sandbox = createSandbox();
   * await sandbox.serve();
   * await sandbox.close(); // its server too
   * ```
   */
  close(): Promise<void>;
}
