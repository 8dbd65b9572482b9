import { Worker } from 'bullmq';
import { PaymenntRateLimitError } from 'paymennt';
import { OrderStore } from './orders.js';
import { createPaymenntClient } from './paymennt-client.js';
import { connection, openSettlements, openSweeps, SETTLEMENTS, type Settlement, SWEEPS } from './queues.js';
import { settle } from './settle.js';
import { sweep } from './sweep.js';

// Run as many of these as you like, on as many machines: all of them together keep to this.
const callsPerSecond = Number(process.env['API_CALLS_PER_SECOND'] ?? 5);
// How long the job of a worker that died stays its own.
const lockDuration = Number(process.env['JOB_LOCK_MS'] ?? 30_000);

// The queue repeats, so the client does not: one job is one request, and the limit of jobs is one of requests.
const paymennt = createPaymenntClient({ maxRetries: 0 });
const orders = await OrderStore.open(process.env['DATABASE_URL'] ?? 'file:orders.db');
const sweeps = openSweeps();
const settlements = openSettlements();

const locks = { lockDuration, stalledInterval: lockDuration, maxStalledCount: 10 };

const sweeper = new Worker<null, void>(SWEEPS, () => sweep(paymennt, orders, settlements), {
  connection,
  ...locks,
});

const settler = new Worker<Settlement, string>(
  SETTLEMENTS,
  async ({ data }) => {
    try {
      return await settle(paymennt, orders, data);
    } catch (error) {
      if (!PaymenntRateLimitError.is(error)) throw error;
      // All workers pause, and the job goes back without having used up an attempt.
      await settlements.rateLimit(error.retryAfterMs ?? 1_000);
      throw Worker.RateLimitError();
    }
  },
  { connection, concurrency: 5, limiter: { max: callsPerSecond, duration: 1_000 }, ...locks },
);

settler.on('completed', ({ data }, outcome) => {
  console.info(`Order ${data.orderId}, checkout ${data.checkoutId}: ${outcome}`);
});
for (const worker of [sweeper, settler]) {
  worker.on('failed', (job, error) => console.error(`Job ${job?.id} failed.`, error));
  worker.on('error', (error) => console.error(error));
}

// One sweep a night, however many workers say so.
await sweeps.upsertJobScheduler('nightly', { pattern: '0 3 * * *', tz: 'Asia/Dubai' }, { name: 'sweep' });
console.info('Working.');

process.once('SIGTERM', async () => {
  // Waits for the jobs it has.
  await Promise.all([sweeper.close(), settler.close()]);
  await Promise.all([sweeps.close(), settlements.close()]);
  orders.close();
});
