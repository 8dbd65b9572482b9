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

/** What has to be so where the sandbox can be part of the program. */
export const IN_ONE_PROCESS: readonly Claim[] = [
  {
    claim: 'has the sandbox without a network',
    async seen() {
      const sandbox = createSandbox();
      const { credentials, environment, fetch } = sandbox;
      const verified = await sell(sandbox, new PaymenntClient({ ...credentials, environment, fetch }));
      await sandbox.close();
      return verified;
    },
    expected: true,
  },
  {
    claim: 'serves the sandbox, and survives that it breaks the connection',
    async seen({ means }) {
      const sandbox = createSandbox();
      const { environment } = await sandbox.serve();
      const client = new PaymenntClient({ ...sandbox.credentials, environment, fetch: means.fetch });
      sandbox.failNext({ operation: 'checkouts.createMobile', fault: 'reset-after-commit' });
      const verified = await sell(sandbox, client);
      const { length } = sandbox.state.checkouts;
      await sandbox.close();
      return { verified, checkouts: length };
    },
    expected: { verified: true, checkouts: 1 },
  },
];
