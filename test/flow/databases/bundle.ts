import { basename, join } from 'node:path';
import { build } from 'tsup';
import { ROOT } from '../../package/tarball.js';

/**
 * Bundles a program with the package's source into one file of JavaScript.
 *
 * @param path - From the root of the repository.
 * @param external - Packages to leave out.
 * @returns the path of the bundle.
 */
export async function bundle(
  path: string,
  outDir: string,
  platform: 'node' | 'neutral',
  external: readonly string[],
): Promise<string> {
  await build({
    config: false,
    silent: true,
    clean: false,
    format: 'esm',
    platform,
    target: 'es2022',
    entry: [join(ROOT, path)],
    outDir,
    outExtension: () => ({ js: '.mjs' }),
    // tsup asks `noExternal` first.
    noExternal: [new RegExp(`^(?!node:|${external.map((name) => `${name}$`).join('|')})`)],
    external: [...external],
    tsconfig: join(ROOT, 'tsconfig.json'),
    splitting: false,
  });
  return join(outDir, basename(path).replace(/\.ts$/, '.mjs'));
}
