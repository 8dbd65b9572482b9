/** The longest answer that is read. A page of a hundred rich checkouts has about 0.2 MiB. */
export const MAX_RESPONSE_BYTES = 10 * 1024 * 1024;

// After so many chunks, other work of the process gets a turn.
const CHUNKS_IN_A_ROW = 64;
const SMALL_BYTES = 64 * 1024;

/** The answer is longer than {@link MAX_RESPONSE_BYTES}. */
export class ResponseTooLarge extends Error {
  override readonly name = 'ResponseTooLarge';
  readonly status: number;

  /** Compares the name, because `createNodeFetch` may come from the build of the other module format. */
  static is(error: unknown): error is ResponseTooLarge {
    return error instanceof Error && error.name === 'ResponseTooLarge';
  }

  constructor(status: number) {
    super('The answer is too long.');
    this.status = status;
  }
}

/** The part of a `Response` that {@link readBody} needs. */
interface Readable {
  readonly status: number;
  readonly url?: unknown;
  readonly headers: { get(name: string): string | null };
  readonly body?: unknown;
  text(): Promise<string>;
}

const hasReader = (body: unknown): body is ReadableStream<Uint8Array> =>
  typeof (body as { getReader?: unknown } | null | undefined)?.getReader === 'function';

/**
 * Whether a body is certain to be small. Only the `Content-Length` of a server counts, because the runtime enforces it. An
 * answer that a program made has no URL. A compressed body is longer than its `Content-Length`.
 */
function isSmall({ url, headers }: Readable): boolean {
  const length = headers.get('content-length');
  const byServer = typeof url === 'string' && url !== '';
  return (
    byServer && length !== null && Number(length) <= SMALL_BYTES && headers.get('content-encoding') === null
  );
}

/**
 * Reads a body to its end as UTF-8, or fails once it is too long or `signal` aborts.
 *
 * @throws ResponseTooLarge, or the reason of the signal.
 */
export async function readBody(response: Readable, signal?: AbortSignal): Promise<string> {
  const { body, status } = response;
  if (!hasReader(body) || isSmall(response)) {
    const text = await response.text();
    // Text by its type only, because any function can be the `fetch` option.
    if (String(text).length > MAX_RESPONSE_BYTES) throw new ResponseTooLarge(status);
    return text;
  }
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for (let chunks = 1; ; chunks += 1) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    bytes += value.byteLength;
    // Without this pause, a body that always has a chunk ready would stop every timer of the process.
    if (chunks % CHUNKS_IN_A_ROW === 0) await new Promise((resolve) => setTimeout(resolve));
    if (bytes > MAX_RESPONSE_BYTES || signal?.aborted) {
      // Not awaited: the cancellation of a body that a program made may never end.
      reader.cancel().catch(() => undefined);
      throw signal?.aborted ? signal.reason : new ResponseTooLarge(status);
    }
    text += decoder.decode(value, { stream: true });
  }
}
