import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import everyday from '../../vitest.config.js';

const KY_2 = process.env['KY_2'];
if (KY_2 === undefined) throw new Error('KY_2 must be the folder of ky 2.');

const OWN = everyday.resolve?.alias;
if (!Array.isArray(OWN)) throw new Error('vitest.config.ts must list its aliases.');

/** The suites of the transport with ky 2 in the place of ky 1.14. */
export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  resolve: {
    alias: [{ find: /^ky$/, replacement: `${KY_2}/distribution/index.js` }, ...OWN],
  },
  test: {
    include: [
      'test/call/transport*.test.ts',
      'test/call/hostile-answers.test.ts',
      'test/call/create-once-gateways.test.ts',
      'test/node/transport-suites.slow.test.ts',
    ],
    testTimeout: 60_000,
    restoreMocks: true,
    maxWorkers: 2,
    reporters: ['minimal'],
    silent: 'passed-only',
  },
});
