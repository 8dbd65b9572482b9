import { PaymenntValidationError } from '../errors.js';
import { parseJson } from '../wire/json.js';

/**
 * A webhook's body as a server has it: raw text or bytes, or already parsed.
 *
 * @example
 * ```ts
 * import { PaymenntClient, type WebhookBody } from 'paymennt';
 *
 * const paymennt = PaymenntClient.fromEnv();
 * const orderOf = async (body: WebhookBody) => (await paymennt.checkouts.fromWebhook(body)).orderId;
 *
 * console.log(await orderOf('{ "id": "1653241101733169556" }')); // ORD-1234
 * console.log(await orderOf({ id: '1653241101733169556' })); // ORD-1234
 * ```
 */
export type WebhookBody = string | Uint8Array | ArrayBuffer | object;

function refuse(path: string, message: string): never {
  throw new PaymenntValidationError({ issues: [{ path, message }], operation: 'checkouts.fromWebhook' });
}

function parsed(body: unknown): unknown {
  const bytes = body instanceof Uint8Array || body instanceof ArrayBuffer;
  if (!bytes && typeof body !== 'string') return body;
  try {
    return parseJson(typeof body === 'string' ? body : new TextDecoder().decode(body));
  } catch {
    return refuse('body', 'must be JSON; pass the request body as it came in');
  }
}

/**
 * The checkout id that a webhook body names. Nothing else of the body is read, because anybody can post one: no
 * signature is documented (see api-notes: webhook-body).
 *
 * @throws PaymenntValidationError
 */
export function webhookCheckoutId(body: WebhookBody): string {
  const json = parsed(body);
  if (typeof json !== 'object' || json === null) return refuse('body', 'must be a JSON object');
  const id: unknown = Object.hasOwn(json, 'id') ? (json as { id: unknown }).id : undefined;
  if (Number.isSafeInteger(id) || typeof id === 'bigint') return String(id);
  if (typeof id === 'string' && id.trim() !== '') return id;
  return refuse('body.id', 'must be the id of a checkout, as a string');
}
