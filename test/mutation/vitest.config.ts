import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import everyday from '../../vitest.config.js';

const PURE = ['abort-listeners', 'deadline', 'failures', 'outcome', 'retry-policy'].map(
  (name) => `test/call/${name}.test.ts`,
);

const SOCKETS = [
  ...['create-once-gateways', 'hostile-answers', 'transport', 'transport-requests', 'walk-cancel'].map(
    (name) => `test/call/${name}.test.ts`,
  ),
  'test/faults/strangers-answer.test.ts',
];

// The files that `run.ts` mutates; none for all. Tests of calls are needed only if the code of calls is among them.
const mutated = process.env['MUTATED_FILES'] ?? '';
const withCalls = mutated === '' || mutated.includes('src/call/');

const calls = [
  {
    extends: true as const,
    test: {
      name: 'calls',
      sequence: { groupOrder: 1 },
      include: ['test/call/*.test.ts', 'test/runtimes/prerender-stop.test.ts', 'test/config/hooks.test.ts'],
      exclude: ['**/*.slow.test.ts', ...PURE, ...SOCKETS],
    },
  },
  {
    extends: true as const,
    test: {
      name: 'sockets',
      sequence: { groupOrder: 2 },
      include: SOCKETS,
    },
  },
];

export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  resolve: everyday.resolve ?? {},
  test: {
    // A mutant that waits for ever has to be told from a busy machine.
    testTimeout: 20_000,
    restoreMocks: true,
    // Each test runs hundreds of times, so only quick tests about the mutated files are here. The quickest go first,
    // because the first test that fails ends the run. The files share one module graph: loading it for each file would
    // be most of the time.
    isolate: false,
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
            ...PURE,
          ],
        },
      },
      ...(withCalls ? calls : []),
    ],
  },
});
