/**
 * A function that can stand in for the global `fetch`: the global one of a runtime, undici's, node-fetch, cross-fetch,
 * the sandbox's, the one that `createNodeFetch` makes, or a wrapper around one of them.
 *
 * The type names what the client passes and what the client reads, and nothing else, so that functions with types of
 * their own fit. The function must reject when there is no answer or when `init.signal` aborts, must not follow
 * redirects, and must not send a request again by itself.
 *
 * @example
 * ```ts
 * // fetch-like.mts
 * import { type FetchLike, PaymenntClient } from 'paymennt';
 *
 * let requests = 0;
 * const counted: FetchLike = (url, init) => {
 *   requests += 1;
 *   return fetch(url, init);
 * };
 * await PaymenntClient.fromEnv({ fetch: counted }).branches.list();
 * console.log(requests); // 1
 * ```
 */
export type FetchLike = (
  /** Absolute URL with its query. */
  url: string,
  /** Pass this object itself on, not a copy: its options make the runtime send a write once. */
  init: {
    /** HTTP method in capitals. */
    readonly method: string;
    /** Headers of this request, credentials included. */
    readonly headers: Record<string, string>;
    /** JSON text. In Deno a `Blob`, which is not part of this type because the types of other packages lack it. */
    readonly body?: string;
    /** A redirect is an answer like any other: to follow it would send the secret to another host. */
    readonly redirect: 'manual';
    /** `false` for a write in Bun, which would otherwise repeat it. */
    readonly keepalive?: boolean;
    /** Absent where a runtime refuses it. */
    readonly cache?: 'no-store';
    /** Aborts when the attempt has run out of time. */
    readonly signal: AbortSignal;
  },
) => Promise<{
  /** HTTP status. */
  readonly status: number;
  /** Headers of the answer. */
  readonly headers: {
    /** The value of a header in any case, or `null`. */
    readonly get: (name: string) => string | null;
  };
  /** Read with its `getReader`, if there is one. Otherwise the client calls `text`. */
  readonly body?: unknown;
  /** Reads the body to its end. */
  readonly text: () => Promise<string>;
}>;
