import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from './command.js';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** What is known of a package as it would be published. */
export interface TarballFacts {
  readonly path: string;
  /** Paths of the files in it, sorted. */
  readonly files: readonly string[];
  /** Bytes that it takes once it is unpacked. */
  readonly unpackedSize: number;
  /** Of the tarball itself. */
  readonly integrity: string;
}

export interface Tarball extends TarballFacts {
  remove(): Promise<void>;
}

interface Packed {
  readonly filename: string;
  readonly files: readonly { readonly path: string }[];
  readonly unpackedSize: number;
  readonly integrity: string;
}

/** Packs what `npm run build` has built. */
export async function pack(): Promise<Tarball> {
  const folder = await mkdtemp(join(tmpdir(), 'paymennt-tarball-'));
  const args = ['pack', '--json', '--silent', '--ignore-scripts', '--pack-destination', folder];
  const output = await run('npm', args, { cwd: ROOT });
  const [packed] = JSON.parse(output.slice(output.indexOf('['), output.lastIndexOf(']') + 1)) as [Packed];
  return {
    path: join(folder, packed.filename),
    files: packed.files.map(({ path }) => path).sort(),
    unpackedSize: packed.unpackedSize,
    integrity: packed.integrity,
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

export async function build(): Promise<void> {
  await run('npm', ['run', 'build', '--silent'], { cwd: ROOT });
}

/** Installs a tarball in a folder that has a package.json. */
export async function installPackage(folder: string, tarball: string): Promise<void> {
  const install = ['install', '--silent', '--no-audit', '--no-fund', '--ignore-scripts', '--offline'];
  await run('npm', [...install, tarball], { cwd: folder });
}
