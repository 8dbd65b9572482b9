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

/**
 * The global dispatcher for one request, without two faults of undici. After an answer 421, undici sends a request
 * again. When undici (up to 6.29.0, 7.30.0 and 8.12.0) refuses an answer because it has more than five content codings,
 * `fetch` rejects, but the connection stays open, and the next error of the body is uncaught and ends the process: the
 * end of the connection, for example.
 */
export class DispatcherGuard implements Dispatcher {
  /** Whether `fetch` sent the request through this guard. Then an abort is safe, even after `fetch` has rejected. */
  isUsed = false;
  readonly #sendsOnce: boolean;
  #isAnswered = false;

  constructor(method: string) {
    this.#sendsOnce = method !== 'GET';
  }

  dispatch(options: unknown, handler: Handler): unknown {
    if (this.#isAnswered) throw new Error('The request was answered.');
    this.isUsed = true;
    if (this.#sendsOnce) {
      before(handler, ['onHeaders', 'onResponseStart'], () => {
        this.#isAnswered = true;
      });
    }
    // A body that nobody reads must have a listener, or its error ends the process.
    before(handler, ['onError', 'onResponseError'], ({ body }) => body?.on?.('error', () => undefined));
    return dispatcherFor(handler)?.dispatch(options, handler);
  }
}

/**
 * Adds a guard to the options of a request. undici's `fetch` uses it, also where a wrapper passes the options on. The
 * property is not enumerable, so that a wrapper which copies the options keeps a dispatcher of its own.
 */
export function withGuard<Init extends object>(init: Init, guard: object | undefined): Init {
  return guard && globals[OLDER] ? Object.defineProperty(init, 'dispatcher', { value: guard }) : init;
}

/** The guard in the options of a request. */
export const guardIn = (init: object) => (init as { readonly dispatcher?: object }).dispatcher;
