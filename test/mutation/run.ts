import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setPriority } from 'node:os';
import { join, relative } from 'node:path';
import { run } from '../package/command.js';
import { ROOT } from '../package/tarball.js';
import { tools } from '../package/tools.js';
import { type Mutant, readMutants, readTestFiles } from './mutants.js';
import { judge, readExplanations, scores } from './verdict.js';

// The last that runs on Node 20.
const STRYKER = '9.6.1';
const REPORT = join(ROOT, 'reports/mutation/mutation.json');
const EXPLANATIONS = join(ROOT, 'test/mutation/explanations.json');

async function mutate(files: readonly string[]): Promise<void> {
  const packages = { '@stryker-mutator/core': STRYKER, '@stryker-mutator/vitest-runner': STRYKER };
  // The vitest that it runs is the repository's own.
  const folder = await tools('mutation', packages, '--omit=peer');
  const stryker = join(folder, 'node_modules/@stryker-mutator/core/bin/stryker.js');
  const only = files.length > 0 ? ['--mutate', files.join()] : [];
  const args = [stryker, 'run', 'test/mutation/stryker.config.json', ...only];
  const child = spawn(process.execPath, args, { cwd: ROOT, stdio: 'inherit' });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`Stryker ended with code ${code}.`);
}

/** Stryker runs on without a test file that does not load in its copy of the repository, and blames the tests. */
async function requireEveryTestFile(): Promise<void> {
  const vitest = join(ROOT, 'node_modules/vitest/vitest.mjs');
  const list = ['list', '--filesOnly', '--json', '--config', 'test/mutation/vitest.config.ts'];
  const listed = JSON.parse(await run(process.execPath, [vitest, ...list], { cwd: ROOT })) as {
    file: string;
  }[];
  const loaded = await readTestFiles(REPORT);
  const missing = listed.map(({ file }) => relative(ROOT, file)).filter((file) => !loaded.includes(file));
  if (missing.length > 0)
    throw new Error(`These test files did not load under Stryker: ${missing.join(', ')}.`);
}

const shown = ({ file, line, fate, was, becomes }: Mutant) =>
  `${file}:${line} ${fate}\n  - ${was}\n  + ${becomes}`;

/** How many small changes to the code the tests notice: `npm run mutation -- [files]`. */
async function main(files: readonly string[]): Promise<void> {
  // Minutes of both cores: whoever works beside it goes first.
  setPriority(10);
  process.env['MUTATED_FILES'] = files.join();
  await mutate(files);
  await requireEveryTestFile();
  const mutants = await readMutants(REPORT);
  const { unexplained, outdated } = judge(mutants, await readExplanations(EXPLANATIONS));

  for (const mutant of mutants) if (mutant.fate === 'timed out') console.log(shown(mutant));
  console.table(scores(mutants));
  for (const mutant of unexplained) console.error(`Nobody notices, and nobody explains:\n${shown(mutant)}`);
  for (const { file, was, becomes } of outdated) {
    console.error(`Explained, but not alive:\n${file}\n  - ${was}\n  + ${becomes}`);
  }
  if (unexplained.length + outdated.length > 0) process.exitCode = 1;
}

await main(process.argv.slice(2));
