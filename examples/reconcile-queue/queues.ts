import { Queue } from 'bullmq';

/** The job of settling one order with one of its checkouts. */
export interface Settlement {
  readonly orderId: string;
  readonly checkoutId: string;
}

export const SWEEPS = 'paymennt-sweeps';
export const SETTLEMENTS = 'paymennt-settlements';

export const connection = { url: process.env['REDIS_URL'] ?? 'redis://127.0.0.1:6379' };

/** Jobs that look for orders to settle. */
export function openSweeps() {
  return new Queue<null, void>(SWEEPS, {
    connection,
    defaultJobOptions: {
      attempts: 5,
      backoff: { type: 'exponential', delay: 10_000 },
      removeOnComplete: true,
      removeOnFail: { count: 100 },
    },
  });
}

/** Jobs that settle one order each, with one request to the gateway each. */
export function openSettlements() {
  return new Queue<Settlement, string>(SETTLEMENTS, {
    connection,
    defaultJobOptions: {
      attempts: 8,
      backoff: { type: 'exponential', delay: 2_000, jitter: 0.5 },
      removeOnComplete: true,
      removeOnFail: { count: 1_000 },
    },
  });
}

/** Does nothing while the same checkout waits or is being worked on: sweeps may overlap. */
export async function enqueue(settlements: ReturnType<typeof openSettlements>, job: Settlement) {
  await settlements.add('settle', job, { deduplication: { id: job.checkoutId } });
}
