import { branchRows } from './branches.js';
import { cardRows } from './cards.js';
import { checkoutRows } from './checkouts.js';
import { checkoutCreationRows } from './checkouts-create.js';
import { paymentRows } from './payments.js';
import type { Row } from './row.js';
import { subscriptionRows } from './subscriptions.js';
import { terminalRows } from './terminals.js';
import { webhookRows } from './webhooks.js';

export const ROWS: readonly Row[] = [
  ...checkoutCreationRows,
  ...checkoutRows,
  ...paymentRows,
  ...cardRows,
  ...subscriptionRows,
  ...branchRows,
  ...terminalRows,
  ...webhookRows,
];
