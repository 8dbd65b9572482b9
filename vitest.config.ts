import { defineConfig } from 'vitest/config';

const source = (path: string) => new URL(`./src/${path}`, import.meta.url).pathname;

// Tests that take a second or more run with `npm run test:slow`. Tests that need a browser, or packages that are not
// installed here, have scripts of their own.
const OTHER_RUNS = [
  '**/*.slow.test.ts',
  'test/browser/**',
  'test/package/**',
  'test/bench/**',
  '**/node_modules/**',
];

export default defineConfig({
  resolve: {
    alias: [
      { find: /^paymennt$/, replacement: source('index.ts') },
      { find: /^paymennt\/(.+)$/, replacement: source('$1/index.ts') },
    ],
  },
  test: {
    testTimeout: 20_000,
    restoreMocks: true,
    // Files share their globals, see `isolate`: no stub outlives its test.
    unstubGlobals: true,
    unstubEnvs: true,
    // vitest leaves a core to itself; most tests wait for sockets.
    maxWorkers: 2,
    include: ['test/**/*.test.ts', 'scripts/**/*.test.ts'],
    exclude: OTHER_RUNS,
    // One module graph for all files of a worker: a third of the time.
    isolate: false,
    // Prints failures and totals only, and what a failing test logged.
    reporters: ['minimal'],
    silent: 'passed-only',
  },
});
