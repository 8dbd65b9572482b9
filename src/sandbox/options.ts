import type { SandboxBehaviour } from './behaviour.js';
import type { SandboxOperation } from './operations.js';
import type { SandboxSeed } from './records/seed.js';

/**
 * Where the API and the pay pages are, in the form that `new PaymenntClient({ environment })` takes.
 *
 * @example
 * ```ts
 * import { createSandbox, type SandboxEnvironment } from 'paymennt/sandbox';
 *
 * const environment: SandboxEnvironment = createSandbox().environment;
 * environment.payBaseUrl; // 'https://sandbox.invalid'
 * ```
 */
export interface SandboxEnvironment {
  /** `https://sandbox.invalid/mer/v2.0` in-process, `http://127.0.0.1:<port>/mer/v2.0` while served. */
  apiBaseUrl: string;
  /** `https://sandbox.invalid` in-process, `http://127.0.0.1:<port>` while served. */
  payBaseUrl: string;
}

/**
 * The choices that the documents of the gateway leave open, and the start of a sandbox.
 *
 * @example
 * ```ts
 * import { createSandbox, type SandboxOptions } from 'paymennt/sandbox';
 *
 * // The other reading of everything that the documents leave open.
 * const otherReading: SandboxOptions = {
 *   statusStyle: 'label',
 *   listStyle: 'page',
 *   webhookResult: 'absent',
 *   emptyFields: 'null',
 * };
 * const sandbox = createSandbox(otherReading);
 * ```
 */
export interface SandboxOptions {
  /** The status after a successful card payment: `automatic` (default) is PAID, `manual` is AUTHORIZED. */
  capture?: 'automatic' | 'manual' | undefined;
  /** How answers spell enumerations: `code` (default) `PARTIALLY_REFUNDED`, `label` `Partially refunded`. */
  statusStyle?: 'code' | 'label' | undefined;
  /**
   * How the lists of branches, terminals and webhooks are wrapped: `bare` (default) is the documented array of
   * envelopes, `result` one envelope around an array, `page` one envelope around a page.
   */
  listStyle?: 'bare' | 'result' | 'page' | undefined;
  /** Whether testing and deleting a webhook answer with the webhook (`present`, default) or without a result. */
  webhookResult?: 'present' | 'absent' | undefined;
  /** How an answer says that a field has no value: it is left out (`absent`, default) or `null`. */
  emptyFields?: 'absent' | 'null' | undefined;
  /** The name that the pay page shows to the shopper. Default `Test merchant`. */
  merchantName?: string | undefined;
  /** Minutes until an unpaid checkout expires when its request does not say. Default 1440, one day. */
  expiresInMinutes?: number | undefined;
  /** Days until an authorised checkout that nobody captures expires. Default 7. */
  authorizationDays?: number | undefined;
  /** Stops real time at this moment; from then on only `clock.advance` moves the clock. Without it, real time passes. */
  now?: Date | string | number | undefined;
  /** Makes ids and keys the same on every run. Default: random, so that no two sandboxes know each other's ids. */
  idSeed?: number | undefined;
  /** The records at the start. Default: one branch and two terminals, see `SANDBOX_IDS`. */
  seed?: SandboxSeed | undefined;
  /** The addresses that are used while it is not served, if `https://sandbox.invalid` will not do. */
  environment?: SandboxEnvironment | undefined;
  /**
   * Answers as a gateway did that `paymennt probe` looked at: the report of the probe, or a part of it. Default: the
   * sandbox's own reading of the API.
   */
  behaviour?: SandboxBehaviour | undefined;
  /** Sends the webhook deliveries instead of the global `fetch`; still only to loopback addresses. */
  webhookFetch?: ((request: Request) => Promise<Response>) | undefined;
}

/**
 * One request that the served sandbox answered, for a log. Neither query nor body: they hold personal details.
 *
 * @example
 * ```ts
 * import type { SandboxRequestEvent } from 'paymennt/sandbox';
 *
 * const line = ({ method, path, status, durationMs }: SandboxRequestEvent) =>
 *   `${method} ${path} ${status ?? 'broken off'} ${durationMs} ms`;
 * ```
 */
export interface SandboxRequestEvent {
  /** HTTP method. */
  readonly method: string;
  /** Path, without the query. */
  readonly path: string;
  /** The operation of the API, when it was one. */
  readonly operation: SandboxOperation | undefined;
  /** Undefined when the connection was broken instead of an answer. */
  readonly status: number | undefined;
  /** Milliseconds until it was answered. */
  readonly durationMs: number;
}
