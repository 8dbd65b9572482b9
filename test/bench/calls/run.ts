import type { Budget } from '../budgets.js';
import { type Child, start } from '../child.js';
import type { Bench } from '../part.js';
import { median, ratios, rotated, spread } from '../stats.js';
import { printTable } from '../table.js';
import type { Effort, Task } from './contender-process.js';
import { BARE_FETCH, CONTENDERS, OURS, OURS_OVER_NODE } from './contenders/index.js';

const NAMES = Object.keys(CONTENDERS);
const ROUNDS = 24;
// Until the engine has compiled for a discipline, compiling is much of what it does. Everybody warms up in turns, because
// the engine throws compiled code away in a process that waits for seconds: the first to warm up would pay for the wait.
const WARM_UP_ROUNDS = 10;

interface Discipline extends Task {
  readonly title: string;
  /** Of bare fetch's CPU. */
  readonly budgets: Readonly<Record<string, number>>;
}

const GET_BUDGETS = { [OURS]: 1.5, [OURS_OVER_NODE]: 0.75 };
const POST_BUDGETS = { [OURS]: 1.5, [OURS_OVER_NODE]: 0.6 };

const DISCIPLINES: readonly Discipline[] = [
  { title: 'GET, one after the other', method: 'get', calls: 400, inFlight: 1, budgets: GET_BUDGETS },
  {
    title: 'POST of 1 KB, one after the other',
    method: 'post',
    calls: 400,
    inFlight: 1,
    budgets: POST_BUDGETS,
  },
  { title: 'GET, 50 in flight', method: 'get', calls: 800, inFlight: 50, budgets: GET_BUDGETS },
  { title: 'POST of 1 KB, 50 in flight', method: 'post', calls: 800, inFlight: 50, budgets: POST_BUDGETS },
];

/** What each took, round by round. */
type Efforts = ReadonlyMap<string, Effort[]>;

/** CPU and latency of a call, everybody over the same gateway and each in a process of its own. */
export async function measureCalls({ workplace, rounds }: Bench): Promise<Budget[]> {
  const program = await workplace.compile('calls/gateway-process', 'calls/contender-process');
  const gateway = await start<{ origin: string }>(program('calls/gateway-process'));
  const children = new Map<string, Child>();
  try {
    for (const name of NAMES) {
      const child = await start(program('calls/contender-process'), [name, gateway.greeting.origin]);
      children.set(name, child);
    }
    const measured: Budget[] = [];
    for (const discipline of DISCIPLINES) {
      const efforts = await takeTurns(children, discipline, rounds(ROUNDS));
      report(discipline, efforts);
      measured.push(...budgetsOf(discipline, efforts));
    }
    return measured;
  } finally {
    for (const child of children.values()) await child.stop();
    await gateway.stop();
  }
}

async function takeTurns(
  children: ReadonlyMap<string, Child>,
  { method, calls, inFlight }: Task,
  rounds: number,
): Promise<Efforts> {
  const efforts = new Map<string, Effort[]>(NAMES.map((name) => [name, []]));
  for (let round = -WARM_UP_ROUNDS; round < rounds; round += 1) {
    for (const [name, child] of rotated([...children], round)) {
      const effort = await child.ask<Effort>({ method, calls, inFlight });
      if (round >= 0) efforts.get(name)?.push(effort);
    }
  }
  return efforts;
}

const values = (efforts: Efforts, name: string, what: keyof Effort) =>
  (efforts.get(name) ?? []).map((effort) => effort[what]);

const ofBareFetch = (efforts: Efforts, name: string, what: keyof Effort) =>
  ratios(values(efforts, name, what), values(efforts, BARE_FETCH, what));

function report({ title }: Discipline, efforts: Efforts): void {
  printTable(
    title,
    ['', 'CPU × bare fetch', 'CPU µs', 'time × bare fetch', 'p50 µs', 'p95 µs'],
    NAMES.map((name) => [
      name,
      spread(ofBareFetch(efforts, name, 'cpuMicros')),
      spread(values(efforts, name, 'cpuMicros'), 0),
      spread(ofBareFetch(efforts, name, 'wallMicros')),
      median(values(efforts, name, 'p50Micros')).toFixed(0),
      median(values(efforts, name, 'p95Micros')).toFixed(0),
    ]),
  );
}

const budgetsOf = ({ title, budgets }: Discipline, efforts: Efforts): Budget[] =>
  Object.entries(budgets).map(([name, atMost]) => ({
    name: `${name}: CPU of a ${title}, × bare fetch`,
    atMost,
    measured: median(ofBareFetch(efforts, name, 'cpuMicros')),
  }));
