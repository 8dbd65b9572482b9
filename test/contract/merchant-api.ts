import { branchOperations } from './api/branches.js';
import { cardOperations } from './api/cards.js';
import { checkoutOperations } from './api/checkouts.js';
import { paymentOperations } from './api/payments.js';
import { subscriptionOperations } from './api/subscriptions.js';
import { terminalOperations } from './api/terminals.js';
import { webhookOperations } from './api/webhooks.js';
import type { Operation } from './operation.js';

/**
 * The Merchant API v2.0 as its published document describes it, written down by hand and independently of `src`:
 * the SDK's requests and the sandbox's answers are both held against this, so that one misreading cannot agree
 * with itself.
 */
export const OPERATIONS: readonly Operation[] = [
  ...checkoutOperations,
  ...paymentOperations,
  ...cardOperations,
  ...subscriptionOperations,
  ...branchOperations,
  ...terminalOperations,
  ...webhookOperations,
];

/** Where every path of the API lives, without the final slash that invites `//checkout`. */
export const BASE_PATH = '/mer/v2.0';

export const AUTH_HEADERS = ['x-paymennt-api-key', 'x-paymennt-api-secret'] as const;

export function operationNamed(name: string): Operation {
  const found = OPERATIONS.find((operation) => operation.name === name);
  if (found === undefined) throw new Error(`The contract has no operation ${name}`);
  return found;
}

/** The operation that a method and a path below the base mean, if any. */
export function operationAt(method: string, path: string): Operation | undefined {
  return OPERATIONS.find((operation) => operation.method === method && pathPattern(operation).test(path));
}

/** Matches the operation's path as it is on the wire; the group is the encoded id. */
export function pathPattern(operation: Operation): RegExp {
  const literal = operation.path.replaceAll('.', '\\.');
  return new RegExp(`^${literal.replace(/\{\w+\}/, '([^/?#]+)')}$`);
}
