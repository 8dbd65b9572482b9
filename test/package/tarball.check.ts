import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { decode } from '@jridgewell/sourcemap-codec';
import ts from 'typescript';
import { describe, expect, it, onTestFinished } from 'vitest';
import { newProject } from './project.js';
import { build, pack, ROOT } from './tarball.js';

const ENTRIES = ['index', 'sandbox', 'testing', 'msw', 'node'];
const MAX_UNPACKED_BYTES = 1_500_000;
// A line of `src/transport.ts` that looks the same in the build.
const CALL_OF_KY = '(this.#config.apiBaseUrl + request';

async function packed() {
  const tarball = await pack();
  onTestFinished(() => tarball.remove());
  return tarball;
}

/** The text of each file that a user gets. */
async function installed(select: RegExp): Promise<Map<string, string>> {
  const { folder } = await newProject();
  const { files } = await packed();
  const texts = await Promise.all(
    files
      .filter((path) => select.test(path))
      .map(
        async (path) => [path, await readFile(join(folder, 'node_modules/paymennt', path), 'utf8')] as const,
      ),
  );
  return new Map(texts);
}

const importsOf = (code: string): string[] =>
  ts.preProcessFile(code, true, true).importedFiles.map(({ fileName }) => fileName);

/** All that a file imports, and what that imports. */
function graph(files: ReadonlyMap<string, string>, entry: string, seen = new Set<string>()): Set<string> {
  if (seen.has(entry)) return seen;
  seen.add(entry);
  for (const name of importsOf(files.get(entry) ?? '')) {
    if (name.startsWith('.')) graph(files, join(dirname(entry), name), seen);
    else seen.add(name);
  }
  return seen;
}

describe('the tarball', () => {
  it('holds the builds, the declarations, the licences, and nothing else', async () => {
    const { files } = await packed();
    const chunk = /^dist\/chunks\/[\w-]+\.c?js(?:\.map)?$/;
    const declarations = /^dist\/[\w-]+-[\w-]{8}\.d\.cts$/;
    const expected = [
      'CHANGELOG.md',
      'LICENSE',
      'README.md',
      'THIRD-PARTY-LICENSES.md',
      'llms.txt',
      'package.json',
      ...ENTRIES.flatMap((name) =>
        ['js', 'js.map', 'cjs', 'cjs.map', 'd.ts', 'd.cts'].map((ending) => `dist/${name}.${ending}`),
      ),
      'dist/cli.js',
      'dist/cli.js.map',
    ].sort();

    expect(files.filter((path) => !chunk.test(path) && !declarations.test(path))).toEqual(expected);
  });

  it('takes no more room than it should', async () => {
    const { unpackedSize } = await packed();
    console.log(`unpacked: ${(unpackedSize / 1e6).toFixed(2)} MB of ${MAX_UNPACKED_BYTES / 1e6} MB`);

    expect(unpackedSize).toBeLessThanOrEqual(MAX_UNPACKED_BYTES);
  });

  it('is the same to the byte when it is built and packed again', async () => {
    const first = await packed();
    await build();
    const second = await packed();

    expect(second.integrity).toBe(first.integrity);
  });

  it('says nothing about the machine that it was built on', async () => {
    const files = await installed(/./);
    const telling = [ROOT, process.env['HOME'] ?? ROOT].map((path) => path.replace(/\/$/, ''));
    const talkative = [...files].filter(([, text]) =>
      telling.some((path) => path !== '' && text.includes(`${path}/`)),
    );

    expect(talkative.map(([path]) => path)).toEqual([]);
  });

  it('carries the licence of everything that is bundled', async () => {
    const { dependencies, devDependencies } = JSON.parse(
      await readFile(join(ROOT, 'package.json'), 'utf8'),
    ) as Record<string, Record<string, string> | undefined>;
    const licences = (await installed(/^THIRD-PARTY/)).get('THIRD-PARTY-LICENSES.md') ?? '';

    expect(dependencies).toBeUndefined();
    for (const name of ['ky', 'zod', 'hono', '@hono/node-server', 'lossless-json', 'uqr']) {
      expect(devDependencies).toHaveProperty([name]);
      expect(licences).toMatch(new RegExp(`^## ${name} \\d`, 'm'));
    }
  });

  it('has no type of a bundled package in its declarations', async () => {
    for (const [path, text] of await installed(/\.d\.c?ts$/)) {
      const foreign = importsOf(text).filter((name) => !name.startsWith('.'));
      const allowed = path.startsWith('dist/msw')
        ? ['msw']
        : path.startsWith('dist/node')
          ? ['node:http']
          : [];

      expect(
        foreign.filter((name) => !allowed.includes(name)),
        path,
      ).toEqual([]);
      expect(text.replace(/\/\*\*.*?\*\//gs, ''), path).not.toMatch(/\bzod\b|\$Zod|ZodMini|\bky\b|\bHono\b/i);
    }
  });

  it.each(['js', 'cjs'])('asks nothing of Node in what the client is made of: %s', async (ending) => {
    const files = await installed(new RegExp(`\\.${ending}$`));
    const all = [...graph(files, `dist/index.${ending}`)];

    expect(all.filter((name) => !name.startsWith('dist/'))).toEqual([]);
    expect(all).toContain(`dist/index.${ending}`);
  });

  it('has maps that lead from its lines to those of src', async () => {
    const files = await installed(/^dist\/.*\.js/);
    const [path, code] = [...files].find(([, text]) => text.includes(CALL_OF_KY)) ?? ['none', ''];
    const { sources, mappings } = JSON.parse(files.get(`${path}.map`) ?? '{}') as {
      sources: string[];
      mappings: string;
    };
    const line = code.split('\n').findIndex((text) => text.includes(CALL_OF_KY));
    const [, source = -1, original = -1] = decode(mappings)[line]?.[0] ?? [];
    const transport = await readFile(join(ROOT, 'src/transport.ts'), 'utf8');

    expect(join(dirname(path), sources[source] ?? '')).toBe('src/transport.ts');
    expect(transport.split('\n')[original]).toContain(CALL_OF_KY);
    expect(sources.filter((name) => !join(dirname(path), name).startsWith('src/'))).toEqual([]);
  });
});
