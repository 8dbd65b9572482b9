import { Queue } from 'bullmq';

/** A job that asks the gateway what became of one checkout. */
export interface Webhook {
  readonly checkoutId: string;
}

export const WEBHOOKS = 'paymennt-webhooks';
export const SWEEPS = 'paymennt-sweeps';

export const redisUrl = process.env['REDIS_URL'] ?? 'redis://127.0.0.1:6379';

// A cable that is pulled ends no connection: without an answer in time, a new one is made.
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

/** One job waits for each checkout. News that comes while it runs may be too late for it, and is a job again. */
export async function enqueue(webhooks: ReturnType<typeof openWebhooks>, checkoutId: string): Promise<void> {
  const deduplication = { id: checkoutId, keepLastIfActive: true };
  await webhooks.add('webhook', { checkoutId }, { deduplication });
}

/** Without attempts: what a sweep leaves over, the next one does. */
export function openSweeps() {
  return new Queue<null, void>(SWEEPS, {
    connection,
    defaultJobOptions: { removeOnComplete: true, removeOnFail: { count: 100 } },
  });
}
