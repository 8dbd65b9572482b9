import { PaymenntClient } from 'paymennt';
import { createApp } from './app.js';
import { openDatabase } from './database.js';
import { createPayments } from './payments.js';

const database = await openDatabase(process.env['DATABASE_URL'] ?? 'file:shop.db');
const payments = createPayments(PaymenntClient.fromEnv(), database.sql);
// The sweep finds payments whose shopper never came back, and finishes work that a crash interrupted.
const sweeps = setInterval(() => payments.sweep().catch(console.error), 5 * 60_000);

const port = Number(process.env['PORT'] ?? 3000);
const server = createApp(payments).listen(port, process.env['HOST'] ?? '0.0.0.0', () => {
  console.info(`Listening on port ${port}.`);
});
process.once('SIGTERM', () => {
  clearInterval(sweeps);
  server.close(() => database.close());
});
