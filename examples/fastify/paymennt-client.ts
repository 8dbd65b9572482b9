import { PaymenntClient, type PaymenntClientOptions } from 'paymennt';

/**
 * The client, from PAYMENNT_API_KEY, PAYMENNT_API_SECRET and PAYMENNT_ENVIRONMENT: `test`, `live`, or while you develop
 * the address that `npx paymennt sandbox` prints.
 */
export function createPaymenntClient(options: Partial<PaymenntClientOptions> = {}): PaymenntClient {
  return PaymenntClient.fromEnv(options);
}
