import type { FlowContext } from './options.js';
import { type Entry, entryOf, recordOf } from './record.js';
import type { FlowStorage } from './storage.js';

/** Another version of the library wrote the order's record in a form that this version cannot read. */
export class UnreadableRecordError extends Error {
  constructor(orderId: string) {
    super(
      `Another version of paymennt/flow wrote the record of order ${orderId}, and this version does not change it; update every machine to the newest version, and if this error repeats, check the storage with checkFlowStorage of paymennt/testing.`,
    );
  }
}

/** The most rounds of a write. Each lost round means that another call has written the record. */
export const ROUNDS = 20;

export function changesTooOften(orderId: string): Error {
  return new Error(
    `The record of order ${orderId} changed at every attempt to write it; call again, and if this error repeats, check the storage with checkFlowStorage of paymennt/testing, and that requestId returns a text of its own for each order.`,
  );
}

/** @throws UnreadableRecordError */
export async function readEntry<Tx>(
  { storage }: FlowContext<Tx>,
  orderId: string,
): Promise<Entry | undefined> {
  const record = await storage.read(orderId);
  // Some databases return null for a row that does not exist.
  if (!record) return undefined;
  const entry = entryOf(record);
  if (!entry) throw new UnreadableRecordError(orderId);
  return entry;
}

/** Writes a record. @returns the record with its new revision, or undefined if another write came first. */
export const writeEntry = <Tx>({ storage }: FlowContext<Tx>, entry: Entry): Promise<Entry | undefined> =>
  writeWith((record) => storage.write(record), entry);

/** Writes a record, also inside a transaction. A lost write that looks like a successful one would fulfil an order twice. */
export async function writeWith(write: FlowStorage['write'], entry: Entry): Promise<Entry | undefined> {
  const revision: unknown = (await write(recordOf(entry))) ?? undefined;
  if (revision === undefined) return undefined;
  if (typeof revision === 'string' && revision !== '') return { ...entry, revision };
  throw new TypeError(
    `The storage must answer a write with the new revision, a text, or with undefined if another write came first, and answered with ${typeof revision === 'string' ? 'an empty text' : `a ${typeof revision}`}; check the storage with checkFlowStorage of paymennt/testing.`,
  );
}
