import { createApp } from './app.js';
import { DEMO_ORDERS } from './demo-orders.js';
import { InMemoryOrderStore } from './orders.js';
import { createPaymenntClient } from './paymennt-client.js';
import { Payments } from './payments.js';

const app = createApp(new Payments(createPaymenntClient(), new InMemoryOrderStore(DEMO_ORDERS)));
const port = Number(process.env['PORT'] ?? 3000);
await app.listen({ port, host: process.env['HOST'] ?? '0.0.0.0' });
console.info(`Listening on port ${port}.`);
process.once('SIGTERM', () => app.close());
