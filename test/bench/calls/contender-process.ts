import { serve } from '../serve.js';
import { CONTENDERS } from './contenders/index.js';

/** What a contender is told to do. */
export interface Task {
  readonly method: 'get' | 'post';
  readonly calls: number;
  readonly inFlight: number;
}

/** What it took. */
export interface Effort {
  /** Per call. */
  readonly cpuMicros: number;
  readonly wallMicros: number;
  /** Median and 95th percentile of single calls. */
  readonly p50Micros: number;
  readonly p95Micros: number;
}

const [, , name = '', origin = ''] = process.argv;
const make = CONTENDERS[name];
if (!make) throw new Error(`There is no contender called ${name}.`);
const contender = await make(origin);

async function carryOut({ method, calls, inFlight }: Task): Promise<Effort> {
  const latencies: number[] = [];
  let left = calls;
  const worker = async () => {
    while (left-- > 0) {
      const start = performance.now();
      await contender[method]();
      latencies.push(performance.now() - start);
    }
  };
  // No forced collection of garbage before: it throws compiled code away, and each process pays for its own anyway.
  const cpu = process.cpuUsage();
  const start = performance.now();
  await Promise.all(Array.from({ length: inFlight }, worker));
  const wall = performance.now() - start;
  const { user, system } = process.cpuUsage(cpu);
  latencies.sort((a, b) => a - b);
  const at = (share: number) => (latencies[Math.floor(latencies.length * share)] ?? 0) * 1_000;
  return {
    cpuMicros: (user + system) / calls,
    wallMicros: (wall * 1_000) / calls,
    p50Micros: at(0.5),
    p95Micros: at(0.95),
  };
}

serve(carryOut);
