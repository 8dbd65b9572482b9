import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, inject, it, onTestFinished } from 'vitest';
import { run } from './command.js';
import { installed } from './installed.js';
import { build, pack, ROOT } from './tarball.js';
import { tools } from './tools.js';

const ENTRIES = ['index', 'flow', 'app', 'sandbox', 'testing', 'msw', 'node'];
const MAX_UNPACKED_BYTES = 1_600_000;
const BILL = join(ROOT, 'sbom.cdx.json');

interface Bill {
  readonly metadata: { readonly component: { readonly purl: string } };
  readonly components: readonly {
    readonly group?: string;
    readonly name: string;
    readonly version: string;
  }[];
}

// First: one of the checks below builds again, and writes the file anew.
describe('the bill of materials', () => {
  it('is one by the schema of CycloneDX', async () => {
    const folder = await tools('package-bill', {
      '@cyclonedx/cyclonedx-library': '10.3.0',
      ajv: '8',
      'ajv-formats': '3',
      'ajv-formats-draft2019': '1',
    });
    const program = `const { Validation, Spec } = require('@cyclonedx/cyclonedx-library');
      new Validation.JsonStrictValidator(Spec.Version.v1dot6)
        .validate(require('fs').readFileSync(process.argv[1], 'utf8'))
        .then((problem) => console.log(JSON.stringify(problem)));`;

    expect(await run('node', ['-e', program, BILL], { cwd: folder })).toBe('null\n');
  });

  it('lists what the licences are of, and nothing else', async () => {
    const { metadata, components } = JSON.parse(await readFile(BILL, 'utf8')) as Bill;
    const licences = (await installed(/^THIRD-PARTY/)).get('THIRD-PARTY-LICENSES.md') ?? '';
    const licensed = [...licences.matchAll(/^## (\S+) (\d\S+) \(/gm)].map(([, name, version]) => [
      name,
      version,
    ]);

    expect(metadata.component.purl).toMatch(/^pkg:npm\/paymennt@\d+\.\d+\.\d+$/);
    expect(licensed.length).toBeGreaterThan(4);
    expect(
      components.map(({ group, name, version }) => [group ? `${group}/${name}` : name, version]),
    ).toEqual(licensed);
  });
});

describe('the tarball', () => {
  it('holds the builds, the declarations, the guides, the licences, and nothing else', () => {
    const chunk = /^dist\/chunks\/[\w-]+\.c?js$/;
    const declarations = /^dist\/[\w-]+-[\w-]{8}\.d\.cts$/;
    const expected = [
      'CHANGELOG.md',
      'LICENSE',
      'README.md',
      'SECURITY.md',
      'THIRD-PARTY-LICENSES.md',
      'app.js',
      ...readdirSync(join(ROOT, 'docs'))
        .filter((file) => /\.(?:md|ts)$/.test(file))
        .map((file) => `docs/${file}`),
      ...readdirSync(join(ROOT, 'docs/media')).map((file) => `docs/media/${file}`),
      'llms.txt',
      'package.json',
      ...ENTRIES.flatMap((name) => ['js', 'cjs', 'd.ts', 'd.cts'].map((ending) => `dist/${name}.${ending}`)),
      'dist/cli.js',
    ].sort();
    const { files } = inject('tarball');

    expect(files.filter((path) => !chunk.test(path) && !declarations.test(path))).toEqual(expected);
  });

  it('takes no more room than it should', () => {
    const { unpackedSize } = inject('tarball');
    console.log(`unpacked: ${(unpackedSize / 1e6).toFixed(2)} MB of ${MAX_UNPACKED_BYTES / 1e6} MB`);

    expect(unpackedSize).toBeLessThanOrEqual(MAX_UNPACKED_BYTES);
  });

  it('is the same to the byte when it is built and packed again, and so is its bill', async () => {
    const bill = await readFile(BILL, 'utf8');
    await build();
    const again = await pack();
    onTestFinished(() => again.remove());

    expect(again.integrity).toBe(inject('tarball').integrity);
    expect(await readFile(BILL, 'utf8')).toBe(bill);
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
