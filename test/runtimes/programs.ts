import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from '../package/command.js';
import { ROOT } from '../package/tarball.js';
import { commandIn } from './runtimes.js';

/** What runs in a runtime, by file name. */
export const PROGRAMS = {
  esm: 'program.mjs',
  cjs: 'program.cjs',
  /** CommonJS that requires an ES module which imports the package. */
  requireEsm: 'require-esm.cjs',
  worker: 'worker.js',
  gateway: 'gateway.cjs',
} as const;

/** Turns the programs into plain JavaScript that imports, or requires, the package which the project has installed. */
export async function bundlePrograms(runtimes: string, project: string): Promise<void> {
  const esbuild = (...args: readonly string[]) =>
    run(commandIn(runtimes, 'esbuild'), ['--bundle', '--log-level=error', ...args], { cwd: project });
  // Without the repository's tsconfig, whose paths lead to the source.
  const ours = (source: string, outfile: string, format: 'esm' | 'cjs') =>
    esbuild(
      join(ROOT, 'test/runtimes', source),
      `--format=${format}`,
      `--outfile=${outfile}`,
      '--platform=node',
      '--target=node20',
      '--tsconfig-raw={}',
      '--external:paymennt',
      '--external:paymennt/*',
    );
  await ours('gateway/main.ts', PROGRAMS.gateway, 'cjs');
  await ours('programs/program.ts', PROGRAMS.esm, 'esm');
  await ours('programs/program.ts', PROGRAMS.cjs, 'cjs');
  await writeFile(join(project, PROGRAMS.requireEsm), `require('./${PROGRAMS.esm}');\n`);
  await ours('programs/worker.ts', 'worker-source.mjs', 'esm');
  // As wrangler does it, with the package inside. A `node:` import would be an error here.
  const conditions = ['--platform=neutral', '--conditions=workerd,worker', '--main-fields=module,main'];
  await esbuild('worker-source.mjs', '--format=esm', `--outfile=${PROGRAMS.worker}`, ...conditions);
}
