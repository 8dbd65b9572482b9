import type { FlowContext } from './options.js';
import { type Entry, entryOf, recordOf } from './record.js';

/** Another version of the library wrote the order's record in a form that this version cannot read. */
export class UnreadableRecordError extends Error {
  constructor(orderId: string) {
    super(
      `Another version of paymennt/flow wrote the record of order ${orderId}, and this version does not change it; update every machine to the newest version.`,
    );
  }
}

/** The most rounds of a write. Each lost round means that another call has written the record. */
export const ROUNDS = 20;

export function changesTooOften(orderId: string): Error {
  return new Error(
    `The record of order ${orderId} changed at every attempt to write it; call again, and if this error repeats, check the storage with checkFlowStorage of paymennt/testing.`,
  );
}

/** @throws UnreadableRecordError */
export async function readEntry<Tx>(
  { storage }: FlowContext<Tx>,
  orderId: string,
): Promise<Entry | undefined> {
  const record = await storage.read(orderId);
  const entry = record && entryOf(record);
  if (record && !entry) throw new UnreadableRecordError(orderId);
  return entry;
}

/** Writes a record. @returns the record with its new revision, or undefined if another write came first. */
export async function writeEntry<Tx>({ storage }: FlowContext<Tx>, entry: Entry): Promise<Entry | undefined> {
  const revision = await storage.write(recordOf(entry));
  return revision === undefined ? undefined : { ...entry, revision };
}
