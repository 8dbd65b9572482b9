import { guardedDispatcher } from './node-dispatcher.js';

/** A body that undici reads once. Its length travels in a header, so that the request looks as it would with text. */
function streamOf(bytes: Uint8Array): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>({
    start(controller) {
      if (bytes.length > 0) controller.enqueue(bytes);
      controller.close();
    },
  });
}

const SOURCE_OF_NODE = /internal\/deps\/undici/;

// The function of Node itself, not one that a mock or a tracer has put in its place.
const isNodeFetch = (fetch: unknown) => SOURCE_OF_NODE.test(Function.prototype.toString.call(fetch));

/** The options of a request as Node's own `fetch` needs them. */
function forNode(init: RequestInit): RequestInit {
  const dispatcher = guardedDispatcher();
  const guarded: RequestInit & { dispatcher?: object } = dispatcher ? { ...init, dispatcher } : init;
  const { method, body, headers } = guarded;
  if (method === 'GET' || (typeof body !== 'string' && body !== undefined)) return guarded;
  const bytes = new TextEncoder().encode(body);
  const length = bytes.length === 0 ? {} : { 'Content-Length': String(bytes.length) };
  const streamed: RequestInit & { duplex: 'half' } = {
    ...guarded,
    headers: { ...(headers as Record<string, string>), ...length },
    body: streamOf(bytes),
    duplex: 'half',
  };
  return streamed;
}

/**
 * The global `fetch` of the moment, so that mocks and tracers installed later take part.
 *
 * Node's own sends a request again when the answer is 421, as the Fetch standard says, unless its body is a stream: a
 * refund would go out twice.
 */
export function globalFetch(url: string, init: RequestInit): Promise<Response> {
  const { fetch } = globalThis;
  return fetch(url, isNodeFetch(fetch) ? forNode(init) : init);
}
