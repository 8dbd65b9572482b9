import { guardIn, withGuard } from './node-dispatcher.js';

/** A body that undici reads once. Its length travels in a header, so that the request is the same as with text. */
function streamOf(bytes: Uint8Array): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>({
    start(controller) {
      if (bytes.length > 0) controller.enqueue(bytes);
      controller.close();
    },
  });
}

const SOURCE_OF_NODE = /internal\/deps\/undici/;

// Only Node's own function, not the one of a mock or a tracer.
const isNodeFetch = (fetch: unknown) => SOURCE_OF_NODE.test(Function.prototype.toString.call(fetch));

/** The options of a write as Node's own `fetch` needs them. */
function forNode(init: RequestInit): RequestInit {
  const { body, headers } = init;
  if (typeof body !== 'string' && body !== undefined) return init;
  const bytes = new TextEncoder().encode(body);
  const length = bytes.length === 0 ? {} : { 'Content-Length': String(bytes.length) };
  const streamed: RequestInit & { duplex: 'half' } = {
    ...init,
    headers: { ...(headers as Record<string, string>), ...length },
    body: streamOf(bytes),
    duplex: 'half',
  };
  return withGuard(streamed, guardIn(init));
}

/**
 * The current global `fetch`, so that the calls pass mocks and tracers that were installed later.
 *
 * After an answer 421, Node's own `fetch` sends a request again, as the Fetch standard says, unless the body is a
 * stream. A refund would then be sent twice.
 */
export function globalFetch(url: string, init: RequestInit): Promise<Response> {
  const { fetch } = globalThis;
  return fetch(url, init.method !== 'GET' && isNodeFetch(fetch) ? forNode(init) : init);
}
