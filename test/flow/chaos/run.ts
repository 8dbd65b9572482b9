import { parseArgs } from 'node:util';
import { startPostgres } from '../databases/servers/postgres.js';
import { type ChaosOptions, type ChaosResult, type Mode, runChaos, violationsOf } from './chaos.js';
import { bundleProgram, newPostgres, newSqlite } from './setting.js';

// npm run flow:chaos -- [--orders 200] [--processes 3] [--seed 1] [--broken]

const { values } = parseArgs({
  options: {
    orders: { type: 'string', default: '200' },
    processes: { type: 'string', default: '3' },
    seed: { type: 'string', default: '1' },
    broken: { type: 'boolean', default: false },
  },
});

const COLUMNS = [
  'storage',
  'orders',
  'kills',
  'requests lost, refused or late',
  'paid checkouts',
  'findings',
  'money without fulfilment or finding',
  'fulfilled twice',
  'fulfilled wrongly',
  'two payable',
  'paid and still payable',
];

const lineOf = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`;

function cellsOf(name: string, result: ChaosResult): readonly (string | number)[] {
  const { orders, kills, requests, paid, findings, mostPayable } = result;
  const wrong = [result.notFulfilled, result.fulfilledTwice, result.fulfilledWrongly];
  const counts = wrong.map(({ length }) => length);
  return [
    ...[name, orders, kills, `${requests.failed} of ${requests.total}`, paid, findings],
    ...[...counts, mostPayable > 1 ? mostPayable : 0, result.stillPayable.length],
  ];
}

async function runRow(name: string, mode: Mode, options: ChaosOptions): Promise<boolean> {
  const result = await runChaos(options);
  console.log(lineOf(cellsOf(name, result)));
  const violations = violationsOf(result, mode);
  for (const violation of violations.slice(0, 10)) console.error(`  ${violation}`);
  return violations.length === 0;
}

const { program, remove } = await bundleProgram();
const common = {
  ...{ program, isBroken: values.broken, seed: Number(values.seed) },
  kills: { share: 0.06, most: Number.POSITIVE_INFINITY },
  ...{ orders: Number(values.orders), processes: Number(values.processes) },
};
console.log(lineOf(COLUMNS));
console.log(lineOf(COLUMNS.map(() => '---')));
const postgres = await startPostgres();
const sqlite = await newSqlite();
try {
  const database = await newPostgres(postgres.url, 'chaos');
  const rows = [
    await runRow('PostgreSQL, transaction', 'transaction', { ...common, database }),
    await runRow('SQLite, lease', 'lease', { ...common, database: sqlite.database }),
  ];
  process.exitCode = rows.every(Boolean) ? 0 : 1;
} finally {
  await Promise.all([postgres.stop(), sqlite.remove(), remove()]);
}
