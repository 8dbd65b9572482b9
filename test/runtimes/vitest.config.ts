import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const source = (path: string) => fileURLToPath(new URL(`../../src/${path}`, import.meta.url));

export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  resolve: {
    // For what is expected of the claims. What the runtimes run is the packed package.
    alias: [
      { find: /^paymennt$/, replacement: source('index.ts') },
      { find: /^paymennt\/(.+)$/, replacement: source('$1/index.ts') },
    ],
  },
  test: {
    include: ['test/runtimes/**/*.check.ts'],
    globalSetup: ['test/runtimes/global-setup.ts'],
    testTimeout: 60_000,
    hookTimeout: 300_000,
    maxWorkers: 2,
  },
});
