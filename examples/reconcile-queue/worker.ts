import { Worker } from 'bullmq';
import { Redis } from 'ioredis';
import { PaymenntClient } from 'paymennt';
import { openDatabase } from './database.js';
import { createPayments } from './payments.js';
import { impatient, openSweeps, redisUrl, SWEEPS, WEBHOOKS, type Webhook } from './queues.js';
import { createSharedFetch } from './shared-rate.js';

// The rate of all workers together, on any number of machines.
const callsPerSecond = Number(process.env['API_CALLS_PER_SECOND'] ?? 5);
// Milliseconds after which another worker takes the job of a worker that died.
const lockDuration = Number(process.env['JOB_LOCK_MS'] ?? 30_000);

const redis = new Redis(redisUrl, { ...impatient, maxRetriesPerRequest: 1 });
const sql = await openDatabase(process.env['DATABASE_URL'] ?? 'postgres://postgres@127.0.0.1/shop');
const paymennt = PaymenntClient.fromEnv({ fetch: createSharedFetch(redis, callsPerSecond) });
const payments = createPayments(paymennt, sql);

const options = {
  connection: { url: redisUrl },
  lockDuration,
  stalledInterval: lockDuration,
  maxStalledCount: 10,
};

const webhooks = new Worker<Webhook, void>(
  WEBHOOKS,
  async ({ data }) => {
    await payments.receiveWebhook({ id: data.checkoutId });
  },
  // A webhook takes two calls. So it has the turn soon, and a third of the rate is left for sweeps.
  { ...options, concurrency: 5, limiter: { max: callsPerSecond, duration: 3_000 } },
);

const ending = new AbortController();

const sweeper = new Worker<null, void>(
  SWEEPS,
  async () => {
    const { complete, asked, paid, findings, overdueMs, failed } = await payments.sweep({
      signal: ending.signal,
    });
    const counts = { asked, paid: paid.length, findings: findings.length, failed: failed.length };
    console.info('Swept.', JSON.stringify({ complete, ...counts, overdueMs }));
    // Safe to log: the errors of the SDK hold no secret and no personal detail.
    for (const { orderId, error } of failed) console.error(`Order ${orderId} failed:`, error);
  },
  options,
);

webhooks.on('completed', ({ data }) => console.info(`Checkout ${data.checkoutId} is done.`));
for (const worker of [webhooks, sweeper]) {
  worker.on('failed', (job, error) => console.error(`Job ${job?.id} of ${worker.name} failed:`, error));
  worker.on('error', (error) => console.error(error));
}
redis.on('error', (error) => console.error(error));

// One schedule and one sweep at a time, for any number of workers.
const sweeps = openSweeps();
await sweeps.setGlobalConcurrency(1);
const pattern = process.env['SWEEP_SCHEDULE'] ?? '*/5 * * * *';
await sweeps.upsertJobScheduler('sweep', { pattern }, { name: 'sweep' });
console.info('Working.');

process.once('SIGTERM', async () => {
  // The worker finishes its webhooks, and interrupts its sweep.
  ending.abort();
  await Promise.all([webhooks.close(), sweeper.close(), sweeps.close()]);
  redis.disconnect();
  await sql.end();
});
