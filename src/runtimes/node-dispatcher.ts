interface Handler {
  body?: { on?(event: 'error', listener: () => void): unknown } | null;
  onRequestStart?: unknown;
  onHeaders?: Listener;
  onResponseStart?: Listener;
  onError?: Listener;
  onResponseError?: Listener;
}

type Listener = (...args: unknown[]) => unknown;

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

/** Calls `act` before two methods of a handler, which have other names in newer versions of undici. */
function before(
  handler: Handler,
  names: readonly ('onHeaders' | 'onResponseStart' | 'onError' | 'onResponseError')[],
  act: (handler: Handler) => void,
): void {
  for (const name of names) {
    const original = handler[name];
    if (typeof original !== 'function') continue;
    handler[name] = function listening(this: Handler, ...args: unknown[]) {
      act(this);
      return original.apply(this, args);
    };
  }
}

function guardOf(method: unknown): Dispatcher {
  let isAnswered = false;
  return {
    dispatch(options, handler) {
      // After an answer 421, undici sends a request again.
      if (isAnswered && method !== 'GET') throw new Error('The request was answered.');
      before(handler, ['onHeaders', 'onResponseStart'], () => {
        isAnswered = true;
      });
      // A body that nobody reads must have a listener, or its error ends the process.
      before(handler, ['onError', 'onResponseError'], ({ body }) => body?.on?.('error', () => undefined));
      return dispatcherFor(handler)?.dispatch(options, handler);
    },
  };
}

/**
 * Adds the global dispatcher to the options of a request, so that undici sends a write once, and without a fault of undici (up to 6.29.0, 7.30.0 and 8.12.0)
 * that ends the process: when undici refuses an answer because it has more than five content codings, `fetch` rejects,
 * but the body stays open without a listener, and its next error is uncaught: the end of the connection, for example.
 *
 * The property is not enumerable. So `fetch` sees it where a wrapper passes the options on, and a wrapper that copies
 * them keeps a dispatcher of its own.
 */
export function withGuard<Init extends { readonly method?: unknown }>(init: Init): Init {
  return globals[OLDER] ? Object.defineProperty(init, 'dispatcher', { value: guardOf(init.method) }) : init;
}
