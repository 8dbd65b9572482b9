import { join } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { attempt } from '../package/command.js';
import { ROOT } from '../package/tarball.js';
import { nodeIn } from './runtimes.js';

// ky 2 needs Node 22.
const VERSIONS = ['22', '24', '26'] as const;
const VITEST = join(ROOT, 'node_modules/vitest/vitest.mjs');

describe('the transport on ky 2', () => {
  it.each(VERSIONS)('passes its suites on Node %s', { timeout: 240_000 }, async (version) => {
    const runtimes = inject('runtimes');
    const { code, stdout, stderr } = await attempt(
      nodeIn(runtimes, version),
      [VITEST, 'run', '--config', 'test/runtimes/ky-2.config.ts'],
      { cwd: ROOT, env: { KY_2: join(runtimes, 'node_modules/ky-2') } },
    );

    expect(code, `${stdout}${stderr}`).toBe(0);
    expect(stdout).toMatch(/Tests\s.*passed/);
  });
});
