import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { bundlers } from './bundlers.js';
import { fixture, newProject, type Project } from './project.js';

const PAID = 'verified true paid true refused true\n';
// Validation of options and of every answer, and redaction, are in it.
const MAX_BUNDLE_BYTES = 32_768;

let folder: string;

beforeAll(async () => {
  folder = await bundlers();
});

/** Runs what a bundler has made where nothing is installed. */
async function runAlone(project: Project, bundle: string): Promise<string> {
  await project.remove('node_modules');
  return project.run('node', bundle);
}

async function esbuild(project: Project, ...options: string[]): Promise<void> {
  await project.run(join(folder, 'node_modules/.bin/esbuild'), '--bundle', ...options);
}

/** What a program costs that was bundled and minified, gzipped; and its code. */
async function bundleOf(program: string, ...options: string[]): Promise<{ code: string; bytes: number }> {
  const project = await newProject({ type: 'module' });
  await project.write('line.js', program);
  await esbuild(project, 'line.js', '--minify', '--format=esm', '--outfile=out.js', ...options);
  const code = await readFile(join(project.folder, 'out.js'), 'utf8');
  return { code, bytes: gzipSync(code, { level: 9 }).length };
}

describe('a bundled program runs without the package', () => {
  it.each([
    ['esm', 'shop.mjs', 'bundle.mjs'],
    ['cjs', 'shop.cjs', 'bundle.cjs'],
  ])('esbuild, %s of %s', async (format, program, bundle) => {
    const project = await newProject();
    await fixture(project, program);
    await esbuild(
      project,
      program,
      '--platform=node',
      '--minify',
      `--format=${format}`,
      `--outfile=${bundle}`,
    );

    expect(await runAlone(project, bundle)).toBe(PAID);
  });

  it('vite', async () => {
    const project = await newProject({ type: 'module' });
    await fixture(project, 'shop.mjs');
    const config = { ssr: { noExternal: true }, build: { ssr: 'shop.mjs', outDir: 'out' } };
    await project.write('vite.config.js', `export default ${JSON.stringify(config)};`);
    await project.run('node', join(folder, 'node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'warn');

    expect(await runAlone(project, 'out/shop.js')).toBe(PAID);
  });

  it.each([
    ['production', 'shop.mjs'],
    ['none', 'shop.cjs'],
  ])('webpack, mode %s, %s', async (mode, program) => {
    const project = await newProject();
    await project.link(folder, ['webpack']);
    await fixture(project, program);
    await project.write(
      'build.cjs',
      `require('webpack')(
         { mode: '${mode}', target: 'node', entry: './${program}', output: { path: __dirname + '/out' } },
         (error, stats) => {
           if (error) throw error;
           process.stdout.write(stats.toString({ all: false, errors: true, warnings: true }));
         },
       );`,
    );

    expect(await project.run('node', 'build.cjs')).toBe('');
    expect(await runAlone(project, 'out/main.js')).toBe(PAID);
  });
});

describe('a bundle', () => {
  it('of one line is small', async () => {
    const line = "import { PaymenntClient } from 'paymennt'; PaymenntClient.fromEnv();";
    const { code, bytes } = await bundleOf(line, '--platform=node');
    console.log(`one line, bundled and gzipped: ${bytes} bytes of ${MAX_BUNDLE_BYTES}`);

    expect(code).toContain('PaymenntConfigurationError');
    expect(bytes).toBeLessThanOrEqual(MAX_BUNDLE_BYTES);
  });

  it('needs no Node and no stand-ins for it', async () => {
    const line = "import { PaymenntClient } from 'paymennt'; export const client = PaymenntClient.fromEnv;";
    const { code } = await bundleOf(line, '--platform=neutral');

    expect(code).not.toMatch(/\brequire\s*\(|["']node:/);
  });
});
