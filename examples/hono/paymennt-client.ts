import { PaymenntClient, type PaymenntEnvironment } from 'paymennt';

/** `process.env` on Node, the worker's variables and secrets on Cloudflare. */
export interface PaymenntVariables {
  readonly PAYMENNT_API_KEY?: string | undefined;
  readonly PAYMENNT_API_SECRET?: string | undefined;
  /** `live` or `test`. */
  readonly PAYMENNT_ENVIRONMENT?: string | undefined;
  /** While you develop: the address that `npx paymennt sandbox` prints, in place of the environment. */
  readonly PAYMENNT_SANDBOX_URL?: string | undefined;
}

export function createPaymenntClient(variables: PaymenntVariables): PaymenntClient {
  return new PaymenntClient({
    apiKey: variables.PAYMENNT_API_KEY ?? '',
    apiSecret: variables.PAYMENNT_API_SECRET ?? '',
    environment: environmentOf(variables),
  });
}

function environmentOf({
  PAYMENNT_SANDBOX_URL,
  PAYMENNT_ENVIRONMENT,
}: PaymenntVariables): PaymenntEnvironment {
  if (PAYMENNT_SANDBOX_URL) {
    return { apiBaseUrl: `${PAYMENNT_SANDBOX_URL}/mer/v2.0`, payBaseUrl: PAYMENNT_SANDBOX_URL };
  }
  if (PAYMENNT_ENVIRONMENT === 'live' || PAYMENNT_ENVIRONMENT === 'test') return PAYMENNT_ENVIRONMENT;
  throw new Error("Set PAYMENNT_ENVIRONMENT to 'live' or 'test'.");
}
