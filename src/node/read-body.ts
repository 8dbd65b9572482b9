import type { IncomingMessage } from 'node:http';
import { MAX_RESPONSE_BYTES, ResponseTooLarge } from '../wire/body.js';
import { decodersOf, outgrewLimit } from './decode.js';

/** The error for a connection that ended without an error of its own. */
export function closed(): Error {
  return Object.assign(new Error('The connection was closed.'), { code: 'ECONNRESET' });
}

function readBytes(incoming: IncomingMessage): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    // A stream that broke before it had listeners emits nothing more.
    if (incoming.destroyed) reject(incoming.errored ?? closed());
    incoming.on('data', (chunk: Buffer) => {
      bytes += chunk.byteLength;
      if (bytes <= MAX_RESPONSE_BYTES) {
        chunks.push(chunk);
      } else {
        incoming.destroy();
        reject(new ResponseTooLarge(incoming.statusCode ?? 0));
      }
    });
    incoming.on('end', () => resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)));
    incoming.on('error', reject);
  });
}

// One decoder is enough, because `decode` without `stream` keeps no state. Like `Response.text()`, it drops a byte order
// mark, which `Buffer.toString` keeps and JSON refuses.
const utf8 = new TextDecoder();

// Statuses whose answer has no body, even if bytes follow the headers.
const BODILESS = new Set<number | undefined>([204, 205, 304]);

/** The facts that decide how the body of an answer is read. */
interface Reading {
  readonly method: string;
  readonly contentEncoding: string | null;
  readonly signal: AbortSignal | undefined;
}

/**
 * Prepares to read the body of an answer: decoded, as UTF-8, and at most 10 MiB.
 *
 * @returns a function that reads at its first call, and returns the same promise at every call.
 * @throws Error when the answer has too many content codings.
 */
export function bodyReader(incoming: IncomingMessage, reading: Reading): () => Promise<string> {
  const { method, contentEncoding, signal } = reading;
  // An error event without a listener ends the process, and nothing else listens before the body is read.
  incoming.on('error', () => undefined);
  if (method === 'HEAD' || BODILESS.has(incoming.statusCode)) {
    // Bytes that follow must not occupy the connection.
    incoming.resume();
    return async () => '';
  }
  const decoders = decodersOf(contentEncoding);
  const read = async () => {
    try {
      let bytes = await readBytes(incoming);
      for (const decode of decoders) bytes = await decode(bytes);
      return utf8.decode(bytes);
    } catch (error) {
      if (signal?.aborted) throw signal.reason;
      throw outgrewLimit(error) ? new ResponseTooLarge(incoming.statusCode ?? 0) : error;
    }
  };
  let text: Promise<string> | undefined;
  return () => {
    text ??= read();
    return text;
  };
}
