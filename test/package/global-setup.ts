import type { TestProject } from 'vitest/node';
import { build, pack } from './tarball.js';

declare module 'vitest' {
  interface ProvidedContext {
    tarball: string;
  }
}

/** Builds and packs once for all checks. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  await build();
  const tarball = await pack();
  project.provide('tarball', tarball.path);
  return () => tarball.remove();
}
