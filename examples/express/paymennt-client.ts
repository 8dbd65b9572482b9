import { PaymenntClient, type PaymenntClientOptions } from 'paymennt';

/**
 * The client, from PAYMENNT_API_KEY, PAYMENNT_API_SECRET and PAYMENNT_ENVIRONMENT. PAYMENNT_SANDBOX_URL, the address
 * that `npx paymennt sandbox` prints, takes the place of the last one while you develop.
 */
export function createPaymenntClient(options: Partial<PaymenntClientOptions> = {}): PaymenntClient {
  const sandbox = process.env['PAYMENNT_SANDBOX_URL'];
  if (!sandbox) return PaymenntClient.fromEnv(options);
  const environment = { apiBaseUrl: `${sandbox}/mer/v2.0`, payBaseUrl: sandbox };
  return PaymenntClient.fromEnv({ ...options, environment });
}
