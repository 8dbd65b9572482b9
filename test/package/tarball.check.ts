import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, inject, it, onTestFinished } from 'vitest';
import { installed } from './installed.js';
import { build, pack, ROOT } from './tarball.js';

const ENTRIES = ['index', 'sandbox', 'testing', 'msw', 'node'];
const MAX_UNPACKED_BYTES = 1_500_000;

describe('the tarball', () => {
  it('holds the builds, the declarations, the licences, and nothing else', () => {
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
    const { files } = inject('tarball');

    expect(files.filter((path) => !chunk.test(path) && !declarations.test(path))).toEqual(expected);
  });

  it('takes no more room than it should', () => {
    const { unpackedSize } = inject('tarball');
    console.log(`unpacked: ${(unpackedSize / 1e6).toFixed(2)} MB of ${MAX_UNPACKED_BYTES / 1e6} MB`);

    expect(unpackedSize).toBeLessThanOrEqual(MAX_UNPACKED_BYTES);
  });

  it('is the same to the byte when it is built and packed again', async () => {
    await build();
    const again = await pack();
    onTestFinished(() => again.remove());

    expect(again.integrity).toBe(inject('tarball').integrity);
  });

  it('says nothing about the machine that it was built on', async () => {
    const telling = [ROOT, process.env['HOME'] ?? ROOT].map((path) => path.replace(/\/$/, ''));
    const talkative = [...(await installed(/./))].filter(([, text]) =>
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
});
