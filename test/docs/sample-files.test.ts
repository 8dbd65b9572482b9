import { describe, expect, it } from 'vitest';
import { docComments, type Fence, fencesIn } from './fences.js';
import { markdownPages, sourceFiles } from './pages.js';
import { awaitsAtTheTop, fileNameOf, isPlainJavaScript } from './sample-files.js';
import { placeOf } from './snippets.js';

const samples = [...markdownPages(), ...sourceFiles().map(docComments)]
  .flatMap(fencesIn)
  .filter(({ language }) => ['ts', 'js'].includes(language));

const madeUp = (code: string): Fence => ({ path: 'docs/a.md', line: 1, language: 'ts', marks: [], code });

const withoutModuleName = (fences: readonly Fence[]) =>
  fences.filter((fence) => awaitsAtTheTop(fence) && !/\.m[jt]s$/.test(fileNameOf(fence) ?? '')).map(placeOf);

describe('the file name on a sample', () => {
  it('ends in .mjs or .mts where the sample awaits outside of a function', () => {
    expect(samples.filter(awaitsAtTheTop).length).toBeGreaterThan(20);
    expect(withoutModuleName(samples)).toEqual([]);
  });

  it('ends in .mjs only where Node runs the sample without a compiler', () => {
    const named = samples.filter((fence) => fileNameOf(fence)?.endsWith('.mjs'));
    expect(named.filter((fence) => !isPlainJavaScript(fence)).map(placeOf)).toEqual([]);
  });

  it('is missed where a sample awaits at the top, and nowhere else', () => {
    const inFunction = 'export async function pay() { await start(); }';
    expect(withoutModuleName([madeUp('await start();')])).toEqual(['docs/a.md:1']);
    expect(withoutModuleName([madeUp('// pay.ts\nfor await (const row of rows) show(row);')])).toHaveLength(
      1,
    );
    expect(withoutModuleName([madeUp('// pay.mts\nawait start();'), madeUp(inFunction)])).toEqual([]);
  });

  it('is refused as .mjs for types and for the shop', () => {
    expect(isPlainJavaScript(madeUp('const paid = await start();'))).toBe(true);
    expect(isPlainJavaScript(madeUp('const paid: boolean = await start();'))).toBe(false);
    expect(isPlainJavaScript(madeUp("import { type Order, orders } from './orders.js';"))).toBe(false);
    expect(isPlainJavaScript(madeUp("import { orders } from './shop.js';"))).toBe(false);
  });
});

describe('pages whose samples import the shop', () => {
  it('link to the file', () => {
    const pages = markdownPages().filter(
      ({ path, text }) => /^(?:README|docs\/)/.test(path) && text.includes("'./shop.js'"),
    );
    expect(pages.length).toBeGreaterThan(5);
    const silent = pages.filter(({ text }) => !/\]\((?:\.|docs)\/shop\.ts\)/.test(text));
    expect(silent.map(({ path }) => path)).toEqual([]);
  });
});
