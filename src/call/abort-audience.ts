/** The functions that wait for one signal. */
interface Audience {
  readonly listeners: Set<() => void>;
  readonly tell: () => void;
}

const audiences = new WeakMap<AbortSignal, Audience>();

/**
 * Calls `listener` when a signal aborts. Many calls can share a signal, for example one for the shutdown of a server. The
 * SDK adds one listener to it for all of them, because Node warns of a leak at more than ten.
 *
 * @returns a function that removes the listener.
 */
export function onAbort(signal: AbortSignal, listener: () => void): () => void {
  const { listeners, tell } = audiences.get(signal) ?? gather(signal);
  listeners.add(listener);
  return () => {
    if (!listeners.delete(listener) || listeners.size > 0) return;
    // A polyfill may lack `removeEventListener`: then the one listener stays, and later calls share it.
    if (typeof signal.removeEventListener !== 'function') return;
    signal.removeEventListener('abort', tell);
    audiences.delete(signal);
  };
}

function gather(signal: AbortSignal): Audience {
  const listeners = new Set<() => void>();
  const tell = () => {
    for (const listener of listeners) listener();
  };
  const audience = { listeners, tell };
  audiences.set(signal, audience);
  signal.addEventListener('abort', tell);
  return audience;
}
