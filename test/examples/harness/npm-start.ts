import type { Example } from './payment-stories.js';
import { setUp } from './workshop.js';

/** An example that is started with `npm start` and listens on `PORT`. */
export function npmStart(name: string): Example {
  return {
    name,
    async prepare() {
      const cwd = await setUp(name);
      return () => ({ command: 'npm', args: ['start', '--silent'], cwd });
    },
  };
}
