import { execFile } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { type Check, type Examination, fail, ok, skip } from './check.js';

const ID = 'config.repository';

const run = promisify(execFile);

/** The output of git; undefined if git fails or is not installed. */
async function git(directory: string, ...args: string[]): Promise<string | undefined> {
  try {
    return (await run('git', args, { cwd: directory })).stdout.trim();
  } catch {
    return undefined;
  }
}

/** Whether a file is `.env`, `.env.local` or similar, and no example for the repository. */
function isSecretFile(name: string): boolean {
  return /^\.env(?:\..+)?$/.test(name) && !/\.(?:example|sample|template|dist|defaults)$/.test(name);
}

async function secretFiles(directory: string): Promise<string[]> {
  const entries = await readdir(directory, { withFileTypes: true });
  // A folder or a pipe cannot get into the repository under this name.
  return entries
    .filter((entry) => isSecretFile(entry.name) && (entry.isFile() || entry.isSymbolicLink()))
    .map(({ name }) => path.join(directory, name));
}

/** Whether git keeps the files with secrets out of the repository. */
export async function checkRepository({ directory }: Examination): Promise<Check> {
  if ((await git(directory, '--version')) === undefined) return skip(ID, 'git is not installed');
  const root = await git(directory, 'rev-parse', '--show-toplevel');
  if (root === undefined) return skip(ID, 'git names no working tree for this folder');
  const folders = new Set([path.resolve(directory), path.resolve(root)]);
  const files = (await Promise.all([...folders].map(secretFiles))).flat();
  if (files.length === 0) return ok(ID, 'there is no .env file');
  const tracked: string[] = [];
  const unignored: string[] = [];
  for (const file of files) {
    const name = path.relative(directory, file);
    if ((await git(directory, 'ls-files', '--error-unmatch', '--', file)) !== undefined) tracked.push(name);
    else if ((await git(directory, 'check-ignore', '--', file)) === undefined) unignored.push(name);
  }
  if (tracked.length > 0) {
    return fail(
      ID,
      `git tracks ${tracked.join(', ')}`,
      `Run "git rm --cached ${tracked.join(' ')}", add the same to .gitignore, and replace the keys: the history has them.`,
    );
  }
  if (unignored.length > 0) {
    const names = unignored.map((name) => path.basename(name)).join(' and ');
    return fail(ID, `git does not ignore ${unignored.join(', ')}`, `Add ${names} to .gitignore.`);
  }
  const names = files.map((file) => path.relative(directory, file)).join(', ');
  return ok(ID, `git ignores ${names}`);
}
