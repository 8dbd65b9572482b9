import { Queue } from 'bullmq';

/** A job that asks the gateway about one checkout. */
export interface Webhook {
  readonly checkoutId: string;
}

export const WEBHOOKS = 'paymennt-webhooks';
export const SWEEPS = 'paymennt-sweeps';

export const redisUrl = process.env['REDIS_URL'] ?? 'redis://127.0.0.1:6379';

// A broken network can leave a connection open: without an answer in time, the client opens a new one.
export const impatient = { socketTimeout: 2_000 };

const connection = { url: redisUrl, ...impatient };

export function openWebhooks() {
  return new Queue<Webhook, void>(WEBHOOKS, {
    connection,
    defaultJobOptions: {
      attempts: 8,
      backoff: { type: 'exponential', delay: 2_000, jitter: 0.5 },
      removeOnComplete: true,
      removeOnFail: { count: 1_000 },
    },
  });
}

/** At most one job waits for each checkout. A webhook that arrives while the job runs adds another job. */
export async function enqueue(webhooks: ReturnType<typeof openWebhooks>, checkoutId: string): Promise<void> {
  const deduplication = { id: checkoutId, keepLastIfActive: true };
  await webhooks.add('webhook', { checkoutId }, { deduplication });
}

/** No second attempt: the next sweep does what a failed sweep has left. */
export function openSweeps() {
  return new Queue<null, void>(SWEEPS, {
    connection,
    defaultJobOptions: { removeOnComplete: true, removeOnFail: { count: 100 } },
  });
}
