import { BranchesResource } from './branches/resource.js';
import { type RawRequest, rawOperation } from './call/raw-request.js';
import { Executor } from './call/run.js';
import { CardsResource } from './cards/resource.js';
import { CheckoutsResource } from './checkouts/resource.js';
import { namedEnvironment, type PaymenntEnvironment } from './config/environments.js';
import type { PaymenntClientOptions, RequestOptions } from './config/options.js';
import { resolveClientOptions } from './config/resolve-options.js';
import { PaymenntConfigurationError } from './errors.js';
import { PaymentsResource } from './payments/resource.js';
import { assertServerRuntime } from './runtimes/runtime-guard.js';
import { copyOf } from './schemas/copy.js';
import { SubscriptionsResource } from './subscriptions/resource.js';
import { TerminalsResource } from './terminals/resource.js';
import { WebhooksResource } from './webhooks/resource.js';

/**
 * A client of the paymennt.com Merchant API, for your server.
 *
 * Create one client and share it: a client keeps no state between calls, and nothing can read, print or serialise its
 * credentials.
 *
 * @example
 * ```ts
 * // checkouts-create-mobile.mjs
 * import { PaymenntClient } from 'paymennt';
 *
 * const paymennt = PaymenntClient.fromEnv();
 *
 * const checkout = await paymennt.checkouts.createMobile({
 *   requestId: 'ORD-1234-1',
 *   orderId: 'ORD-1234',
 *   currency: 'AED',
 *   amount: '105.00',
 *   items: [{ name: 'Coffee beans', quantity: 2, linetotal: '105.00' }],
 *   customer: { firstName: 'Ada', lastName: 'Lovelace', email: 'ada@shop.example' },
 *   billingAddress: { name: 'Ada Lovelace', address1: '1 Harbour Road', city: 'Dubai', country: 'AE' },
 * });
 * console.log(checkout.redirectUrl);
 * ```
 */
export class PaymenntClient {
  /** The environment of the client, for `isConfirmationUrl`. */
  readonly environment: PaymenntEnvironment;
  /** Checkouts on every channel, with `verify`, `waitForFinal` and `fromWebhook`. */
  readonly checkouts: CheckoutsResource;
  /** Card payments with tokens and stored cards, and captures. */
  readonly payments: PaymentsResource;
  /** Stored cards of customers. */
  readonly cards: CardsResource;
  /** Recurring payment links. */
  readonly subscriptions: SubscriptionsResource;
  /** Branches of the merchant. */
  readonly branches: BranchesResource;
  /** Payment terminals. */
  readonly terminals: TerminalsResource;
  /** Addresses to which the gateway sends notifications. */
  readonly webhooks: WebhooksResource;
  readonly #executor: Executor;

  /**
   * Checks the options. Sends nothing.
   *
   * @throws {@link PaymenntConfigurationError} for wrong options, and in every runtime where the secret must never be:
   * a page, a worker or an extension of a browser, Electron's renderer and React Native.
   * @example
   * ```ts
   * import { PaymenntClient } from 'paymennt';
   *
   * const paymennt = new PaymenntClient({
   *   apiKey: process.env['PAYMENNT_API_KEY'] ?? '',
   *   apiSecret: process.env['PAYMENNT_API_SECRET'] ?? '',
   *   environment: 'test',
   * });
   * ```
   */
  constructor(options: PaymenntClientOptions) {
    assertServerRuntime();
    const { config, environment } = resolveClientOptions(options);
    const executor = new Executor(config);
    this.#executor = executor;
    this.environment = environment;
    this.checkouts = new CheckoutsResource(executor);
    this.payments = new PaymentsResource(executor);
    this.cards = new CardsResource(executor);
    this.subscriptions = new SubscriptionsResource(executor);
    this.branches = new BranchesResource(executor);
    this.terminals = new TerminalsResource(executor);
    this.webhooks = new WebhooksResource(executor);
  }

  /**
   * Creates a client from the environment variables `PAYMENNT_API_KEY`, `PAYMENNT_API_SECRET` and
   * `PAYMENNT_ENVIRONMENT`: `live`, `test`, or the URL that `npx paymennt sandbox` prints, such as
   * `http://127.0.0.1:4242`.
   *
   * @param options - The other options. An option takes precedence over its variable.
   * @throws {@link PaymenntConfigurationError} that names the missing variable.
   * @example
   * ```ts
   * import { PaymenntClient } from 'paymennt';
   *
   * const paymennt = PaymenntClient.fromEnv({ timeoutMs: 20_000 });
   * console.log(paymennt.environment);
   * ```
   */
  static fromEnv(options: Partial<PaymenntClientOptions> = {}): PaymenntClient {
    return clientFromEnv(options);
  }

  /**
   * Sends a request for which the SDK has no method, with the same credentials, deadline, errors and redaction.
   *
   * @returns the `result` of the API's envelope, unchanged.
   * @throws the errors of every method; see {@link CheckoutsResource}.
   * @example
   * ```ts
   * // client.mjs
   * import { PaymenntClient } from 'paymennt';
   *
   * const paymennt = PaymenntClient.fromEnv();
   * const result = await paymennt.request({ method: 'GET', path: '/branches', query: { page: 0 } });
   * console.log(result);
   * ```
   */
  async request(request: RawRequest, options?: RequestOptions): Promise<unknown> {
    return this.#executor.any(rawOperation(request), options);
  }
}

// Outside of the class, because the build renames a class that mentions itself to `_PaymenntClient`.
function clientFromEnv(options: Partial<PaymenntClientOptions>): PaymenntClient {
  if (typeof options !== 'object' || options === null) {
    throw new PaymenntConfigurationError(
      'PaymenntClient.fromEnv(options): options must be an object, or absent.',
    );
  }
  const variables = globalThis.process?.env ?? {};
  const read = (name: string) => {
    const value = variables[name];
    if (value) return value;
    throw new PaymenntConfigurationError(
      `Set the environment variable ${name}, or pass its value as an option.`,
    );
  };
  const given = copyOf(options);
  return new PaymenntClient({
    ...given,
    apiKey: given.apiKey ?? read('PAYMENNT_API_KEY'),
    apiSecret: given.apiSecret ?? read('PAYMENNT_API_SECRET'),
    environment: given.environment ?? environmentOf(read('PAYMENNT_ENVIRONMENT')),
  });
}

function environmentOf(name: string): PaymenntEnvironment {
  const environment = namedEnvironment(name);
  if (environment !== undefined) return environment;
  throw new PaymenntConfigurationError(
    "PAYMENNT_ENVIRONMENT must be 'live', 'test' or the loopback URL of a running sandbox, such as http://127.0.0.1:4242.",
  );
}
