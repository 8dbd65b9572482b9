import type { PaymenntOperation } from '../operations.js';

/**
 * The fields that every hook receives. They never hold a key, an id, a body or a detail of a customer, so that you can
 * log all of them.
 */
export interface HookContext {
  /** The method that was called, such as `checkouts.createMobile`. */
  readonly operation: PaymenntOperation;
  /** HTTP method of this request. */
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Path with the names of its ids, such as `/checkout/{checkoutId}`. It is fit for the label of a metric. */
  readonly urlTemplate: string;
  /** Number of this HTTP request within the call, from 1. Each search for a lost creation counts as well. */
  readonly attempt: number;
}

/**
 * The fields that `onResponse` receives, after the SDK has read an HTTP answer.
 */
export interface ResponseHookContext extends HookContext {
  /** HTTP status of the answer. */
  readonly status: number;
  /** Milliseconds from sending to the last byte. */
  readonly durationMs: number;
  /**
   * Returns a header of the answer by its name in any case. The vendor documents no header. Returns undefined for a
   * header that the answer lacks, and for headers that carry secrets, such as `set-cookie`. This property is not
   * enumerable.
   */
  readonly header: (name: string) => string | undefined;
}

/** The context of an answer. `header` is not enumerable, so that a log of the context holds words and numbers only. */
export function responseContext(
  fields: Omit<ResponseHookContext, 'header'>,
  header: ResponseHookContext['header'],
): ResponseHookContext {
  return Object.defineProperty(fields, 'header', { value: header }) as ResponseHookContext;
}

/**
 * The fields that `onRetry` receives, before the SDK repeats a request.
 */
export interface RetryHookContext extends HookContext {
  /** The reason: the HTTP status, `timeout`, a code of the system such as `ECONNRESET`, or the error's `code`. */
  readonly reason: string;
  /** Milliseconds until the SDK repeats the request. */
  readonly delayMs: number;
}

/**
 * The fields that `onDrift` receives, when the SDK could read an answer that differs from its documented shape.
 */
export interface DriftHookContext {
  /** The method that was called. */
  readonly operation: PaymenntOperation;
  /** Path of the field that differs, such as `customer.email` or `content[].amount`. */
  readonly path: string;
  /** The documented kind of the field. */
  readonly expected: string;
  /** The kind in the answer, never the value. */
  readonly received: string;
}

/**
 * Functions that watch calls, for logs, metrics and traces. The SDK ignores what a hook returns and what it throws, so
 * that a hook never breaks a payment.
 */
export interface PaymenntHooks {
  /** Before each HTTP request. */
  readonly onRequest?: ((context: HookContext) => unknown) | undefined;
  /** After each HTTP answer of any status. */
  readonly onResponse?: ((context: ResponseHookContext) => unknown) | undefined;
  /** Before a request is repeated. */
  readonly onRetry?: ((context: RetryHookContext) => unknown) | undefined;
  /** When an answer differs from its documented shape, once for each path and client. */
  readonly onDrift?: ((context: DriftHookContext) => unknown) | undefined;
}

/** Calls a hook, and ignores its errors, also those of an async hook. */
export function callHook<Context>(hook: ((context: Context) => unknown) | undefined, context: Context): void {
  if (!hook) return;
  const called = async () => hook(context);
  // The hook belongs to the caller, and its error must not end a payment.
  called().catch(() => undefined);
}
