import type { Checkout, CheckoutStatus } from '../index.js';
import { type Account, withAccount } from './account.js';
import { statusText } from './checkout-text.js';
import type { RunCommand } from './command.js';
import { COULD_NOT_RUN, Complaint, NO } from './complaint.js';
import { idOf } from './operands.js';
import { printJson } from './terminal.js';

type Verb = 'pay' | 'decline' | 'expire';

const BECOMES: Readonly<Record<Verb, CheckoutStatus>> = { pay: 'PAID', decline: 'FAILED', expire: 'EXPIRED' };

/** Sends the form of the dashboard. The credentials replace the token of the form. */
async function press(verb: Verb, id: string, { target, apiKey, apiSecret }: Account): Promise<void> {
  const address = `${target.baseUrls.payBaseUrl}/dashboard/checkouts/${encodeURIComponent(id)}/${verb}`;
  const response = await fetch(address, {
    method: 'POST',
    headers: { 'x-paymennt-api-key': apiKey, 'x-paymennt-api-secret': apiSecret },
    redirect: 'manual',
  });
  await response.body?.cancel();
  if (response.status !== 303) {
    throw new Complaint(
      `the sandbox refused to ${verb} the checkout (HTTP ${response.status}). Check that ${target.baseUrls.payBaseUrl} is a paymennt sandbox of this version.`,
      COULD_NOT_RUN,
    );
  }
}

async function act(verb: Verb, id: string, account: Account): Promise<Checkout> {
  const before = await account.client.checkouts.get(id);
  await press(verb, id, account);
  const checkout = await account.client.checkouts.get(id);
  if (checkout.status === before.status && before.status !== BECOMES[verb]) {
    throw new Complaint(`a checkout that is ${before.status} cannot become ${BECOMES[verb]}.`, NO);
  }
  return checkout;
}

/** `paymennt pay | decline | expire ID`, on a sandbox on this machine only. */
export function runOnSandbox(verb: Verb): RunCommand {
  return async (input, terminal) => {
    const id = idOf(verb, input.positionals);
    const checkout = await withAccount(terminal, async (account) => {
      if (account.target.kind !== 'sandbox') {
        throw new Complaint(
          `"paymennt ${verb}" works on a sandbox only: PAYMENNT_ENVIRONMENT is "${account.target.kind}", and must be the URL that "paymennt sandbox" prints.`,
        );
      }
      return await act(verb, id, account);
    });
    const { status, rawStatus, orderId } = checkout;
    if (input.flag('json')) printJson({ id, status, rawStatus, orderId }, terminal);
    else terminal.print(`Checkout ${id} is ${statusText(checkout, terminal)} now.`);
    return 0;
  };
}
