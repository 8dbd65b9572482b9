import { rmSync } from 'node:fs';
import { defineConfig, type Options } from 'tsup';
import { forBundledPackages } from './scripts/package/bundled-packages.js';
import { compactOutputs } from './scripts/package/compact-outputs.js';
import { lazyRequires } from './scripts/package/lazy-requires.js';
import { writeSbom } from './scripts/package/sbom.js';
import { writeLicences } from './scripts/package/third-party-licences.js';

// Nobody who only needs the client loads the sandbox, the builders or the handlers.
const ENTRIES = {
  index: 'src/index.ts',
  flow: 'src/flow/index.ts',
  sandbox: 'src/sandbox/index.ts',
  testing: 'src/testing/index.ts',
  msw: 'src/msw/index.ts',
  node: 'src/node/index.ts',
};
// Runs in apps, whose engines and bundlers may be years old, so it shares no chunk with the client.
const APP = { app: 'src/app/index.ts' };
const COMMAND = { cli: 'src/cli/main.ts' };

const javascript: Options = {
  outDir: 'dist',
  target: 'node20.19',
  platform: 'node',
  // One copy of each class, whichever entries a program imports.
  splitting: true,
  // Rollup writes the CJS chunks: what tsup would use otherwise turns `?.` into calls of a helper.
  treeshake: true,
  // No maps: they would lead to files that are not in the package, and bundlers warn about each.
  sourcemap: false,
  plugins: [lazyRequires],
  shims: false,
  // `http` may be anybody's package, and not every runtime knows Node's by that name.
  removeNodeProtocol: false,
  // Everything that runs is in the package. `msw` is the user's own: the handlers have to be of their copy.
  noExternal: [/^(?!node:|msw(?:\/|$))[^./]/],
  external: [/^msw(?:\/|$)/],
  esbuildOptions: (options) => {
    options.legalComments = 'none';
    options.charset = 'utf8';
    options.chunkNames = 'chunks/[name]-[hash]';
  },
};

const declarations: Options = {
  outDir: 'dist',
  format: 'cjs',
  // `@internal` constructors take what is nobody's business outside.
  dts: { only: true, compilerOptions: { stripInternal: true } },
};

export default defineConfig(() => {
  rmSync('dist', { recursive: true, force: true });
  return [
    {
      ...javascript,
      format: 'esm',
      entry: { ...ENTRIES, ...COMMAND },
      esbuildPlugins: [
        compactOutputs,
        forBundledPackages((packages) => {
          writeLicences('THIRD-PARTY-LICENSES.md', packages);
          writeSbom('sbom.cdx.json', packages);
        }),
      ],
    },
    { ...javascript, format: 'cjs', entry: ENTRIES, esbuildPlugins: [compactOutputs] },
    {
      ...javascript,
      format: ['esm', 'cjs'],
      entry: APP,
      target: 'es2017',
      platform: 'neutral',
      splitting: false,
    },
    { ...declarations, entry: ENTRIES },
    { ...declarations, entry: APP },
  ];
});
