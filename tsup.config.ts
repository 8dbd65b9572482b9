import { existsSync, rmSync } from 'node:fs';
import { defineConfig, type Options } from 'tsup';
import { compactDependencies } from './scripts/package/compact-dependencies.js';
import { lineMaps } from './scripts/package/line-maps.js';
import { thirdPartyLicences } from './scripts/package/third-party-licences.js';

// The sandbox, the builders and the handlers are of no use without the client, but nobody pays for them in it.
const ENTRIES = {
  index: 'src/index.ts',
  sandbox: 'src/sandbox/index.ts',
  testing: 'src/testing/index.ts',
  msw: 'src/msw/index.ts',
  node: 'src/node/index.ts',
};
const COMMAND = { cli: 'src/sandbox/cli/main.ts' };

const present = (entries: Record<string, string>) =>
  Object.fromEntries(Object.entries(entries).filter(([, path]) => existsSync(path)));

const javascript: Options = {
  outDir: 'dist',
  target: 'node20.19',
  platform: 'node',
  // One copy of each class, whichever entries a program imports.
  splitting: true,
  // Rollup writes the CJS chunks: what tsup would use otherwise turns `?.` into calls of a helper.
  treeshake: true,
  sourcemap: true,
  plugins: [lineMaps],
  shims: false,
  // Everything that runs is in the package. `msw` is the user's own: its handlers have to be of their copy.
  noExternal: [/^(?!node:|msw(?:\/|$))[^./]/],
  external: [/^msw(?:\/|$)/],
  esbuildPlugins: [compactDependencies],
  esbuildOptions: (options) => {
    options.legalComments = 'none';
    options.chunkNames = 'chunks/[name]-[hash]';
  },
};

export default defineConfig(() => {
  rmSync('dist', { recursive: true, force: true });
  return [
    {
      ...javascript,
      format: 'esm',
      entry: { ...present(ENTRIES), ...present(COMMAND) },
      esbuildPlugins: [compactDependencies, thirdPartyLicences('THIRD-PARTY-LICENSES.md')],
    },
    { ...javascript, format: 'cjs', entry: present(ENTRIES) },
    {
      outDir: 'dist',
      format: ['esm', 'cjs'],
      entry: present(ENTRIES),
      // `@internal` constructors take what is nobody's business outside.
      dts: { only: true, compilerOptions: { stripInternal: true } },
    },
  ];
});
