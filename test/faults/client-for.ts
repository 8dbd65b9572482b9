import { PaymenntClient, type PaymenntClientOptions } from 'paymennt';

/** A client with harmless credentials. */
export function clientFor(options: Partial<PaymenntClientOptions>): PaymenntClient {
  return new PaymenntClient({
    apiKey: 'sandbox-key',
    apiSecret: 'sandbox-secret',
    environment: 'test',
    ...options,
  });
}

/** What a promise rejects with. Fails when it does not. */
export async function failureOf(promise: Promise<unknown>): Promise<unknown> {
  const settled = await promise.then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  );
  if ('error' in settled) return settled.error;
  throw new Error(`expected a failure, got ${JSON.stringify(settled.value)}`);
}
