import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import { handWrittenClient } from './hand-written-client.js';
import type { UnknownCreations } from './runner.js';
import { sdkClient } from './sdk-client.js';
import { table } from './table.js';
import { type Connect, type TrialOptions, type TrialResult, tryOut } from './trial.js';

const SEEDS = [1, 2, 3];
const CLIENTS: Record<string, Connect> = { paymennt: sdkClient, 'by hand': handWrittenClient };
const TRIAL: Omit<TrialOptions, 'seed'> = {
  rate: 0.5,
  lateCommitMs: 900,
  lagMs: 3_000,
  counts: { creates: 2_000, refunds: 500, captures: 250, reads: 500 },
  patience: { timeoutMs: 30_000, attemptTimeoutMs: 750 },
  concurrencies: [24, 48, 96],
  toleranceMs: 50,
};

function introduction({
  rate,
  lateCommitMs,
  lagMs,
  patience,
  concurrencies,
  toleranceMs,
}: typeof TRIAL): string {
  return [
    `${rate * 100} % of all requests go wrong; late commits land after ${lateCommitMs} to ${2 * lateCommitMs} ms; the list lags up to ${lagMs} ms.`,
    `timeoutMs ${patience.timeoutMs}, attemptTimeoutMs ${patience.attemptTimeoutMs}; a third of the calls each at concurrency ${concurrencies.join(', ')}.`,
    'Of the creations, 3 % are for orders that the gateway turns down and 3 % use the requestId of another order: these cannot be done.',
    `Overtime: settled more than ${toleranceMs} ms after the deadline.`,
  ].join('\n');
}

const why = ({ impossible, contradicted, outOfTime, givenUp }: UnknownCreations) =>
  `${impossible} could not be done, ${contradicted} were answered with another checkout, ${outOfTime} ran out of time, ${givenUp} were given up before.`;

/** One client against every seed, one after the other: a process without CPU to spare would itself miss the deadlines. */
async function tryAllSeeds(connect: Connect): Promise<TrialResult[]> {
  const results: TrialResult[] = [];
  for (const seed of SEEDS) results.push(await tryOut(connect, { ...TRIAL, seed }));
  return results;
}

const started = performance.now();
const loopDelay = monitorEventLoopDelay();
loopDelay.enable();
console.log(introduction(TRIAL));

const results: Record<string, TrialResult[]> = {};
for (const [name, connect] of Object.entries(CLIENTS)) results[name] = await tryAllSeeds(connect);

for (const [nth, seed] of SEEDS.entries()) {
  const ofSeed = Object.entries(results).flatMap(([name, all]) => {
    const result = all[nth];
    return result ? [[name, result.tallies] as const] : [];
  });
  console.log(`\nSeed ${seed}\n${table(Object.fromEntries(ofSeed))}`);
  const unknown = results['paymennt']?.[nth]?.unknownCreations;
  if (unknown) console.log(`paymennt create unknown: ${why(unknown)}`);
}

const faults = new Map<string, number>();
const requests = Object.values(results)
  .flat()
  .map(({ requests }) => requests);
for (const [fault, times] of requests.flatMap((each) => [...each.faults])) {
  faults.set(fault, (faults.get(fault) ?? 0) + times);
}
console.log('\nInjected faults:');
for (const [fault, times] of [...faults].sort()) console.log(`${String(times).padStart(7)}  ${fault}`);

const total = requests.reduce((sum, { total }) => sum + total, 0);
const seconds = Math.round((performance.now() - started) / 1_000);
const lateMs = Math.round(loopDelay.max / 1e6);
console.log(`\n${total} requests in ${seconds} s; the event loop was late by up to ${lateMs} ms.`);
