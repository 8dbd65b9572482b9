import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { timeout } from 'hono/timeout';
import { enqueue, openWebhooks } from './queues.js';

const webhooks = openWebhooks();
webhooks.on('error', (error) => console.error(error));

/** Uses only the id in the body: a worker asks the gateway. */
function checkoutIdOf(body: string): string | undefined {
  try {
    const { id } = JSON.parse(body) as { id?: unknown };
    // A number with more digits is not exact. The sweep finds that checkout.
    const isExact = typeof id === 'string' || Number.isSafeInteger(id);
    return isExact && /^\d{1,30}$/.test(String(id)) ? String(id) : undefined;
  } catch {
    return undefined;
  }
}

const app = new Hono();

// Without Redis, the answer is a 504: the gateway may send the webhook again, and a sweep finds what it does not send.
app.use(timeout(4_000), bodyLimit({ maxSize: 100 * 1024 }));

// Answers the gateway at once, also while the workers are busy.
app.post('/webhooks/paymennt', async (c) => {
  const checkoutId = checkoutIdOf(await c.req.text());
  if (checkoutId === undefined) return c.body(null, 400);
  await enqueue(webhooks, checkoutId);
  return c.body(null, 204);
});

const port = Number(process.env['PORT'] ?? 3000);
const server = serve({ fetch: app.fetch, port, hostname: process.env['HOST'] ?? '0.0.0.0' }, () => {
  console.info(`Listening on port ${port}.`);
});
process.once('SIGTERM', () => {
  server.close(() => webhooks.close());
});
