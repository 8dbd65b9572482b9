/** A body that undici reads once. It keeps its length, so that the request looks as it would with a string. */
function streamOf(body: unknown): { body: ReadableStream<Uint8Array>; length: number } | undefined {
  if (typeof body !== 'string' && body !== undefined) return undefined;
  const bytes = new TextEncoder().encode(body);
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      if (bytes.length > 0) controller.enqueue(bytes);
      controller.close();
    },
  });
  return { body: stream, length: bytes.length };
}

// The function of Node itself, not one that a mock or a tracer has put in its place.
const isUndici = (fetch: unknown) =>
  typeof process === 'object' && /internal\/deps\/undici/.test(Function.prototype.toString.call(fetch));

/**
 * The global `fetch` of the moment, so that mocks and tracers installed later take part.
 *
 * Undici sends a request again when the answer is 421, as the Fetch standard says, unless its body is a stream. A
 * refund would go out twice.
 */
export function globalFetch(url: string, init: RequestInit & { readonly method: string }): Promise<Response> {
  const { fetch } = globalThis;
  const sent = init.method === 'GET' || !isUndici(fetch) ? undefined : streamOf(init.body);
  if (!sent) return fetch(url, init);
  const length = sent.length === 0 ? {} : { 'Content-Length': String(sent.length) };
  const headers = { ...(init.headers as Record<string, string>), ...length };
  const streamed: RequestInit & { duplex: 'half' } = { ...init, headers, body: sent.body, duplex: 'half' };
  return fetch(url, streamed);
}
