import { PaymenntValidationError } from '../errors.js';
import { parseJson } from '../wire/json.js';

/**
 * The body of a webhook: raw text, bytes (a `Buffer`, any typed array, a `DataView`, an `ArrayBuffer`), or the parsed
 * object.
 */
export type WebhookBody = string | ArrayBufferView | ArrayBuffer | object;

function refuse(path: string, message: string): never {
  throw new PaymenntValidationError({ issues: [{ path, message }], operation: 'checkouts.fromWebhook' });
}

const NOT_READ = 'must be read first: pass await request.text(), the bytes, or the parsed object';

/** A copy of the bytes, if the body is bytes. Tests the kind and not the class, because classes differ under jsdom. */
function bytesOf(body: unknown): Uint8Array | undefined {
  if (ArrayBuffer.isView(body)) {
    return new Uint8Array(body.buffer, body.byteOffset, body.byteLength).slice();
  }
  const isBuffer = /^\[object (?:Shared)?ArrayBuffer\]$/.test(Object.prototype.toString.call(body));
  return isBuffer ? new Uint8Array(body as ArrayBuffer).slice() : undefined;
}

function parsed(body: unknown): unknown {
  const bytes = bytesOf(body);
  if (!bytes && typeof body !== 'string') return body;
  try {
    return parseJson(bytes ? new TextDecoder().decode(bytes) : String(body));
  } catch {
    return refuse('body', 'must be JSON; pass the request body unchanged');
  }
}

/** Whether the value is a request, a response, a blob or a stream, whose body nobody has read. */
const isUnread = (body: object) =>
  ['text', 'getReader', 'pipe'].some((method) => typeof Reflect.get(body, method) === 'function');

/**
 * The checkout id in a webhook body. The SDK reads nothing else from the body, because anybody can send one: the vendor
 * documents no signature (see api-notes: webhook-body).
 *
 * @throws PaymenntValidationError
 */
export function webhookCheckoutId(body: WebhookBody): string {
  const json = parsed(body);
  if (typeof json !== 'object' || json === null) return refuse('body', 'must be a JSON object');
  const id: unknown = Object.hasOwn(json, 'id') ? (json as { id: unknown }).id : undefined;
  if (Number.isSafeInteger(id) || typeof id === 'bigint') return String(id);
  if (typeof id === 'string' && id.trim() !== '') return id;
  if (id === undefined && isUnread(json)) return refuse('body', NOT_READ);
  return refuse('body.id', 'must be the id of a checkout, as a string');
}
