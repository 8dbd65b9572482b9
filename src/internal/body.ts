/** The longest answer that is read. A page of a hundred rich checkouts has about 0.2 MiB. */
export const MAX_RESPONSE_BYTES = 10 * 1024 * 1024;

/** The answer is longer than {@link MAX_RESPONSE_BYTES}. */
export class ResponseTooLarge extends Error {
  readonly status: number;

  constructor(status: number) {
    super('The answer is too long.');
    this.status = status;
  }
}

function declaredLength(response: Response): number | undefined {
  // The length of a compressed body is not the length of its text.
  if (response.headers.has('content-encoding')) return undefined;
  const length = response.headers.get('content-length');
  return length === null || !/^\d+$/.test(length) ? undefined : Number(length);
}

/**
 * Reads a body to its end as UTF-8, or fails once it is too long.
 *
 * @throws ResponseTooLarge
 */
export async function readBody(response: Response): Promise<string> {
  const length = declaredLength(response);
  if (length !== undefined && length > MAX_RESPONSE_BYTES) {
    await response.body?.cancel();
    throw new ResponseTooLarge(response.status);
  }
  // A declared length is enforced below us by the HTTP parser, so the fast way is safe.
  if (length !== undefined || !response.body) return response.text();
  return readStream(response.body, response.status);
}

async function readStream(body: ReadableStream<Uint8Array>, status: number): Promise<string> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    bytes += value.byteLength;
    if (bytes > MAX_RESPONSE_BYTES) {
      await reader.cancel();
      throw new ResponseTooLarge(status);
    }
    text += decoder.decode(value, { stream: true });
  }
}
