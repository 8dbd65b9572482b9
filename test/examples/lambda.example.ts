import { join } from 'node:path';
import { ROOT } from '../package/tarball.js';
import { tellPaymentStories } from './harness/payment-stories.js';
import { run } from './harness/processes.js';
import { setUp } from './harness/workshop.js';

tellPaymentStories({
  name: 'lambda',
  async prepare() {
    const cwd = await setUp('lambda');
    await run({ command: 'npm', args: ['run', 'build'], cwd });
    return () => ({
      command: process.execPath,
      args: ['--import', 'tsx', 'test/examples/harness/api-gateway.ts', join(cwd, 'dist/handler.mjs')],
      cwd: ROOT,
      env: { DATABASE_URL: `file:${join(cwd, 'shop.db')}` },
    });
  },
});
