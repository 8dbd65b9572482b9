import { type Gateway, type GatewayOptions, startGateway } from './gateway.js';
import type { Patience, PaymentClient } from './payment-client.js';
import { type Judgement, type RunOptions, runAndJudge } from './runner.js';
import { makeTasks, type TaskCounts } from './tasks.js';

/** Makes a client for the gateway at an address. */
export type Connect = (apiBaseUrl: string, patience: Patience) => PaymentClient;

export interface TrialOptions extends GatewayOptions, Omit<RunOptions, 'timeoutMs'> {
  readonly counts: TaskCounts;
  readonly patience: Patience;
}

export interface TrialResult extends Judgement {
  readonly requests: Gateway['requests'];
}

/** One client against a fresh gateway, from the first call to the last late commit. */
export async function tryOut(connect: Connect, options: TrialOptions): Promise<TrialResult> {
  const gateway = await startGateway(options);
  try {
    const tasks = makeTasks(options.seed, gateway.truth, options.counts);
    const client = connect(gateway.apiBaseUrl, options.patience);
    const { timeoutMs } = options.patience;
    const judgement = await runAndJudge(client, gateway, tasks, { ...options, timeoutMs });
    return { ...judgement, requests: gateway.requests };
  } finally {
    await gateway.close();
  }
}
