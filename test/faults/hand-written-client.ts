import { orderOf } from '../support/answers.js';
import type { Answer, Patience, PaymentClient, Seen } from './payment-client.js';

const TRIES = 3;

interface Envelope {
  readonly success: boolean;
  readonly error?: string;
  readonly result: Seen;
}

/**
 * The client that a careful developer writes by hand for want of a better one: `fetch`, a timeout on every attempt that
 * covers the body too, the envelope checked, three tries with a pause between them, the same `requestId` every time.
 *
 * It is here for comparison. Its caller learns whether it worked or failed, and nothing in between.
 */
export function handWrittenClient(apiBaseUrl: string, { attemptTimeoutMs }: Patience): PaymentClient {
  async function callOnce(method: 'GET' | 'POST', path: string, body?: string): Promise<Seen> {
    const response = await fetch(new URL(path, apiBaseUrl), {
      method,
      headers: {
        'content-type': 'application/json',
        'x-paymennt-api-key': 'sandbox-key',
        'x-paymennt-api-secret': 'sandbox-secret',
      },
      body: body ?? null,
      signal: AbortSignal.timeout(attemptTimeoutMs),
    });
    if (!response.ok) throw new Error(`paymennt answered ${response.status}`);
    const envelope = (await response.json()) as Envelope;
    if (!envelope.success) throw new Error(envelope.error ?? 'paymennt refused');
    return envelope.result;
  }

  async function call(method: 'GET' | 'POST', path: string, body?: string): Promise<Answer> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return { said: 'done', seen: await callOnce(method, path, body) };
      } catch (error) {
        if (attempt === TRIES) return { said: 'refused', code: String(error) };
        await new Promise((resolve) => setTimeout(resolve, 50 * attempt));
      }
    }
  }

  return {
    create: (order) => call('POST', 'checkout/mobile', JSON.stringify(orderOf(order))),
    refund: ({ checkoutId, amount, currency, note }) => {
      const query = new URLSearchParams({ amount: String(amount), currency, note });
      return call('POST', `checkout/${checkoutId}/refund?${query}`);
    },
    capture: (paymentId) => call('POST', `payment/${paymentId}/capture`),
    get: (checkoutId) => call('GET', `checkout/${checkoutId}`),
  };
}
