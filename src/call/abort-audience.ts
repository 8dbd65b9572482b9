/** Everybody who waits for one signal. */
interface Audience {
  readonly listeners: Set<() => void>;
  readonly tell: () => void;
}

const audiences = new WeakMap<AbortSignal, Audience>();

/**
 * Tells `listener` when a signal aborts. However many calls share a signal, as those of one shutdown do, it carries one
 * listener of ours: Node warns of a leak when there are more than ten.
 *
 * @returns what takes the listener away.
 */
export function onAbort(signal: AbortSignal, listener: () => void): () => void {
  const { listeners, tell } = audiences.get(signal) ?? gather(signal);
  listeners.add(listener);
  return () => {
    if (!listeners.delete(listener) || listeners.size > 0) return;
    // A polyfill may lack it: then the one listener stays, and later calls share it.
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
