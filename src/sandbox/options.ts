import type { SandboxBehaviour } from './behaviour.js';
import type { SandboxOperation } from './operations.js';
import type { SandboxSeed } from './records/seed.js';

/** The base URLs of the API and of the pay pages, as the option `environment` of `PaymenntClient` takes them. */
export interface SandboxEnvironment {
  /** `https://sandbox.invalid/mer/v2.0` in-process, `http://127.0.0.1:<port>/mer/v2.0` while the sandbox is served. */
  apiBaseUrl: string;
  /** `https://sandbox.invalid` in-process, `http://127.0.0.1:<port>` while the sandbox is served. */
  payBaseUrl: string;
}

/** Options of {@link createSandbox}: the initial state, and the choices that the vendor's documents leave open. */
export interface SandboxOptions {
  /** The status after a successful card payment: `automatic` (default) is PAID, `manual` is AUTHORIZED. */
  capture?: 'automatic' | 'manual' | undefined;
  /** Spelling of enumerations in responses: `code` (default) `PARTIALLY_REFUNDED`, `label` `Partially refunded`. */
  statusStyle?: 'code' | 'label' | undefined;
  /**
   * Form of the lists of branches, terminals and webhooks: `bare` (default) is the documented array of envelopes,
   * `result` one envelope around an array, `page` one envelope around a page.
   */
  listStyle?: 'bare' | 'result' | 'page' | undefined;
  /** Result of testing and of deleting a webhook: the webhook (`present`, default), or none (`absent`). */
  webhookResult?: 'present' | 'absent' | undefined;
  /** A field without a value is missing in responses (`absent`, default), or is `null`. */
  emptyFields?: 'absent' | 'null' | undefined;
  /** The merchant's name on the pay page, 1 to 100 characters. Default `Test merchant`. */
  merchantName?: string | undefined;
  /** Minutes until an unpaid checkout expires, unless its request has `expiresIn`. Default 1440, one day. */
  expiresInMinutes?: number | undefined;
  /** Days until an authorised checkout expires without a capture. Default 7. */
  authorizationDays?: number | undefined;
  /** Stops the clock at this time. Only `clock.advance` moves it then. Default: the clock follows real time. */
  now?: Date | string | number | undefined;
  /** A whole number from 0 that makes ids and keys the same in every run. Default: random, so that two sandboxes differ. */
  idSeed?: number | undefined;
  /** The initial records. Default: one branch and two terminals, see `SANDBOX_IDS`. */
  seed?: SandboxSeed | undefined;
  /** The base URLs while the sandbox is not served. Default: `https://sandbox.invalid`. */
  environment?: SandboxEnvironment | undefined;
  /**
   * The report of `paymennt probe`, or a part of it. The sandbox answers as the probed gateway did. Default: the sandbox's
   * own interpretation of the vendor's documents.
   */
  behaviour?: SandboxBehaviour | undefined;
  /** Sends the webhook deliveries in place of the global `fetch`, also to loopback addresses only. */
  webhookFetch?: ((request: Request) => Promise<Response>) | undefined;
}

/** A request to a served sandbox, for a log. It has no query and no body, because those hold personal details. */
export interface SandboxRequestEvent {
  /** HTTP method. */
  readonly method: string;
  /** Path, without the query. */
  readonly path: string;
  /** The operation of the API. Undefined for other paths. */
  readonly operation: SandboxOperation | undefined;
  /** HTTP status of the response. Undefined if the connection was broken instead. */
  readonly status: number | undefined;
  /** Milliseconds until the response. */
  readonly durationMs: number;
}
