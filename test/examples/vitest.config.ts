import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import everyday from '../../vitest.config.js';

export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  // What the tests do in the merchant's place runs on the source; the examples run on the packed package.
  resolve: everyday.resolve ?? {},
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
