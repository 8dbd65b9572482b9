import { type FetchLike, PaymenntClient, type PaymenntClientOptions } from 'paymennt';
import type { FailNext } from 'paymennt/sandbox';
import type { World } from './claim.js';

/** What a runtime can do for the claims. */
export interface Means {
  /** Instead of the global one. */
  readonly fetch?: FetchLike | undefined;
  /** The runtime's own ways to show a value in depth. */
  readonly inspect?: readonly ((value: unknown) => string)[] | undefined;
}

/** A request as a server saw it. */
export interface SeenRequest {
  readonly method: string;
  readonly body: string;
}

/** The servers, and clients for them. */
export class Stage {
  readonly world: World;
  readonly means: Means;

  constructor(world: World, means: Means = {}) {
    this.world = world;
    this.means = means;
  }

  /** A client of the sandbox. */
  client(options: Partial<PaymenntClientOptions> = {}): PaymenntClient {
    const { credentials, environment } = this.world;
    return new PaymenntClient({ ...credentials, environment, fetch: this.means.fetch, ...options });
  }

  /** A client of a server where something goes wrong. */
  clientOf(origin: string, options: Partial<PaymenntClientOptions> = {}): PaymenntClient {
    const { payBaseUrl } = this.world.environment;
    return this.client({ environment: { apiBaseUrl: `${origin}/mer/v2.0`, payBaseUrl }, ...options });
  }

  /** The same; the trouble has a name. */
  troubled(name: string, options: Partial<PaymenntClientOptions> = {}): PaymenntClient {
    return this.clientOf(`${this.world.trouble}/${name}`, options);
  }

  /** Arranges for the sandbox to fail. */
  async fail(arrangement: FailNext): Promise<void> {
    await this.#tell('fail', arrangement);
  }

  /** A shopper pays. */
  async pay(redirectUrl: string | undefined): Promise<void> {
    await this.#tell('pay', { redirectUrl });
  }

  /** How many checkouts the sandbox has for a `requestId`. */
  async checkoutsFor(requestId: string): Promise<unknown> {
    return this.#tell('count', { requestId });
  }

  /** What arrived where something goes wrong. */
  async requestsTo(name: string): Promise<SeenRequest[]> {
    return (await this.#tell('seen', { name })) as SeenRequest[];
  }

  async #tell(what: string, details: unknown): Promise<unknown> {
    const response = await fetch(`${this.world.trouble}/control/${what}`, {
      method: 'POST',
      body: JSON.stringify(details),
    });
    if (!response.ok) throw new Error(`The gateway could not ${what}: ${await response.text()}`);
    return response.json();
  }
}
