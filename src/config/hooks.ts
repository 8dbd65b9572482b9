import type { PaymenntOperation } from '../operations.js';

/**
 * The fields that every hook receives. They never hold a key, an id, a body or a detail of a customer, so that all of
 * them may be logged.
 *
 * @example
 * ```ts
 * import type { HookContext } from 'paymennt';
 *
 * // No id in it, so a metric's label.
 * const label = ({ method, urlTemplate }: HookContext) => `${method} ${urlTemplate}`;
 * ```
 */
export interface HookContext {
  /** The method that was called, such as `checkouts.createMobile`. */
  readonly operation: PaymenntOperation;
  /** HTTP method of this request. */
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Path with its parameters' names instead of ids, such as `/checkout/{checkoutId}`: good as a metric label. */
  readonly urlTemplate: string;
  /** Number of this HTTP request within the call, from 1; looking up a lost creation counts as well. */
  readonly attempt: number;
}

/**
 * An HTTP answer arrived and was read.
 *
 * @example
 * ```ts
 * // hooks.mts
 * import { PaymenntClient, type ResponseHookContext } from 'paymennt';
 *
 * const onResponse = ({ operation, status, durationMs }: ResponseHookContext) => {
 *   if (durationMs > 5_000) console.warn(`${operation}: HTTP ${status} took ${durationMs} ms`);
 * };
 * await PaymenntClient.fromEnv({ hooks: { onResponse } }).branches.list();
 * ```
 */
export interface ResponseHookContext extends HookContext {
  /** HTTP status of the answer. */
  readonly status: number;
  /** Milliseconds from sending to the last byte. */
  readonly durationMs: number;
  /**
   * A header of the answer by its name in any case, such as the id under which the gateway logged the request.
   * Undefined where the answer has none, and for headers that carry secrets, such as `set-cookie`. Not enumerable.
   */
  readonly header: (name: string) => string | undefined;
}

/** The context of an answer. Its reader is not enumerable, so that a log of the context holds words and numbers only. */
export function responseContext(
  fields: Omit<ResponseHookContext, 'header'>,
  header: ResponseHookContext['header'],
): ResponseHookContext {
  return Object.defineProperty(fields, 'header', { value: header }) as ResponseHookContext;
}

/**
 * A request is about to be repeated.
 *
 * @example
 * ```ts
 * // hooks.mts
 * import { PaymenntClient, type RetryHookContext } from 'paymennt';
 *
 * const onRetry = ({ operation, reason, delayMs }: RetryHookContext) =>
 *   console.warn(`${operation}: again in ${delayMs} ms, because of ${reason}`);
 * await PaymenntClient.fromEnv({ hooks: { onRetry } }).branches.list();
 * ```
 */
export interface RetryHookContext extends HookContext {
  /** Why: the HTTP status, `timeout`, the system's word such as `ECONNRESET`, or the error's `code`. */
  readonly reason: string;
  /** Milliseconds until then. */
  readonly delayMs: number;
}

/**
 * An answer differs from its documented shape where that does no harm. Reported once per path and client.
 *
 * @example
 * ```ts
 * // hooks.mts
 * import { type DriftHookContext, PaymenntClient } from 'paymennt';
 *
 * const onDrift = ({ operation, path, expected, received }: DriftHookContext) =>
 *   console.warn(`the API has changed: ${operation} ${path} is ${received}, not ${expected}`);
 * await PaymenntClient.fromEnv({ hooks: { onDrift } }).branches.list();
 * ```
 */
export interface DriftHookContext {
  /** The method that was called. */
  readonly operation: PaymenntOperation;
  /** Where, such as `customer.email` or `content[].amount`. */
  readonly path: string;
  /** The kind that is documented. */
  readonly expected: string;
  /** The kind that arrived; never the value. */
  readonly received: string;
}

/**
 * Functions that watch calls, for logs, metrics and traces. What they return is ignored, and what they throw too: a
 * hook never breaks a payment.
 *
 * @example
 * ```ts
 * // hooks.mts
 * import { PaymenntClient, type PaymenntHooks } from 'paymennt';
 *
 * const log: string[] = [];
 * const hooks: PaymenntHooks = {
 *   onRequest: ({ operation }) => log.push(operation),
 *   onResponse: ({ status }) => log.push(String(status)),
 * };
 * await PaymenntClient.fromEnv({ hooks }).branches.list();
 * console.log(log.join()); // branches.list,200
 * ```
 */
export interface PaymenntHooks {
  /** Before each HTTP request. */
  readonly onRequest?: ((context: HookContext) => unknown) | undefined;
  /** After each HTTP answer of any status. */
  readonly onResponse?: ((context: ResponseHookContext) => unknown) | undefined;
  /** Before a request is repeated. */
  readonly onRetry?: ((context: RetryHookContext) => unknown) | undefined;
  /** When an answer drifts from its documented shape. */
  readonly onDrift?: ((context: DriftHookContext) => unknown) | undefined;
}

/** Calls a hook and survives it, also when it is async. */
export function callHook<Context>(hook: ((context: Context) => unknown) | undefined, context: Context): void {
  if (!hook) return;
  try {
    Promise.resolve(hook(context)).catch(() => undefined);
  } catch {
    // The hook is the caller's: its failure is theirs to see in their own code, not in a payment.
  }
}
