import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import everyday from '../../../vitest.config.js';

export default defineConfig({
  root: fileURLToPath(new URL('../../..', import.meta.url)),
  resolve: everyday.resolve ?? {},
  test: {
    // Not `*.test.ts`: these need database servers, and drivers that the first run fetches from the registry.
    include: ['test/flow/databases/**/*.check.ts'],
    testTimeout: 120_000,
    globalSetup: ['test/flow/databases/global-setup.ts'],
    // better-sqlite3 is compiled where no prebuilt file of it can be fetched.
    hookTimeout: 600_000,
    maxWorkers: 2,
  },
});
