import { type Child, start } from '../child.js';
import { median, spread } from '../stats.js';
import { printTable } from '../table.js';
import type { Effort, Task } from './contender-process.js';
import { CONTENDERS } from './contenders.js';

const WARM_UP_CALLS = 3_000;
const TASKS: Readonly<Record<string, Task>> = {
  'GET, one after the other': { method: 'get', calls: 400, inFlight: 1 },
  'POST of 1 KB, one after the other': { method: 'post', calls: 400, inFlight: 1 },
  'GET, 50 in flight': { method: 'get', calls: 1_000, inFlight: 50 },
  'POST of 1 KB, 50 in flight': { method: 'post', calls: 1_000, inFlight: 50 },
};

/** The first contender's CPU is 1. Ratios within one round: what slows the machine slows both. */
export type CpuRatios = Readonly<Record<string, number>>;

export interface CallRun {
  readonly get: CpuRatios;
  readonly post: CpuRatios;
}

/** Everybody in turn, round after round, and each in a process of its own. */
export async function measureCalls(
  workers: { readonly contender: string; readonly gateway: string },
  rounds: number,
  only: readonly string[] = Object.keys(CONTENDERS),
): Promise<CallRun> {
  const gateway = await start<{ port: number }>(workers.gateway);
  const origin = `http://127.0.0.1:${gateway.greeting.port}`;
  const children: { name: string; child: Child }[] = [];
  try {
    for (const name of only) {
      children.push({ name, child: await start(workers.contender, [name, origin], ['--expose-gc']) });
    }
    const efforts = await takeTurns(children, rounds);
    const results = Object.keys(TASKS).map((task) => report(task, only, efforts, rounds));
    const [get = {}, post = {}] = results;
    return { get, post };
  } finally {
    for (const { child } of children) await child.stop();
    await gateway.stop();
  }
}

type Efforts = Map<string, Effort[]>;
const keyOf = (task: string, name: string) => `${task}\n${name}`;

async function takeTurns(
  children: readonly { name: string; child: Child }[],
  rounds: number,
): Promise<Efforts> {
  const efforts: Efforts = new Map();
  for (const { child } of children) {
    for (const method of ['get', 'post'] as const) {
      await child.ask<Effort>({ method, calls: WARM_UP_CALLS, inFlight: 10 } satisfies Task);
    }
  }
  for (let round = 0; round < rounds; round += 1) {
    for (const [task, what] of Object.entries(TASKS)) {
      // Another one begins each round, so that nobody always follows the same one.
      const shift = round % children.length;
      for (const { name, child } of [...children.slice(shift), ...children.slice(0, shift)]) {
        const effort = await child.ask<Effort>(what);
        const key = keyOf(task, name);
        efforts.set(key, [...(efforts.get(key) ?? []), effort]);
      }
    }
  }
  return efforts;
}

function report(task: string, names: readonly string[], efforts: Efforts, rounds: number): CpuRatios {
  const of = (name: string) => efforts.get(keyOf(task, name)) ?? [];
  const [first = ''] = names;
  const ratios = (name: string, what: keyof Effort) =>
    of(name).map((effort, round) => effort[what] / (of(first)[round]?.[what] ?? Number.NaN));
  printTable(
    `${task} (${rounds} rounds)`,
    ['', 'CPU × bare fetch', 'CPU µs per call', 'time × bare fetch', 'p50 µs', 'p95 µs'],
    names.map((name) => [
      name,
      spread(ratios(name, 'cpuMicros')),
      median(of(name).map(({ cpuMicros }) => cpuMicros)).toFixed(0),
      spread(ratios(name, 'wallMicros')),
      median(of(name).map(({ p50Micros }) => p50Micros)).toFixed(0),
      median(of(name).map(({ p95Micros }) => p95Micros)).toFixed(0),
    ]),
  );
  return Object.fromEntries(names.map((name) => [name, median(ratios(name, 'cpuMicros'))]));
}
