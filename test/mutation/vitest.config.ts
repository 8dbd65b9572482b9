import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import everyday from '../../vitest.config.js';

export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  resolve: everyday.resolve ?? {},
  test: {
    // Those that are about the mutated files, and quick: each of them runs hundreds of times.
    include: [
      'test/mutation/loading.check.ts',
      'test/money*.test.ts',
      'test/statuses/*.test.ts',
      'test/confirmation-url*.test.ts',
      'test/errors*.test.ts',
      'test/internal/path*.test.ts',
      'test/pagination.test.ts',
      'test/lists.test.ts',
      'test/recovery*.test.ts',
      'test/faults/strangers-answer.test.ts',
    ],
    // A mutant that waits for ever has to be told from a busy machine.
    testTimeout: 20_000,
    restoreMocks: true,
  },
});
