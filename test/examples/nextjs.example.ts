import { tellPaymentStories } from './harness/payment-stories.js';
import { run } from './harness/processes.js';
import { copyExample } from './harness/workshop.js';

tellPaymentStories({
  name: 'nextjs',
  async prepare() {
    const cwd = await copyExample('nextjs');
    // Type-checks too, and without any key in its environment, as on a build machine.
    await run({ command: 'npm', args: ['run', 'build'], cwd });
    return () => ({ command: 'npm', args: ['start', '--', '--hostname', '127.0.0.1'], cwd });
  },
});
