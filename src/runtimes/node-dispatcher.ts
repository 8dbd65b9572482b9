interface Handler {
  body?: { on?(event: 'error', listener: () => void): unknown } | null;
  onError?: (...args: unknown[]) => unknown;
  onResponseError?: (...args: unknown[]) => unknown;
}

/** What undici's `fetch` takes as its `dispatcher`. */
export interface Dispatcher {
  dispatch(options: unknown, handler: Handler): unknown;
}

const globals = globalThis as { readonly [key: symbol]: Dispatcher | undefined };

/** The dispatcher that Node's own `fetch` uses, under the name of undici 7 and newer or of undici 6. */
const globalDispatcher = () =>
  globals[Symbol.for('undici.globalDispatcher.2')] ?? globals[Symbol.for('undici.globalDispatcher.1')];

/** Lets a failure of the body that nobody reads end nothing but the body. */
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
 * A dispatcher that does what Node's own does, and keeps one fault of undici from ending the process: when undici
 * refuses an answer because it has more than five content codings, `fetch` rejects, but the body stays open without a
 * listener, and its next error is uncaught. Undefined where Node's dispatcher is not known.
 */
export const guardedDispatcher = (): Dispatcher | undefined => (globalDispatcher() ? GUARD : undefined);
