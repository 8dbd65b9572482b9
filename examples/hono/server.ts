import { serve } from '@hono/node-server';
import { createApp } from './app.js';
import { DEMO_ORDERS } from './demo-orders.js';
import { InMemoryOrderStore } from './orders.js';
import { createPaymenntClient } from './paymennt-client.js';
import { Payments } from './payments.js';

const variables = process.env;
const app = createApp(new Payments(createPaymenntClient(variables), new InMemoryOrderStore(DEMO_ORDERS)));
const port = Number(variables['PORT'] ?? 3000);
const server = serve({ fetch: app.fetch, port, hostname: variables['HOST'] ?? '0.0.0.0' }, () => {
  console.info(`Listening on port ${port}.`);
});
process.once('SIGTERM', () => server.close());
