import type { IncomingMessage } from 'node:http';
import { MAX_RESPONSE_BYTES, ResponseTooLarge } from '../wire/body.js';
import { decoded } from './decode.js';

/** Header access as of `Headers`, without the copy. */
class NodeHeaders {
  readonly #incoming: IncomingMessage;

  constructor(incoming: IncomingMessage) {
    this.#incoming = incoming;
  }

  get(name: string): string | null {
    const value = this.#incoming.headers[name.toLowerCase()];
    return Array.isArray(value) ? value.join(', ') : (value ?? null);
  }

  has(name: string): boolean {
    return this.get(name) !== null;
  }
}

// `decode` without `stream` keeps nothing between calls, so one is enough. Like `Response.text()` it drops a byte
// order mark, which `Buffer.toString` would leave for JSON to stumble over.
const utf8 = new TextDecoder();

/** What the client reads of a `Response`. */
export class NodeAnswer {
  readonly status: number;
  readonly ok: boolean;
  readonly headers: NodeHeaders;
  /** No stream: `text` keeps the limit itself. */
  readonly body = null;
  readonly #incoming: IncomingMessage;
  readonly #signal: AbortSignal | null | undefined;

  constructor(incoming: IncomingMessage, signal: AbortSignal | null | undefined) {
    this.status = incoming.statusCode ?? 0;
    this.ok = this.status >= 200 && this.status < 300;
    this.headers = new NodeHeaders(incoming);
    this.#incoming = incoming;
    this.#signal = signal;
    // Until somebody reads, nobody else listens, and an unheard error would end the process.
    incoming.on('error', () => undefined);
  }

  /**
   * Reads the body to its end as UTF-8.
   *
   * @throws ResponseTooLarge
   */
  text(): Promise<string> {
    const body = decoded(this.#incoming);
    return new Promise((resolve, reject) => {
      const chunks: Buffer[] = [];
      let bytes = 0;
      body.on('data', (chunk: Buffer) => {
        bytes += chunk.byteLength;
        if (bytes <= MAX_RESPONSE_BYTES) {
          chunks.push(chunk);
        } else {
          this.#incoming.destroy();
          reject(new ResponseTooLarge(this.status));
        }
      });
      body.on('end', () => resolve(utf8.decode(chunks.length === 1 ? chunks[0] : Buffer.concat(chunks))));
      body.on('error', (error) => reject(this.#signal?.aborted ? this.#signal.reason : error));
    });
  }
}
