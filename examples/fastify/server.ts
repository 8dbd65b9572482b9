import { PaymenntClient } from 'paymennt';
import { createApp } from './app.js';
import { openDatabase } from './database.js';
import { createPayments } from './payments.js';

const database = await openDatabase(process.env['DATABASE_URL'] ?? 'file:shop.db');
const payments = createPayments(PaymenntClient.fromEnv(), database.sql);
// The sweep finds payments whose shopper never came back, and finishes work that a crash interrupted.
const sweeps = setInterval(() => payments.sweep().catch(console.error), 5 * 60_000);

const app = createApp(payments);
app.addHook('onClose', async () => {
  clearInterval(sweeps);
  database.close();
});
const port = Number(process.env['PORT'] ?? 3000);
await app.listen({ port, host: process.env['HOST'] ?? '0.0.0.0' });
console.info(`Listening on port ${port}.`);
process.once('SIGTERM', () => app.close());
