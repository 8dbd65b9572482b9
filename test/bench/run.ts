import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { type Budget, printBudgets } from './budgets.js';
import { measureCalls } from './calls/run.js';
import { measureImports } from './imports/run.js';
import { measureMemory } from './memory/run.js';
import { measureParsers } from './parsers/run.js';
import type { Part } from './part.js';
import { measureRecovery } from './recovery/run.js';
import { measureSizes } from './sizes.js';
import { measureValidation } from './validation/run.js';
import { makeWorkplace } from './workplace.js';

const PARTS: Readonly<Record<string, Part>> = {
  calls: measureCalls,
  import: measureImports,
  size: measureSizes,
  validation: measureValidation,
  memory: measureMemory,
  recovery: measureRecovery,
  zod: measureParsers,
};
const USAGE = `npm run bench -- [--quick] [${Object.keys(PARTS).join(' | ')} …]`;

function chosenParts(names: readonly string[]): Part[] {
  return (names.length === 0 ? Object.keys(PARTS) : names).map((name) => {
    const part = PARTS[name];
    if (!part) throw new Error(`There is no part called ${name}: ${USAGE}`);
    return part;
  });
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { quick: { type: 'boolean', default: false } },
});
const parts = chosenParts(positionals);

const [cpu] = cpus();
const load = () =>
  loadavg()
    .map((value) => value.toFixed(1))
    .join(' ');
console.log(`Node ${process.version}, ${cpus().length} × ${cpu?.model.trim()}, load ${load()}`);
console.log(
  'Figures are medians over rounds in which everybody takes a turn, with the middle half in brackets.',
);

const workplace = await makeWorkplace();
const budgets: Budget[] = [];
try {
  for (const part of parts) {
    budgets.push(
      ...(await part({
        workplace,
        rounds: (full) => (values.quick ? Math.ceil(full / 4) : full),
      })),
    );
  }
} finally {
  await workplace.remove();
}
// Only printed: a time that a test asserts is a test that fails on a busy machine.
printBudgets(budgets);
console.log(`\n${Math.round(process.uptime())} s, load ${load()}`);
