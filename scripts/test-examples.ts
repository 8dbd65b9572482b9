import { startVitest } from 'vitest/node';
import { packPackage, REPOSITORY } from '../test/examples/harness/workshop.js';

/** Installs, builds, starts and drives every example against the sandbox: `npm run test:examples -- [names]`. */
async function main(names: readonly string[]): Promise<void> {
  await packPackage();
  const vitest = await startVitest('test', [...names], {
    root: REPOSITORY,
    watch: false,
    include: ['test/examples/**/*.example.ts'],
    testTimeout: 60_000,
    hookTimeout: 300_000,
    // One example compiles while another one waits for the network.
    maxWorkers: 2,
  });
  await vitest.close();
}

await main(process.argv.slice(2));
