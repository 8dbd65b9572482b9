import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  test: {
    // Not `*.test.ts`: these need a build, and tools that the first run fetches from the registry.
    include: ['test/package/**/*.check.ts'],
    globalSetup: ['test/package/global-setup.ts'],
    // vitest leaves a core to itself; these mostly wait for processes.
    maxWorkers: 2,
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});
