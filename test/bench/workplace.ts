import { mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { run } from '../package/command.js';
import { build, pack, ROOT } from '../package/tarball.js';
import { tools } from '../package/tools.js';
import { installPeers, type Peer } from './peers.js';

/** A project that has the packed tarball and every peer installed. */
export interface Workplace {
  readonly folder: string;
  readonly peers: readonly Peer[];
  /** Bundles programs of this folder, so that what they import by name is what is installed here. */
  compile(...programs: readonly string[]): Promise<(program: string) => string>;
  /** The same for programs that are measured themselves: without what nobody calls, and as short as can be. */
  minify(program: string, code: string): Promise<string>;
  remove(): Promise<void>;
}

/** Builds, packs and installs. */
export async function makeWorkplace(): Promise<Workplace> {
  const peers = await installPeers();
  const bundler = join(await tools('bench-esbuild', { esbuild: '0.28.2' }), 'node_modules/.bin/esbuild');
  await build();
  const tarball = await pack();
  const folder = join(ROOT, '.cache', `bench-run-${process.pid}`);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'package.json'), '{"private": true}');
  await run('npm', ['install', '--silent', '--no-audit', '--no-fund', '--offline', tarball.path], {
    cwd: folder,
  });
  await tarball.remove();
  for (const { packages, nodeModules } of peers) {
    for (const name of packages) await symlink(join(nodeModules, name), join(folder, 'node_modules', name));
  }
  const bundle = (...args: readonly string[]) =>
    run(bundler, ['--bundle', '--platform=node', '--format=esm', '--log-level=warning', ...args], {
      cwd: ROOT,
    });
  return {
    folder,
    peers,
    async compile(...programs) {
      const sources = programs.map((program) => `test/bench/${program}.ts`);
      await bundle(
        ...sources,
        '--target=node20',
        '--outbase=test/bench',
        '--out-extension:.js=.mjs',
        `--outdir=${folder}`,
      );
      return (program) => join(folder, `${program}.mjs`);
    },
    async minify(program, code) {
      const [source, output] = [join(folder, `${program}.js`), join(folder, `${program}.min.mjs`)];
      await mkdir(dirname(source), { recursive: true });
      await writeFile(source, code);
      await bundle(source, '--minify', '--target=node20', `--outfile=${output}`);
      return output;
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
