/**
 * What keeps a runtime from sending a write again on its own account. Bun and Deno do that when a connection breaks
 * that they used before, although the server may have done its work by then: a refund would go out twice.
 *
 * @returns the body, and what else the options of `fetch` need.
 */
export function sentOnce(body: string | undefined): { body?: string; keepalive: boolean } {
  // Bun repeats nothing on a connection that is new. Everywhere else this is what `fetch` does anyway.
  const keepalive = false;
  if (!('Deno' in globalThis)) return body === undefined ? { keepalive } : { keepalive, body };
  // Deno repeats what it can read twice. A blob is a stream to it, which nevertheless has a length. See `FetchLike`
  // for why its type says string.
  const blob: unknown = new Blob(body === undefined ? [] : [body]);
  return { keepalive, body: blob as string };
}
