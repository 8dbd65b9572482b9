import { readFileSync, writeFileSync } from 'node:fs';
import ts from 'typescript';

interface Manifest {
  readonly exports: Readonly<Record<string, string | { readonly import: { readonly types: string } }>>;
}

const ROOT = new URL('../../', import.meta.url);

const read = (path: string) => readFileSync(new URL(path, ROOT), 'utf8');

// What another package calls a class is one thing to `import` and another to `require`.
const namesForeignClasses = (declarations: string) =>
  ts.preProcessFile(declarations).importedFiles.some(({ fileName }) => !/^(?:node:|\.)/.test(fileName));

/**
 * The declarations exist once, for CJS, and those for ESM pass them on: half the size, and a client is the same type
 * on both sides of a program that mixes the two. Only declarations that name another package's types are repeated, so
 * that an ES module sees the types of that package as ES modules do.
 */
function writeEsmDeclarations(types: string): void {
  const cjs = types.replace(/\.d\.ts$/, '.d.cts');
  const declarations = read(cjs);
  const name = cjs.replace(/^.*\/(.+)\.d\.cts$/, '$1');
  const passedOn = `export * from './${name}.cjs';\n`;
  writeFileSync(new URL(types, ROOT), namesForeignClasses(declarations) ? declarations : passedOn);
}

const { exports } = JSON.parse(read('package.json')) as Manifest;
for (const entry of Object.values(exports)) {
  if (typeof entry === 'object') writeEsmDeclarations(entry.import.types);
}
