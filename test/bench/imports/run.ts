import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Budget } from '../budgets.js';
import type { Bench } from '../part.js';
import { median, ratios, rotated, spread } from '../stats.js';
import { printTable } from '../table.js';

const execute = promisify(execFile);

const ROUNDS = 20;
const FORMATS = { ESM: 'mjs', CJS: 'cjs' } as const;
type Format = keyof typeof FORMATS;

const OURS = 'paymennt';
const REFERENCE = 'stripe';
const BUDGET = 0.5;

const PROGRAMS: Readonly<Record<string, readonly string[]>> = {
  'an empty program': [],
  [OURS]: ['paymennt'],
  'paymennt and paymennt/node': ['paymennt', 'paymennt/node'],
  [REFERENCE]: ['stripe'],
  openai: ['openai'],
  'checkout-sdk-node': ['checkout-sdk-node'],
  square: ['square'],
  'ky + zod, as dependencies': ['ky', 'zod'],
};
const [EMPTY = ''] = Object.keys(PROGRAMS);

/** Milliseconds of a whole process: what its processors did, and what its user waited. */
interface Cost {
  readonly cpu: number;
  readonly wall: number;
}

// The process itself knows best: its own start is part of it, its end and the pipe to us are not.
const REPORT = `const { user, system } = process.cpuUsage();
console.log(JSON.stringify({ cpu: (user + system) / 1_000, wall: performance.now() }));
`;

const code = (format: Format, packages: readonly string[]) =>
  [...packages.map((name) => (format === 'ESM' ? `import '${name}';` : `require('${name}');`)), REPORT].join(
    '\n',
  );

async function run(program: string): Promise<Cost> {
  const { stdout } = await execute(process.execPath, [program]);
  return JSON.parse(stdout) as Cost;
}

/** What loading a package costs a process that has just begun, over one that loads nothing. */
export async function measureImports({ workplace, rounds }: Bench): Promise<Budget[]> {
  const folder = join(workplace.folder, 'imports');
  await mkdir(folder);
  const measured: Budget[] = [];
  for (const format of ['ESM', 'CJS'] as const) {
    const files = await Promise.all(
      Object.entries(PROGRAMS).map(async ([name, packages], index) => {
        const path = join(folder, `${index}.${FORMATS[format]}`);
        await writeFile(path, code(format, packages));
        return { name, path };
      }),
    );
    const costs = await takeTurns(files, rounds(ROUNDS));
    report(format, costs);
    measured.push({
      name: `import (${format}), CPU × ${REFERENCE}`,
      atMost: BUDGET,
      measured: median(ofReference(costs, OURS, 'cpu')),
    });
  }
  return measured;
}

type Costs = ReadonlyMap<string, Cost[]>;

async function takeTurns(
  files: readonly { readonly name: string; readonly path: string }[],
  rounds: number,
): Promise<Costs> {
  const costs = new Map<string, Cost[]>(files.map(({ name }) => [name, []]));
  // Once before, so that every file is in the memory of the system.
  for (const { path } of files) await run(path);
  for (let round = 0; round < rounds; round += 1) {
    for (const { name, path } of rotated(files, round)) costs.get(name)?.push(await run(path));
  }
  return costs;
}

function overEmpty(costs: Costs, name: string, what: keyof Cost): number[] {
  const empty = costs.get(EMPTY) ?? [];
  return (costs.get(name) ?? []).map((cost, round) => cost[what] - (empty[round]?.[what] ?? Number.NaN));
}

const ofReference = (costs: Costs, name: string, what: keyof Cost) =>
  ratios(overEmpty(costs, name, what), overEmpty(costs, REFERENCE, what));

function report(format: Format, costs: Costs): void {
  const empty = costs.get(EMPTY) ?? [];
  printTable(
    `Cold import, ${format}`,
    ['', 'CPU ms', `CPU × ${REFERENCE}`, 'time ms', `time × ${REFERENCE}`],
    [
      [
        EMPTY,
        spread(
          empty.map(({ cpu }) => cpu),
          1,
        ),
        '',
        spread(
          empty.map(({ wall }) => wall),
          1,
        ),
        '',
      ],
      ...Object.keys(PROGRAMS)
        .filter((name) => name !== EMPTY)
        .map((name) => [
          `+ ${name}`,
          spread(overEmpty(costs, name, 'cpu'), 1),
          spread(ofReference(costs, name, 'cpu')),
          spread(overEmpty(costs, name, 'wall'), 1),
          spread(ofReference(costs, name, 'wall')),
        ]),
    ],
  );
}
