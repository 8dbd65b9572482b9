import type { PaymenntClient, PaymenntClientOptions } from 'paymennt';
import { yes } from './answers.js';
import { scripted } from './client.js';
import type { Step } from './scripted-fetch.js';

/** What a call puts on the wire, and what it gives back. */
export async function sentBy<Result>(
  call: (client: PaymenntClient) => PromiseLike<Result>,
  answer: Step = yes({ id: '1', status: 'PENDING', token: 'token-of-a-card' }),
  options: Partial<PaymenntClientOptions> = {},
) {
  const { client, requests } = scripted([answer], { maxRetries: 0, ...options });
  const result = await call(client);
  const [request] = requests;
  if (!request || requests.length > 1) throw new Error(`expected one request, got ${requests.length}`);
  return {
    result,
    line: `${request.method} ${request.target}`,
    body: request.body,
    contentType: request.headers.get('content-type'),
  };
}
