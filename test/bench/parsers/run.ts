import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { ROOT } from '../../package/tarball.js';
import type { Budget } from '../budgets.js';
import type { Bench } from '../part.js';
import { rotated, spread } from '../stats.js';
import { printTable } from '../table.js';

const execute = promisify(execFile);

const ROUNDS = 20;
const NOTHING = 'no-parser';
const PARSERS = { zod: 'with-zod', 'zod/mini': 'with-zod-mini' } as const;

interface Costs {
  readonly cpuMillis: number;
  readonly firstMicros: number;
  readonly warmMicros: number;
}

const program = (schemas: string) => `
import { answer, params } from '${join(ROOT, 'test/bench/parsers', `${schemas}.ts`)}';
const { user, system } = process.cpuUsage();
import { checkout, creation } from '${join(ROOT, 'test/bench/calls/samples.ts')}';
const { requestId, orderId, currency, amount, items } = creation;
const order = { requestId, orderId, currency, amount, items };
const row = { ...checkout('1', 'PAID'), usedPaymentMethod: 'Card' };
const micros = (times) => {
  const before = process.cpuUsage();
  for (let time = 0; time < times; time += 1) {
    answer.parse(row);
    params.parse(order);
  }
  const { user, system } = process.cpuUsage(before);
  return (user + system) / times;
};
const firstMicros = micros(1);
micros(5_000);
console.log(JSON.stringify({ cpuMillis: (user + system) / 1_000, firstMicros, warmMicros: micros(5_000) }));
`;

/** zod or zod/mini, bundled: the same answer and the same parameters, in the words of each. */
export async function measureParsers({ workplace, rounds }: Bench): Promise<Budget[]> {
  const contenders = await Promise.all(
    [NOTHING, ...Object.values(PARSERS)].map(async (schemas) => ({
      schemas,
      source: await readFile(join(ROOT, 'test/bench/parsers', `${schemas}.ts`)),
      bundle: await workplace.minify(`parsers/${schemas}`, program(schemas)),
      costs: [] as Costs[],
    })),
  );
  for (let round = 0; round < rounds(ROUNDS); round += 1) {
    for (const { bundle, costs } of rotated(contenders, round)) {
      costs.push(JSON.parse((await execute(process.execPath, [bundle])).stdout) as Costs);
    }
  }
  const nothing = contenders.find(({ schemas }) => schemas === NOTHING)?.costs ?? [];
  const rows = contenders
    .filter(({ schemas }) => schemas !== NOTHING)
    .map(async ({ schemas, source, bundle, costs }) => [
      Object.entries(PARSERS).find(([, file]) => file === schemas)?.[0] ?? schemas,
      (gzipSync(await readFile(bundle), { level: 9 }).byteLength / 1e3).toFixed(1),
      spread(
        costs.map(({ cpuMillis }, round) => cpuMillis - (nothing[round]?.cpuMillis ?? Number.NaN)),
        1,
      ),
      spread(
        costs.map(({ firstMicros }) => firstMicros),
        0,
      ),
      spread(
        costs.map(({ warmMicros }) => warmMicros),
        1,
      ),
      String(source.byteLength),
    ]);
  printTable(
    'zod or zod/mini, bundled: an answer and the parameters of a creation',
    ['', 'KB gzipped', 'to load, CPU ms', 'first parse, CPU µs', 'warm, CPU µs', 'bytes of source'],
    await Promise.all(rows),
  );
  return [];
}
