import { execFileSync } from 'node:child_process';
import { readChanges, reportsWithoutChangeset } from './missing-changeset.js';

const git = (...args: string[]) => execFileSync('git', args, { encoding: 'utf8' });

const base = process.argv[2] ?? 'origin/main';
const fork = git('merge-base', base, 'HEAD').trim();
const reports = reportsWithoutChangeset(readChanges(git('diff', '--name-status', fork, 'HEAD')));
if (reports.length > 0) {
  console.error(`The public API changed since ${base}, and no changeset tells users:`);
  console.error(reports.map((path) => `  ${path}`).join('\n'));
  console.error('Add one with `npx changeset`.');
  process.exitCode = 1;
}
