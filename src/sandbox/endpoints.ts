import type { Endpoint } from './endpoint.js';
import type { SandboxOperation } from './operations.js';
import { branchEndpoints } from './routes/branches.js';
import { cardEndpoints } from './routes/cards.js';
import { checkoutEndpoints } from './routes/checkouts.js';
import { paymentEndpoints } from './routes/payments.js';
import { subscriptionEndpoints } from './routes/subscriptions.js';
import { terminalEndpoints } from './routes/terminals.js';
import { webhookEndpoints } from './routes/webhooks.js';

/** What answers each of the 36 operations. */
export const ENDPOINTS: Readonly<Record<SandboxOperation, Endpoint>> = {
  ...checkoutEndpoints,
  ...paymentEndpoints,
  ...cardEndpoints,
  ...subscriptionEndpoints,
  ...branchEndpoints,
  ...terminalEndpoints,
  ...webhookEndpoints,
};
