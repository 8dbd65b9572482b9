/**
 * The options of `fetch` that stop a runtime from sending a write again by itself. Bun and Deno do that when a reused
 * connection breaks, although the server may have processed the request: a refund would be sent twice.
 *
 * @returns the body and further options of `fetch`.
 */
export function sentOnce(body: string | undefined): { body?: string; keepalive: boolean } {
  // Bun does not repeat requests on a new connection. In other runtimes, this option is the default.
  const keepalive = false;
  if (!('Deno' in globalThis)) return body === undefined ? { keepalive } : { keepalive, body };
  // Deno repeats a body that it can read twice. It treats a blob as a stream, and a blob has a length. `FetchLike` says
  // why the type is string.
  const blob: unknown = new Blob(body === undefined ? [] : [body]);
  return { keepalive, body: blob as string };
}
