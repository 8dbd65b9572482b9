import { createHash } from 'node:crypto';
import { cp, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, pack, ROOT } from '../../package/tarball.js';
import { run } from './processes.js';

// Outside of the repository, so that an example finds nothing that it does not ask for.
const WORKSHOP = join(tmpdir(), 'paymennt-examples');

/** Names the packed package. Set it to test one that is packed already. */
const TARBALL_VARIABLE = 'PAYMENNT_TARBALL';

/** Builds and packs the package as it would be published, unless that was done already. */
export async function packPackage(): Promise<void> {
  if (process.env[TARBALL_VARIABLE]) return;
  await mkdir(WORKSHOP, { recursive: true });
  await build();
  const packed = await pack();
  // Named after what is in it, so that npm sees when it is another one.
  const hash = createHash('sha256').update(packed.integrity).digest('hex');
  const tarball = join(WORKSHOP, `paymennt-${hash.slice(0, 12)}.tgz`);
  await rename(packed.path, tarball);
  await packed.remove();
  process.env[TARBALL_VARIABLE] = tarball;
}

/**
 * Copies an example as its reader does and installs what it asks for.
 *
 * @returns the folder.
 */
export async function copyExample(name: string): Promise<string> {
  const folder = join(WORKSHOP, name);
  await mkdir(folder, { recursive: true });
  await emptyBut(folder, ['node_modules', 'installed.json']);
  await cp(join(ROOT, 'examples', name), folder, { recursive: true, filter: isSource });
  await install(folder);
  return folder;
}

/** The same, and type-checks it against the packed package. */
export async function setUp(name: string): Promise<string> {
  const cwd = await copyExample(name);
  await run({ command: 'npm', args: ['run', '--silent', 'typecheck'], cwd });
  return cwd;
}

const isSource = (path: string) => !/\/(?:node_modules|\.next|dist)(?:\/|$)/.test(path);

async function emptyBut(folder: string, kept: readonly string[]): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!kept.includes(name)) await rm(join(folder, name), { recursive: true, force: true });
  }
}

/** Installs from the registry, except the package itself; nothing when that was done for the same wishes before. */
export async function install(folder: string): Promise<void> {
  const tarball = process.env[TARBALL_VARIABLE];
  if (!tarball) throw new Error(`Run this with \`npm run test:examples\`, which sets ${TARBALL_VARIABLE}.`);
  const path = join(folder, 'package.json');
  const manifest = JSON.parse(await readFile(path, 'utf8')) as { dependencies: Record<string, string> };
  if ('paymennt' in manifest.dependencies) manifest.dependencies['paymennt'] = `file:${tarball}`;
  const wishes = JSON.stringify(manifest, undefined, 2);
  await writeFile(path, wishes);
  const receipt = join(folder, 'installed.json');
  if ((await readFile(receipt, 'utf8').catch(() => '')) === wishes) return;
  const args = ['install', '--no-audit', '--no-fund', '--no-package-lock', '--prefer-offline'];
  await run({ command: 'npm', args, cwd: folder });
  await writeFile(receipt, wishes);
}

/** A folder for tools that an example's platform brings along. */
export async function setUpTool(name: string, dependencies: Record<string, string>): Promise<string> {
  const folder = join(WORKSHOP, `tool-${name}`);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'package.json'), JSON.stringify({ private: true, dependencies }));
  await install(folder);
  return folder;
}
