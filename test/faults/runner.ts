import { performance } from 'node:perf_hooks';
import type { Gateway } from './gateway.js';
import type { Answer, PaymentClient } from './payment-client.js';
import type { Task, Verdict } from './tasks.js';

/** How many calls of one kind ended how. */
export interface Tally extends Record<Verdict, number> {
  calls: number;
  /** Things that happened more than once at the gateway. */
  double: number;
  /** Calls that settled after their deadline and the tolerance. */
  overtime: number;
  slowestMs: number;
}

export type Tallies = Record<Task['kind'], Tally>;

/** Why creations ended unknown. */
export interface UnknownCreations {
  /** The gateway can never create the checkout, and a look-up cannot prove that no lost attempt will. */
  impossible: number;
  /** An attempt was answered with another checkout: the SDK then looks once, and never creates again. */
  contradicted: number;
  /** The deadline came first: on a machine without CPU to spare, or after as many faults in a row. */
  outOfTime: number;
  /** Everything else: the client gave up although the checkout was there, or could have been created. */
  givenUp: number;
}

/** What a run came to. */
export interface Judgement {
  readonly tallies: Tallies;
  readonly unknownCreations: UnknownCreations;
}

export interface RunOptions {
  /** Each takes an equal share of the calls. */
  readonly concurrencies: readonly number[];
  readonly timeoutMs: number;
  /** How much later than its deadline a call may settle before it counts as overtime. */
  readonly toleranceMs: number;
}

type Unknown = Extract<Answer, { said: 'unknown' }>;

interface Story {
  readonly task: Task;
  readonly answer: Answer;
  readonly tookMs: number;
}

async function timed(task: Task, client: PaymentClient): Promise<Story> {
  const start = performance.now();
  const answer = await task.run(client);
  return { task, answer, tookMs: performance.now() - start };
}

async function runAll(tasks: readonly Task[], client: PaymentClient, concurrency: number): Promise<Story[]> {
  const stories: Story[] = [];
  const queue = tasks.values();
  const worker = async () => {
    for (const task of queue) stories.push(await timed(task, client));
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
  return stories;
}

const emptyTally = (): Tally => ({
  calls: 0,
  done: 0,
  refused: 0,
  unknown: 0,
  lost: 0,
  wrong: 0,
  crashed: 0,
  double: 0,
  overtime: 0,
  slowestMs: 0,
});

/** Drives the calls, waits for the last late commit, and holds every story against the truth. */
export async function runAndJudge(
  client: PaymentClient,
  gateway: Gateway,
  tasks: readonly Task[],
  { concurrencies, timeoutMs, toleranceMs }: RunOptions,
): Promise<Judgement> {
  const stories: Story[] = [];
  for (const [nth, concurrency] of concurrencies.entries()) {
    const share = tasks.filter((_, index) => index % concurrencies.length === nth);
    stories.push(...(await runAll(share, client, concurrency)));
  }
  await gateway.settled();

  const tallies: Tallies = {
    create: emptyTally(),
    refund: emptyTally(),
    capture: emptyTally(),
    get: emptyTally(),
  };
  const unknownCreations: UnknownCreations = { impossible: 0, contradicted: 0, outOfTime: 0, givenUp: 0 };
  for (const { task, answer, tookMs } of stories) {
    const tally = tallies[task.kind];
    tally.calls += 1;
    tally[task.judge(answer, gateway.truth)] += 1;
    if (task.kind === 'create' && answer.said === 'unknown') {
      const isLate = tookMs > timeoutMs - LONGEST_WAIT_MS;
      unknownCreations[whyUnknown(task, answer, isLate)] += 1;
    }
    if (task.times(gateway.truth) > 1) tally.double += 1;
    if (tookMs > timeoutMs + toleranceMs) tally.overtime += 1;
    tally.slowestMs = Math.max(tally.slowestMs, Math.round(tookMs));
  }
  return { tallies, unknownCreations };
}

// A call ends early if its next wait would end after the deadline.
const LONGEST_WAIT_MS = 2_000;

function whyUnknown({ possible }: Task, { code }: Unknown, isLate: boolean): keyof UnknownCreations {
  if (!possible) return 'impossible';
  if (code === 'invalid_response') return 'contradicted';
  return isLate ? 'outOfTime' : 'givenUp';
}
