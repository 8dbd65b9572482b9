import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import everyday from '../vitest.config.js';

/** The tests that take a second or more: processes, hundreds of calls, whole suites over another fetch. */
export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  resolve: everyday.resolve ?? {},
  test: {
    include: ['test/**/*.slow.test.ts'],
    testTimeout: 120_000,
    restoreMocks: true,
    maxWorkers: 2,
    reporters: ['minimal'],
    silent: 'passed-only',
  },
});
