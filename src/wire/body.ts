/** The longest answer that is read. A page of a hundred rich checkouts has about 0.2 MiB. */
export const MAX_RESPONSE_BYTES = 10 * 1024 * 1024;

/** The answer is longer than {@link MAX_RESPONSE_BYTES}. */
export class ResponseTooLarge extends Error {
  override readonly name = 'ResponseTooLarge';
  readonly status: number;

  /** By name, because `createNodeFetch` may come from the build of the other module format. */
  static is(error: unknown): error is ResponseTooLarge {
    return error instanceof Error && error.name === 'ResponseTooLarge';
  }

  constructor(status: number) {
    super('The answer is too long.');
    this.status = status;
  }
}

/**
 * Reads a body to its end as UTF-8, or fails once it is too long. Its `Content-Length` is not asked: an injected
 * `fetch` may be wrong about it, and `response.text()` would be no faster.
 *
 * @throws ResponseTooLarge
 */
export async function readBody(response: Response): Promise<string> {
  if (!response.body) return response.text();
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    bytes += value.byteLength;
    if (bytes > MAX_RESPONSE_BYTES) {
      await reader.cancel();
      throw new ResponseTooLarge(response.status);
    }
    text += decoder.decode(value, { stream: true });
  }
}
