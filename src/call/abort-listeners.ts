/** The functions that wait for one signal, and the listener that calls all of them. */
interface SharedListener {
  readonly waiting: Set<() => void>;
  readonly callAll: () => void;
}

const sharedListeners = new WeakMap<AbortSignal, SharedListener>();

/**
 * Calls `listener` when a signal aborts. Many calls can share a signal, such as one for the shutdown of a server. The
 * SDK adds one listener to the signal for all of them, because Node warns of a leak at more than ten.
 *
 * @returns a function that removes the listener.
 */
export function onAbort(signal: AbortSignal, listener: () => void): () => void {
  const { waiting, callAll } = sharedListeners.get(signal) ?? listenTo(signal);
  waiting.add(listener);
  return () => {
    if (!waiting.delete(listener) || waiting.size > 0) return;
    try {
      signal.removeEventListener('abort', callAll);
      sharedListeners.delete(signal);
    } catch {
      // A polyfill may lack `removeEventListener`: then the one listener stays, and later calls share it.
    }
  };
}

function listenTo(signal: AbortSignal): SharedListener {
  const waiting = new Set<() => void>();
  const callAll = () => {
    for (const listener of waiting) listener();
  };
  const shared = { waiting, callAll };
  sharedListeners.set(signal, shared);
  signal.addEventListener('abort', callAll);
  return shared;
}
