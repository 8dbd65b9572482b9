import type { PaidCheckout } from '../checkouts/verification.js';
import { isCurrent } from './attempt.js';
import { changesTooOften, ROUNDS, readEntry, writeEntry, writeWith } from './entries.js';
import { paidEntry } from './note.js';
import type { FlowContext } from './options.js';
import { dueAtOf, type Entry } from './record.js';

type Change = Omit<Entry, 'state'>;

const asFulfilled = (change: Change): Entry => {
  const entry: Entry = { ...change, state: 'fulfilled' };
  return { ...entry, dueAt: dueAtOf(entry, Date.now()) };
};

/**
 * Marks an order as paid by a checkout, and fulfils the order.
 *
 * @returns the record, or undefined if another write came first.
 */
export function pay<Tx>(
  flow: FlowContext<Tx>,
  entry: Entry,
  checkout: PaidCheckout,
): Promise<Entry | undefined> {
  return fulfil(flow, paidEntry(entry, isCurrent(flow, entry, checkout), checkout), checkout);
}

/**
 * Fulfils an order that is marked as paid, after the lease of an earlier fulfilment has ended.
 *
 * @returns the record, or undefined if another write came first.
 */
export async function fulfil<Tx>(
  flow: FlowContext<Tx>,
  change: Change,
  checkout: PaidCheckout,
): Promise<Entry | undefined> {
  const { storage, leaseMs } = flow;
  const { orderId } = change;
  if (storage.transaction) {
    const fulfilled = await storage.transaction(async (tx, write) => {
      const written = await writeWith(write, asFulfilled(change));
      if (written) await flow.fulfil({ orderId, checkout }, tx);
      return written;
    });
    if (fulfilled && (await storage.read(orderId))?.state !== 'fulfilled') throw notCommitted(orderId);
    return fulfilled;
  }
  const leased: Entry = {
    ...change,
    state: 'paid',
    dueAt: new Date(Date.now() + leaseMs).toISOString(),
  };
  const claimed = await writeEntry(flow, leased);
  return claimed && fulfilLeased(flow, claimed, checkout);
}

/** PostgreSQL answers COMMIT with a rollback, and not with an error, after a statement has failed in the transaction. */
const notCommitted = (orderId: string) =>
  new Error(
    `The transaction that fulfilled order ${orderId} did not commit: fulfil must not catch the error of a statement, because PostgreSQL then rolls everything back (use ON CONFLICT DO NOTHING or a savepoint); if fulfil catches none, check the storage with checkFlowStorage of paymennt/testing.`,
  );

async function fulfilLeased<Tx>(
  flow: FlowContext<Tx>,
  leased: Entry,
  checkout: PaidCheckout,
): Promise<Entry> {
  try {
    // Without a transaction, `Tx` is undefined.
    await flow.fulfil({ orderId: leased.orderId, checkout }, undefined as Tx);
  } catch (error) {
    // The fulfilment has failed, so the next sweep may repeat it at once. If this write fails too, the sweep waits for
    // the end of the lease.
    await writeEntry(flow, { ...leased, dueAt: new Date().toISOString() }).catch(() => undefined);
    throw error;
  }
  return noteFulfilment(flow, leased);
}

async function noteFulfilment<Tx>(flow: FlowContext<Tx>, leased: Entry): Promise<Entry> {
  let entry = leased;
  for (let round = 0; round < ROUNDS; round += 1) {
    const fulfilled = await writeEntry(flow, asFulfilled(entry));
    if (fulfilled) return fulfilled;
    const current = await readEntry(flow, entry.orderId);
    // Somebody has restored a backup of the record. The next sweep finds the payment again.
    if (!current || current.paidBy !== leased.paidBy) return leased;
    if (current.state === 'fulfilled') return current;
    entry = current;
  }
  throw changesTooOften(leased.orderId);
}
