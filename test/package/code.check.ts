import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { reachable } from './imports.js';
import { installed } from './installed.js';

const FORMATS = ['js', 'cjs'];

/** Whether a mention of `Function` reads how a function is written, which makes no code. */
const isFunctionText = ({ parent }: ts.Node) =>
  /^Function\.prototype\.toString\b/.test(parent.parent.getText());

/** Every mention of `eval` and of the `Function` constructor, called or not, with the line that it is in. */
function codeFromText(path: string, code: string): string[] {
  // Most files need no closer look.
  if (!/\b(?:eval|Function)\b/.test(code)) return [];
  const file = ts.createSourceFile(path, code, ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const named = ts.isIdentifier(node) && (node.text === 'eval' || node.text === 'Function');
    const isName = ts.isPropertyAccessExpression(node.parent) && node.parent.name === node;
    if (named && !isFunctionText(node) && (!isName || node.parent.getText().startsWith('globalThis'))) {
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
    expect(codeFromText('a.js', 'Function.prototype.toString.call(fetch)')).toEqual([]);
    expect(codeFromText('a.js', 'Function.prototype.constructor("1")')).toHaveLength(1);
    const files = [...(await installed(/\.c?js$/))];

    expect(files.flatMap(([path, code]) => codeFromText(path, code))).toEqual([]);
  });

  it('names no source map, since bundlers warn about maps whose sources are missing', async () => {
    const files = await installed(/^dist\//);

    expect(files.size).toBeGreaterThan(10);
    expect([...files].filter(([, text]) => text.includes('sourceMappingURL')).map(([path]) => path)).toEqual(
      [],
    );
    expect([...files.keys()].filter((path) => path.endsWith('.map'))).toEqual([]);
  });
});
