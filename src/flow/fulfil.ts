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
  if (storage.transaction) {
    return storage.transaction(async (tx, write) => {
      const fulfilled = await writeWith(write, asFulfilled(change));
      if (fulfilled) await flow.fulfil({ orderId: change.orderId, checkout }, tx);
      return fulfilled;
    });
  }
  const leased: Entry = {
    ...change,
    state: 'paid',
    dueAt: new Date(Date.now() + leaseMs).toISOString(),
  };
  const claimed = await writeEntry(flow, leased);
  return claimed && fulfilLeased(flow, claimed, checkout);
}

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
