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
 * How a sandbox is to behave where the facts leave a choice.
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
  /** What a successful card payment comes to: `automatic` (default) means PAID, `manual` means AUTHORIZED. */
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
  /** Minutes until an unpaid checkout expires when its request does not say. Default 1440, one day. */
  expiresInMinutes?: number | undefined;
  /** Days until an authorised checkout that nobody captures expires. Default 7. */
  authorizationDays?: number | undefined;
  /** Stops real time at this moment: then only `clock.advance` moves it. Without it, real time passes. */
  now?: Date | string | number | undefined;
  /** Makes ids and keys the same on every run. Default: random, so that no two sandboxes know each other's ids. */
  idSeed?: number | undefined;
  /** What exists at the start. Default: one branch and two terminals, see `SANDBOX_IDS`. */
  seed?: SandboxSeed | undefined;
  /** The addresses that are used while it is not served, if `https://sandbox.invalid` will not do. */
  environment?: SandboxEnvironment | undefined;
  /** Sends the webhook deliveries instead of the global `fetch`; still only to loopback addresses. */
  webhookFetch?: ((request: Request) => Promise<Response>) | undefined;
}

/** The options with their defaults filled in. */
export interface SandboxSettings {
  capture: 'automatic' | 'manual';
  statusStyle: 'code' | 'label';
  listStyle: 'bare' | 'result' | 'page';
  webhookResult: 'present' | 'absent';
  emptyFields: 'absent' | 'null';
  expiresInMinutes: number;
  authorizationDays: number;
  startsAt: number | undefined;
  idSeed: number | undefined;
  seed: SandboxSeed | undefined;
  environment: SandboxEnvironment;
  webhookFetch: (request: Request) => Promise<Response>;
}

const IN_PROCESS: SandboxEnvironment = {
  apiBaseUrl: 'https://sandbox.invalid/mer/v2.0',
  payBaseUrl: 'https://sandbox.invalid',
};

const KNOWN_OPTIONS: Readonly<Record<keyof SandboxOptions, true>> = {
  capture: true,
  statusStyle: true,
  listStyle: true,
  webhookResult: true,
  emptyFields: true,
  expiresInMinutes: true,
  authorizationDays: true,
  now: true,
  idSeed: true,
  seed: true,
  environment: true,
  webhookFetch: true,
};

function choice<const Word extends string>(
  name: string,
  value: Word | undefined,
  words: readonly [Word, ...Word[]],
): Word {
  if (value === undefined) return words[0];
  if (words.includes(value)) return value;
  throw new Error(`createSandbox: ${name} must be one of ${words.join(', ')}.`);
}

function positive(name: string, value: number | undefined, fallback: number): number {
  if (value === undefined) return fallback;
  if (Number.isFinite(value) && value > 0) return value;
  throw new Error(`createSandbox: ${name} must be a number above zero.`);
}

function moment(now: SandboxOptions['now']): number | undefined {
  if (now === undefined) return undefined;
  const time = new Date(now).getTime();
  if (Number.isNaN(time)) throw new Error('createSandbox: now must be a date.');
  return time;
}

/** @throws {Error} for an unknown option or a value that it cannot have. */
export function readOptions(options: SandboxOptions): SandboxSettings {
  const unknown = Object.keys(options).find((name) => !Object.hasOwn(KNOWN_OPTIONS, name));
  if (unknown !== undefined) throw new Error(`createSandbox: there is no option "${unknown}".`);
  return {
    capture: choice('capture', options.capture, ['automatic', 'manual']),
    statusStyle: choice('statusStyle', options.statusStyle, ['code', 'label']),
    listStyle: choice('listStyle', options.listStyle, ['bare', 'result', 'page']),
    webhookResult: choice('webhookResult', options.webhookResult, ['present', 'absent']),
    emptyFields: choice('emptyFields', options.emptyFields, ['absent', 'null']),
    expiresInMinutes: positive('expiresInMinutes', options.expiresInMinutes, 1_440),
    authorizationDays: positive('authorizationDays', options.authorizationDays, 7),
    startsAt: moment(options.now),
    idSeed: options.idSeed,
    seed: options.seed,
    environment: options.environment ?? IN_PROCESS,
    // Looked up at each delivery, so that a test that replaces the global fetch later is heard.
    webhookFetch: options.webhookFetch ?? ((request) => globalThis.fetch(request)),
  };
}
