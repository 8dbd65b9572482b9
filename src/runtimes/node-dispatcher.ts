interface Handler {
  body?: { on?(event: 'error', listener: () => void): unknown } | null;
  onError?: (...args: unknown[]) => unknown;
  onResponseError?: (...args: unknown[]) => unknown;
}

/** A value for the option `dispatcher` of undici's `fetch`. */
export interface Dispatcher {
  dispatch(options: unknown, handler: Handler): unknown;
}

const globals = globalThis as { readonly [key: symbol]: Dispatcher | undefined };

/** The dispatcher that Node's own `fetch` uses, under the name of undici 7 and newer or of undici 6. */
const globalDispatcher = () =>
  globals[Symbol.for('undici.globalDispatcher.2')] ?? globals[Symbol.for('undici.globalDispatcher.1')];

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
    return globalDispatcher()?.dispatch(options, handler);
  },
};

/**
 * Node's own dispatcher, without one fault of undici that ends the process: when undici
 * refuses an answer because it has more than five content codings, `fetch` rejects, but the body stays open without a
 * listener, and its next error is uncaught. Undefined where Node's dispatcher is not known.
 */
export const guardedDispatcher = (): Dispatcher | undefined => (globalDispatcher() ? GUARD : undefined);
