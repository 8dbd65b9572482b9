import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { decode } from '@jridgewell/sourcemap-codec';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { reachable } from './imports.js';
import { installed } from './installed.js';
import { ROOT } from './tarball.js';

// A line of `src/call/transport.ts` that looks the same in the build.
const CALL_OF_KY = '(this.#config.apiBaseUrl + request';
const FORMATS = ['js', 'cjs'];

/** Every mention of `eval` and of the `Function` constructor, called or not, with the line that it is in. */
function codeFromText(path: string, code: string): string[] {
  // Most files need no closer look.
  if (!/\b(?:eval|Function)\b/.test(code)) return [];
  const file = ts.createSourceFile(path, code, ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const named = ts.isIdentifier(node) && (node.text === 'eval' || node.text === 'Function');
    const isName = ts.isPropertyAccessExpression(node.parent) && node.parent.name === node;
    if (named && (!isName || node.parent.getText().startsWith('globalThis'))) {
      found.push(`${path}: ${node.parent.getText().slice(0, 80)}`);
    }
    ts.forEachChild(node, visit);
  };
  ts.forEachChild(file, visit);
  return found;
}

describe('the code of the package', () => {
  it.each(FORMATS)('asks nothing of Node in what the client is made of: %s', async (ending) => {
    const files = await installed(new RegExp(`\\.${ending}$`));
    const all = [...reachable(files, `dist/index.${ending}`)];

    expect(all.filter((name) => !name.startsWith('dist/'))).toEqual([]);
    expect(all.filter((name) => !files.has(name))).toEqual([]);
    expect(all.length).toBeGreaterThan(3);
  });

  it('makes no code from text', async () => {
    expect(
      codeFromText('a.js', 'new Function("1"); const F = Function; globalThis.eval("1"); x.eval'),
    ).toHaveLength(3);
    const files = [...(await installed(/\.c?js$/))];

    expect(files.flatMap(([path, code]) => codeFromText(path, code))).toEqual([]);
  });

  it.each(FORMATS)('has maps that lead from its lines to those of src: %s', async (ending) => {
    const files = await installed(new RegExp(`^dist/.*\\.${ending}`));
    const [path, code] = [...files].find(([, text]) => text.includes(CALL_OF_KY)) ?? ['none', ''];
    const { sources, mappings } = JSON.parse(files.get(`${path}.map`) ?? '{}') as {
      sources: string[];
      mappings: string;
    };
    const line = code.split('\n').findIndex((text) => text.includes(CALL_OF_KY));
    const [, source = -1, original = -1] = decode(mappings)[line]?.[0] ?? [];
    const transport = await readFile(join(ROOT, 'src/call/transport.ts'), 'utf8');

    expect(code).toMatch(new RegExp(`//# sourceMappingURL=${path.split('/').at(-1)}\\.map\\s*$`));
    expect(join(dirname(path), sources[source] ?? '')).toBe('src/call/transport.ts');
    expect(transport.split('\n')[original]).toContain(CALL_OF_KY);
    expect(sources.filter((name) => !join(dirname(path), name).startsWith('src/'))).toEqual([]);
  });
});
