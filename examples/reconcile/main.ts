import { OrderStore } from './orders.js';
import { createPaymenntClient } from './paymennt-client.js';
import { Reconciliation } from './reconcile.js';

const orders = await OrderStore.open(process.env['DATABASE_URL'] ?? 'file:orders.db');
const reconciliation = new Reconciliation(createPaymenntClient(), orders);
try {
  await reconciliation.run();
} finally {
  orders.close();
  console.info(JSON.stringify(reconciliation.report, undefined, 2));
}
const { review, unanswered } = reconciliation.report;
// cron sends a mail about what ends like this.
if (review.length > 0 || unanswered.length > 0) process.exitCode = 1;
