import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  test: {
    // Not `*.test.ts`: these install what the examples ask for, from the registry.
    include: ['test/examples/**/*.example.ts'],
    globalSetup: ['test/examples/harness/global-setup.ts'],
    testTimeout: 60_000,
    hookTimeout: 300_000,
    // One example compiles while another one waits for the network.
    maxWorkers: 2,
  },
});
