import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { build, installPackage, pack, type TarballFacts } from './tarball.js';

declare module 'vitest' {
  interface ProvidedContext {
    tarball: TarballFacts;
    /** A folder in which the tarball is all that is installed. */
    installation: string;
  }
}

async function install({ path }: TarballFacts): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'paymennt-installation-'));
  const manifest = { name: 'shop', version: '1.0.0', private: true };
  await writeFile(join(folder, 'package.json'), JSON.stringify(manifest));
  await installPackage(folder, path);
  return folder;
}

/** Builds, packs and installs once for all checks. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  await build();
  const { remove, ...tarball } = await pack();
  const installation = await install(tarball);
  project.provide('tarball', tarball);
  project.provide('installation', installation);
  return async () => {
    await remove();
    await rm(installation, { recursive: true, force: true });
  };
}
