import { defineConfig } from 'vitest/config';

const source = (path: string) => new URL(`./src/${path}`, import.meta.url).pathname;

export default defineConfig({
  resolve: {
    alias: [
      { find: /^paymennt$/, replacement: source('index.ts') },
      { find: /^paymennt\/(.+)$/, replacement: source('$1/index.ts') },
    ],
  },
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/browser/**', 'test/runtimes/**', 'test/bench/**', '**/node_modules/**'],
    testTimeout: 20_000,
    // One module graph for all files of a worker: a third of the time. What a test changes for all is undone after it.
    isolate: false,
    // vitest leaves a core to itself; most tests wait for sockets.
    maxWorkers: 2,
    restoreMocks: true,
    unstubGlobals: true,
    unstubEnvs: true,
  },
});
