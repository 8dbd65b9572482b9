import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { PaymenntClient } from 'paymennt';
import { createPaymentFlow, type FlowStorage, type SqlTag, sqlStorage } from 'paymennt/flow';
import { orderOver } from '../support/shop.js';
import type { Call, Message, ShopSettings } from './protocol.js';
import { openDatabase } from './shop-database.js';

// One process of a shop. The test sends it calls, and kills it at any moment.

const settings = JSON.parse(process.env['SHOP'] ?? '') as ShopSettings;
const { environment, credentials, leaseMs, isBroken } = settings;
const database = openDatabase(settings.database);
const { sql } = database;

/** When each order was read last, within one call. */
const reads = new AsyncLocalStorage<Map<string, number>>();

/** A storage that replaces whatever revision is there. */
function withoutRevisions<Tx>(storage: FlowStorage<Tx>): FlowStorage<Tx> {
  const forced =
    (write: FlowStorage['write']): FlowStorage['write'] =>
    async (record) => {
      for (;;) {
        const current = await storage.read(record.orderId);
        const revision = await write({ ...record, revision: current?.revision });
        if (revision !== undefined) return revision;
      }
    };
  return {
    ...storage,
    write: forced(storage.write),
    ...(storage.transaction && {
      transaction: (work) =>
        storage.transaction?.((tx, write) => work(tx, forced(write))) ?? Promise.reject(new Error('none')),
    }),
  };
}

const storage = sqlStorage({ sql, transaction: database.transaction });

const flow = createPaymentFlow({
  paymennt: new PaymenntClient({ ...credentials, environment, attemptTimeoutMs: 1_000, timeoutMs: 4_000 }),
  storage: isBroken ? withoutRevisions(storage) : storage,
  leaseMs,
  order: async (orderId) => {
    reads.getStore()?.set(orderId, Date.now());
    const rows = await sql`SELECT amount FROM orders WHERE order_id = ${orderId}`;
    const [row] = rows as readonly { readonly amount: string }[];
    return row && orderOver(row.amount);
  },
  fulfil: async ({ orderId, checkout }, tx) => {
    const on: SqlTag = tx === undefined ? sql : (database.within?.(tx) ?? sql);
    const lookedAt = String(reads.getStore()?.get(orderId) ?? 0);
    // Time to be killed in, before and after.
    await sleep(5);
    await on`INSERT INTO shipments (order_id, checkout_id, amount, looked_at, shipped_at) VALUES (${orderId}, ${checkout.id}, ${String(checkout.amount)}, ${lookedAt}, ${String(Date.now())}) RETURNING order_id`;
    await sleep(5);
  },
  review: async ({ key, kind, checkout }) => {
    await sql`INSERT INTO findings (finding_key, kind, checkout_id) VALUES (${key}, ${kind}, ${checkout.id}) RETURNING kind`;
  },
});

function perform({ name, subject }: Call): Promise<unknown> {
  switch (name) {
    case 'start':
      return flow.start(subject);
    case 'confirm':
      return flow.confirm(subject);
    case 'webhook':
      return flow.receiveWebhook({ id: subject });
    case 'sweep':
      return flow.sweep({ limit: 10_000 });
  }
}

const send = (message: Message) => process.send?.(message);

process.on('message', (call: Call) => {
  reads
    .run(new Map(), () => perform(call))
    .then(
      (result) => send({ id: call.id, result }),
      (error: unknown) => send({ id: call.id, error: String(error) }),
    );
});
// The test has ended.
process.on('disconnect', () => process.exit());
send({ ready: true });
