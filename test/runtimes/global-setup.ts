import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { setup as packPackage } from '../package/global-setup.js';
import { installPackage } from '../package/tarball.js';
import { bundlePrograms } from './programs.js';
import { fetchRuntimes } from './runtimes.js';

declare module 'vitest' {
  interface ProvidedContext {
    runtimes: string;
    project: string;
  }
}

/** Fetches the runtimes, and makes one project with the packed package and the programs that all of them run. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const [runtimes, removeTarball] = await Promise.all([fetchRuntimes(), packPackage(project)]);
  const folder = await mkdtemp(join(tmpdir(), 'paymennt-runtimes-'));
  const tearDown = async () => {
    await removeTarball();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await writeFile(join(folder, 'package.json'), '{ "private": true }');
    await installPackage(folder, project.getProvidedContext().tarball.path);
    await bundlePrograms(runtimes, folder);
  } catch (error) {
    await tearDown();
    throw error;
  }
  project.provide('runtimes', runtimes);
  project.provide('project', folder);
  return tearDown;
}
