import { PaymenntClient } from 'paymennt';
import { openDatabase } from './database.js';
import { createPayments } from './payments.js';

const database = await openDatabase(process.env['DATABASE_URL'] ?? 'file:shop.db');
try {
  const payments = createPayments(PaymenntClient.fromEnv(), database.sql);
  // The limits of one run. The next run does the rest.
  const report = await payments.sweep({ signal: AbortSignal.timeout(10 * 60_000) });
  const { complete, asked, paid, unsuccessful, findings, overdue, overdueMs, failed, unreadable } = report;
  const summary = {
    complete,
    asked,
    paid,
    unsuccessful,
    findings: findings.map(({ key }) => key),
    overdue: overdue.length,
    overdueMs,
    failed: failed.map(({ orderId }) => orderId),
    unreadable,
  };
  console.info(JSON.stringify(summary, undefined, 2));
  // Safe to log: the errors of the SDK hold no secret and no personal detail.
  for (const { error } of failed) console.error(error);
  // cron sends a mail about a run with this exit code.
  if (!complete || findings.length > 0 || failed.length > 0 || unreadable.length > 0) process.exitCode = 1;
} finally {
  database.close();
}
