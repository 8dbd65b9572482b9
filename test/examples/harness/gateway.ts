import { PaymenntClient } from 'paymennt';
import { createSandbox, type Sandbox } from 'paymennt/sandbox';

/** The gateway that the examples talk to, and what their environment says of it. */
export interface Gateway {
  readonly sandbox: Sandbox;
  /** The merchant's own hands, for what happens outside of the example. */
  readonly merchant: PaymenntClient;
  readonly variables: Readonly<Record<string, string>>;
}

export async function openGateway(): Promise<Gateway> {
  const sandbox = createSandbox();
  const { url, environment } = await sandbox.serve();
  const { apiKey, apiSecret } = sandbox.credentials;
  return {
    sandbox,
    merchant: new PaymenntClient({ apiKey, apiSecret, environment }),
    variables: { PAYMENNT_API_KEY: apiKey, PAYMENNT_API_SECRET: apiSecret, PAYMENNT_ENVIRONMENT: url },
  };
}
