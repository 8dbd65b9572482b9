import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from './command.js';
import { ROOT } from './tarball.js';

/**
 * Packages of the registry, installed beside the repository and kept between runs. They are too heavy, or too many
 * versions of one thing, to be dependencies of everybody who works on this.
 *
 * @param dependencies - Names with versions, as in a package.json.
 * @param flags - For `npm install`.
 * @returns the folder that holds their `node_modules`.
 */
export async function tools(
  name: string,
  dependencies: Readonly<Record<string, string>>,
  ...flags: readonly string[]
): Promise<string> {
  const manifest = JSON.stringify({ name, private: true, dependencies }, undefined, 2);
  const version = createHash('sha256').update(manifest).digest('hex').slice(0, 8);
  const folder = join(ROOT, '.cache', `${name}-${version}`);
  if (existsSync(folder)) return folder;
  const unfinished = `${folder}.${process.pid}`;
  await mkdir(unfinished, { recursive: true });
  await writeFile(join(unfinished, 'package.json'), manifest);
  await run('npm', ['install', '--silent', '--no-audit', '--no-fund', ...flags], { cwd: unfinished });
  // Only a finished installation has the name that the next run looks for.
  await rename(unfinished, folder).catch(() => rm(unfinished, { recursive: true, force: true }));
  return folder;
}
