import { type SandboxContext, WELL_KNOWN } from './context.js';
import { ConnectionReset } from './faults/definitions.js';
import { createFaultQueue } from './faults/faults.js';
import { createBank } from './ledger/bank.js';
import { handleExpiries } from './ledger/lifecycle.js';
import { handleBilling } from './ledger/subscriptions.js';
import type { SandboxOptions } from './options.js';
import type { Sandbox } from './sandbox.js';
import { createHandler, createInProcessFetch } from './server/handler.js';
import { type RunningServer, serveOverHttp } from './server/serve.js';
import { createState } from './snapshots/sandbox-state.js';
import { createIdSource, type IdSource, randomSeed } from './state/ids.js';
import { createRequestLog } from './state/request-log.js';
import { applySeed, createStore } from './state/store.js';
import { toMilliseconds } from './time/clock.js';
import { createScheduler } from './time/scheduler.js';
import { createDispatcher } from './webhooks/dispatcher.js';
import { readOptions, type SandboxSettings } from './wire/options.js';

function createContext(settings: SandboxSettings, closing: AbortSignal): SandboxContext {
  const context: SandboxContext = {
    settings,
    closing,
    credentials: WELL_KNOWN,
    store: createStore(),
    scheduler: createScheduler(settings.now),
    faults: createFaultQueue(),
    get dispatcher() {
      return dispatcher;
    },
    requests: createRequestLog(),
    ids: freshIds(settings),
    environment: settings.environment,
  };
  const dispatcher = createDispatcher(context);
  handleExpiries(context);
  handleBilling(context);
  context.scheduler.on('delivery', ({ id, at }) => dispatcher.attemptDue(id, at));
  return context;
}

/** A secret of 128 random bits for a sandbox that other machines can reach. */
function randomSecret(): string {
  const bytes = globalThis.crypto.getRandomValues(new Uint8Array(16));
  return `sandbox-${Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}

function freshIds({ idSeed }: SandboxSettings): IdSource {
  return createIdSource(idSeed ?? randomSeed());
}

/**
 * Creates a stateful imitation of the paymennt.com gateway, for tests and demos: the Merchant API, the pay page, webhooks.
 *
 * The sandbox sends nothing to other machines. The pay page accepts only the cards of `SANDBOX_CARDS`, and the sandbox
 * never keeps a card number. After the payment, the browser goes to `returnUrl` with `?reference=…&checkout=…`. A checkout
 * without a `returnUrl` goes to `/complete/…` after 3-D Secure, to `/success-redirect/…` after a payment without 3-D Secure,
 * and to `/payment-confirmation/…` after a declined card (`FAILED`) or a cancellation (`CANCELLED`).
 *
 * @throws {Error} if an option is unknown or not usable. The message names each option with its path.
 * @example
 * ```ts
 * // sandbox-create.mjs
 * import { PaymenntClient } from 'paymennt';
 * import { createSandbox } from 'paymennt/sandbox';
 *
 * const sandbox = createSandbox();
 * const paymennt = new PaymenntClient({
 *   ...sandbox.credentials,
 *   environment: sandbox.environment,
 *   fetch: sandbox.fetch,
 * });
 * const page = await paymennt.checkouts.search({ status: ['PENDING'] });
 * console.log(page.totalElements); // 0
 * await sandbox.close();
 * ```
 */
export function createSandbox(options: SandboxOptions = {}): Sandbox {
  const settings = readOptions(options);
  const closing = new AbortController();
  const context = createContext(settings, closing.signal);
  const { scheduler, dispatcher, faults } = context;
  applySeed(context.store, settings.seed);
  const handle = createHandler(context);
  let server: Promise<RunningServer> | undefined;

  async function stopServing(which = server): Promise<void> {
    const running = await which;
    if (server === which) {
      server = undefined;
      context.environment = settings.environment;
      context.credentials = WELL_KNOWN;
    }
    await running?.close();
  }

  return {
    fetch: createInProcessFetch(context, handle),
    get credentials() {
      return context.credentials;
    },
    get environment() {
      return { ...context.environment };
    },
    async serve(serveOptions = {}) {
      if (server) throw new Error('This sandbox is already served: close that server first.');
      if (closing.signal.aborted) throw new Error('This sandbox is closed: create another one.');
      const starting = serveOverHttp(handle, serveOptions);
      server = starting;
      const running = await starting.catch((error: unknown) => {
        server = undefined;
        throw error;
      });
      context.environment = running.environment;
      if (running.exposed) context.credentials = { ...WELL_KNOWN, apiSecret: randomSecret() };
      const { url, port, environment } = running;
      return { url, port, environment, close: () => stopServing(starting) };
    },
    clock: {
      now: () => scheduler.clock.now(),
      advance: async (duration) => scheduler.advance(toMilliseconds(duration), () => dispatcher.settled()),
    },
    state: createState(context),
    bank: createBank(context),
    webhooks: { replay: dispatcher.replay, disturbNext: dispatcher.disturbNext, settled: dispatcher.settled },
    failNext: faults.add,
    reset() {
      scheduler.clear();
      scheduler.clock.reset();
      faults.clear();
      dispatcher.reset();
      context.requests.clear();
      context.ids = freshIds(settings);
      applySeed(context.store, settings.seed);
      context.store.changed();
    },
    async close() {
      scheduler.close();
      await stopServing();
      // In-process requests without a response fail as they do when a gateway goes down.
      closing.abort(new ConnectionReset());
      await dispatcher.settled();
    },
  };
}
