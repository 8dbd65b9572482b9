import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import everyday from '../../vitest.config.js';

export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  resolve: everyday.resolve ?? {},
  test: {
    // A mutant that waits for ever has to be told from a busy machine.
    testTimeout: 20_000,
    restoreMocks: true,
    // What is about the mutated files, and quick: each test runs hundreds of times. The quickest go first, because the
    // first that fails ends the run.
    projects: [
      {
        extends: true,
        test: {
          name: 'values',
          sequence: { groupOrder: 0 },
          include: [
            'test/mutation/loading.check.ts',
            'test/statuses/*.test.ts',
            'test/money*.test.ts',
            'test/errors*.test.ts',
            'test/wire/path*.test.ts',
            'test/wire/words.test.ts',
            'test/checkouts/confirmation-url*.test.ts',
          ],
        },
      },
      {
        extends: true,
        test: {
          name: 'calls',
          sequence: { groupOrder: 1 },
          include: ['test/call/*.test.ts', 'test/faults/strangers-answer.test.ts'],
          exclude: ['**/*.slow.test.ts'],
        },
      },
    ],
  },
});
