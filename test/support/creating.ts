import type { PaymenntClientOptions } from 'paymennt';
import { ORDER } from './answers.js';
import { scripted } from './client.js';
import { networkError, type Step } from './scripted-fetch.js';

/** What {@link creating} sends to create a checkout, and to find it. */
export const CREATE = 'POST /checkout/mobile';
export const LOOK_UP = `GET /checkout?requestId=${ORDER.requestId}`;

/** Creates a checkout on a gateway that follows a script; `sent` fills up with what was asked of it. */
export function creating(steps: readonly Step[], options: Partial<PaymenntClientOptions> = {}) {
  // Far beyond what any of them takes, so that one which goes on for ever is soon seen to.
  const { client, requests } = scripted(steps, { timeoutMs: 5_000, ...options });
  return {
    creation: client.checkouts.createMobile(ORDER),
    requests,
    sent: () => requests.map(({ method, target }) => `${method} ${target}`),
  };
}

/** The connection breaks after the request went out. */
export const reset = () => networkError('ECONNRESET', 'read');
