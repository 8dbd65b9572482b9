import type { SandboxBank } from '../ledger/bank.js';
import { canMove } from '../ledger/lifecycle.js';
import type { SandboxCheckout, SandboxCheckoutStatus } from '../records/index.js';

/** A button on a checkout. */
export interface BankAction {
  readonly verb: keyof SandboxBank;
  readonly label: string;
  readonly leadsTo: SandboxCheckoutStatus;
}

const ACTIONS: readonly BankAction[] = [
  { verb: 'pay', label: 'Pay', leadsTo: 'PAID' },
  { verb: 'authorize', label: 'Authorise', leadsTo: 'AUTHORIZED' },
  { verb: 'hold', label: 'Hold', leadsTo: 'PENDING_CONFIRMATION' },
  { verb: 'decline', label: 'Decline', leadsTo: 'FAILED' },
  { verb: 'chargeback', label: 'Charge back', leadsTo: 'CHARGEBACK' },
  { verb: 'expire', label: 'Expire', leadsTo: 'EXPIRED' },
  { verb: 'cancelByShopper', label: 'Cancel as shopper', leadsTo: 'CANCELLED' },
];

/** What can be done to a checkout as it is now. */
export function possibleActions(checkout: SandboxCheckout): BankAction[] {
  return ACTIONS.filter(
    ({ verb, leadsTo }) =>
      canMove(checkout, leadsTo) && (verb !== 'cancelByShopper' || checkout.status === 'PENDING'),
  );
}

export function bankVerb(name: string): keyof SandboxBank | undefined {
  return ACTIONS.find(({ verb }) => verb === name)?.verb;
}
