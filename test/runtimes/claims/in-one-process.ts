import process from 'node:process';
import { PaymenntClient } from 'paymennt';
import { createSandbox, type Sandbox } from 'paymennt/sandbox';
import { buildMobileCheckoutParams, playShopper } from 'paymennt/testing';
import type { Claim } from './claim.js';

/** Sells something and says whether it was paid. */
async function sell(sandbox: Sandbox, { checkouts }: PaymenntClient): Promise<boolean> {
  const params = buildMobileCheckoutParams();
  const { id, redirectUrl } = await checkouts.createMobile(params);
  await playShopper(sandbox, redirectUrl);
  const { orderId, amount, currency } = params;
  return (await checkouts.verify(id, { orderId, amount, currency })).verified;
}

/** Gives a sandbox that is closed afterwards, whatever happens: one that is served would keep the process alive. */
async function withSandbox<Seen>(work: (sandbox: Sandbox) => Promise<Seen>): Promise<Seen> {
  const sandbox = createSandbox();
  try {
    return await work(sandbox);
  } finally {
    await sandbox.close();
  }
}

/** What has to be so where the sandbox can be part of the program. */
export const IN_ONE_PROCESS: readonly Claim[] = [
  {
    claim: 'finds its credentials in the environment',
    async seen() {
      const [PAYMENNT_API_KEY, PAYMENNT_API_SECRET, PAYMENNT_ENVIRONMENT] = ['key', 'secret', 'test'];
      Object.assign(process.env, { PAYMENNT_API_KEY, PAYMENNT_API_SECRET, PAYMENNT_ENVIRONMENT });
      return PaymenntClient.fromEnv().environment === 'test';
    },
    expected: true,
  },
  {
    claim: 'has the sandbox without a network',
    seen: () =>
      withSandbox((sandbox) => {
        const { credentials, environment, fetch } = sandbox;
        return sell(sandbox, new PaymenntClient({ ...credentials, environment, fetch }));
      }),
    expected: true,
  },
  {
    claim: 'serves the sandbox, and survives that it breaks the connection',
    seen: ({ means: { fetch } }) =>
      withSandbox(async (sandbox) => {
        const { environment } = await sandbox.serve();
        sandbox.failNext({ operation: 'checkouts.createMobile', fault: 'reset-after-commit' });
        const client = new PaymenntClient({ ...sandbox.credentials, environment, fetch });
        const verified = await sell(sandbox, client);
        return { verified, checkouts: sandbox.state.checkouts.length };
      }),
    expected: { verified: true, checkouts: 1 },
  },
];
