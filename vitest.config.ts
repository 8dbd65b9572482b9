import { defineConfig } from 'vitest/config';

const source = (path: string) => new URL(`./src/${path}`, import.meta.url).pathname;

// What needs a browser, or packages that are not installed here, has a script of its own.
const OTHER_RUNS = ['test/browser/**', 'test/package/**', 'test/bench/**', '**/node_modules/**'];

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
    // vitest leaves a core to itself; most tests wait for sockets.
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: 'all',
          include: ['test/**/*.test.ts'],
          exclude: [...OTHER_RUNS, 'test/node/**'],
          // One module graph for all files of a worker: a third of the time.
          isolate: false,
        },
      },
      {
        extends: true,
        // Imports the suites of others to run them over another fetch: each file needs a module graph of its own.
        test: { name: 'node', include: ['test/node/**/*.test.ts'] },
      },
    ],
  },
});
