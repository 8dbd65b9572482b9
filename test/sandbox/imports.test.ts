import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../../src', import.meta.url));

interface Import {
  readonly from: string;
  readonly to: string;
  readonly typeOnly: boolean;
}

function importsOf(file: string): Import[] {
  // Without its examples, which import what their readers import.
  const source = readFileSync(path.join(ROOT, file), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');
  const statements = source.matchAll(/^(?:import|export)\s+(type\s)?[^;]*?from\s+'([^']+)'/gm);
  return [...statements].map(([, type, specifier = '']) => ({
    from: file,
    to: specifier.startsWith('.')
      ? path.posix.join(path.posix.dirname(file), specifier).replace(/\.js$/, '.ts')
      : specifier,
    typeOnly: type !== undefined,
  }));
}

const FILES = readdirSync(path.join(ROOT, 'sandbox'), { recursive: true, encoding: 'utf8' })
  .map((file) => `sandbox/${file.replaceAll(path.sep, '/')}`)
  .filter((file) => file.endsWith('.ts'));
const IMPORTS = FILES.flatMap(importsOf);
const NODE_ONLY = ['sandbox/doors/serve.ts'];

describe('the modules of the sandbox', () => {
  it('are found by this test', () => {
    expect(FILES).toContain('sandbox/index.ts');
    expect(IMPORTS.length).toBeGreaterThan(100);
  });

  it('take nothing from the client but types, statuses and money: a shared misreading would agree with itself', () => {
    const allowed = ({ to }: Import) =>
      (!to.includes('/') && !to.endsWith('.ts')) ||
      to.startsWith('sandbox/') ||
      to.startsWith('statuses/') ||
      to === 'money.ts' ||
      to === 'version.ts' ||
      /^(?:@hono\/|hono\/|node:)/.test(to);
    expect(IMPORTS.filter((entry) => !allowed(entry))).toEqual([]);
  });

  it('run without Node, but for the one that serves', () => {
    const needsNode = IMPORTS.filter(
      ({ from, to, typeOnly }) =>
        !typeOnly &&
        /^(?:node:|@hono\/node-server)/.test(to) &&
        !NODE_ONLY.some((own) => from.startsWith(own)),
    );
    expect(needsNode).toEqual([]);
    // Even there only as types, or on demand: `fetch` alone must load in any runtime.
    const eager = importsOf('sandbox/doors/serve.ts').filter(
      ({ to, typeOnly }) => /node/.test(to) && !typeOnly,
    );
    expect(eager).toEqual([]);
  });

  it('import one way: there are no circles', () => {
    const graph = new Map(FILES.map((file) => [file, importsOf(file).map(({ to }) => to)]));
    const done = new Set<string>();
    const circles: string[] = [];
    const visit = (file: string, way: readonly string[]): void => {
      if (way.includes(file)) circles.push([...way.slice(way.indexOf(file)), file].join(' → '));
      if (way.includes(file) || done.has(file)) return;
      for (const next of graph.get(file) ?? []) visit(next, [...way, file]);
      done.add(file);
    };
    for (const file of FILES) visit(file, []);
    expect(circles).toEqual([]);
  });
});
