import { PaymenntClient, type PaymenntClientOptions } from 'paymennt';
import { startServer } from '../support/server.js';

export const API_KEY = 'canary-api-key';
export const API_SECRET = 'canary-api-secret';

/** What a server at another origin got to see after a redirect. */
export interface RedirectResult {
  readonly error: unknown;
  /** Requests that reached the other origin. */
  readonly requests: number;
  /** Which of the credentials came with them. */
  readonly leaked: readonly string[];
}

/** Calls a gateway that redirects every request to another origin, and looks at what arrives there. */
export async function followRedirect(
  status: number,
  call: (client: PaymenntClient) => Promise<unknown>,
  options: Partial<PaymenntClientOptions> = {},
): Promise<RedirectResult> {
  const elsewhere = await startServer(({ response }) => response.end('{}'));
  const gateway = await startServer(({ response, target }) => {
    response.writeHead(status, { location: elsewhere.origin + target }).end();
  });
  try {
    const client = new PaymenntClient({
      apiKey: API_KEY,
      apiSecret: API_SECRET,
      environment: gateway.environment,
      maxRetries: 0,
      ...options,
    });
    const error = await call(client).catch((reason: unknown) => reason);
    const seen = elsewhere.exchanges.map(({ headers, target, body }) =>
      JSON.stringify([headers, target, body]),
    );
    const leaked = [API_KEY, API_SECRET].filter((secret) => seen.some((text) => text.includes(secret)));
    return { error, requests: elsewhere.exchanges.length, leaked };
  } finally {
    await Promise.all([gateway.close(), elsewhere.close()]);
  }
}
