import { PaymenntClient, type PaymenntClientOptions } from 'paymennt';
import { type FetchScript, type ScriptedFetch, scriptedFetch } from './scripted-fetch.js';

/** Harmless credentials. */
export const CREDENTIALS = { apiKey: 'sandbox-key', apiSecret: 'sandbox-secret' } as const;

/** A client with harmless credentials. */
export function clientWith(options: Partial<PaymenntClientOptions> = {}): PaymenntClient {
  return new PaymenntClient({ ...CREDENTIALS, environment: 'test', ...options });
}

/** A client whose requests meet a script, and the requests. */
export function scripted(
  script: FetchScript,
  options: Partial<PaymenntClientOptions> = {},
): { client: PaymenntClient; requests: ScriptedFetch['requests'] } {
  const { fetch, requests } = scriptedFetch(script);
  return { client: clientWith({ fetch, ...options }), requests };
}
