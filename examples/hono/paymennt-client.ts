import { PaymenntClient, type PaymenntEnvironment } from 'paymennt';

/** `process.env` on Node, the worker's variables and secrets on Cloudflare. */
export interface PaymenntVariables {
  readonly PAYMENNT_API_KEY?: string | undefined;
  readonly PAYMENNT_API_SECRET?: string | undefined;
  /** `live`, `test`, or while you develop the address that `npx paymennt sandbox` prints. */
  readonly PAYMENNT_ENVIRONMENT?: string | undefined;
}

/** As `PaymenntClient.fromEnv()`, for variables that are not in `process.env`. */
export function createPaymenntClient(variables: PaymenntVariables): PaymenntClient {
  return new PaymenntClient({
    apiKey: variables.PAYMENNT_API_KEY ?? '',
    apiSecret: variables.PAYMENNT_API_SECRET ?? '',
    environment: environmentOf(variables.PAYMENNT_ENVIRONMENT),
  });
}

function environmentOf(name = ''): PaymenntEnvironment {
  if (name === 'live' || name === 'test') return name;
  // The constructor refuses what is no URL, and http beyond this machine.
  return { apiBaseUrl: `${name}/mer/v2.0`, payBaseUrl: name };
}
