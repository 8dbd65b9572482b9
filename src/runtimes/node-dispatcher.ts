interface Handler {
  body?: { on?(event: 'error', listener: () => void): unknown } | null;
  onRequestStart?: unknown;
  onError?: (...args: unknown[]) => unknown;
  onResponseError?: (...args: unknown[]) => unknown;
}

/** A value for the option `dispatcher` of undici's `fetch`. */
interface Dispatcher {
  dispatch(options: unknown, handler: Handler): unknown;
}

const globals = globalThis as { readonly [key: symbol]: Dispatcher | undefined };
const NEWER = Symbol.for('undici.globalDispatcher.2');
const OLDER = Symbol.for('undici.globalDispatcher.1');

/**
 * The global dispatcher for a handler. A process can hold two versions of undici, Node's own and an installed one, and
 * each has its own global dispatcher. Handlers with `onRequestStart` belong to the newer one.
 */
const dispatcherFor = (handler: Handler) =>
  (typeof handler.onRequestStart === 'function' ? globals[NEWER] : undefined) ?? globals[OLDER];

/** Adds a listener to a body that is not read, so that an error of the body does not end the process. */
function listenToBody(handler: Handler): void {
  for (const name of ['onError', 'onResponseError'] as const) {
    const original = handler[name];
    if (typeof original !== 'function') continue;
    handler[name] = function listening(this: Handler, ...args: unknown[]) {
      this.body?.on?.('error', () => undefined);
      return original.apply(this, args);
    };
  }
}

const GUARD: Dispatcher = {
  dispatch(options, handler) {
    listenToBody(handler);
    return dispatcherFor(handler)?.dispatch(options, handler);
  },
};

/**
 * Adds the global dispatcher to the options of a request, without a fault of undici (up to 6.29.0, 7.30.0 and 8.12.0)
 * that ends the process: when undici refuses an answer because it has more than five content codings, `fetch` rejects,
 * but the body stays open without a listener, and its next error is uncaught: the end of the connection, for example.
 *
 * The property is not enumerable. So `fetch` sees it where a wrapper passes the options on, and a wrapper that copies
 * them keeps a dispatcher of its own.
 */
export function withGuard<Init extends object>(init: Init): Init {
  return globals[OLDER] ? Object.defineProperty(init, 'dispatcher', { value: GUARD }) : init;
}
