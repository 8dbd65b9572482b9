import type { FlowContext } from './options.js';
import { type Entry, entryOf, recordOf } from './record.js';

/** The order's record was written by another version of the library, in a way that this one cannot read. */
export class UnreadableRecordError extends Error {
  constructor(orderId: string) {
    super(
      `Another version of paymennt/flow wrote the record of order ${orderId}, and this version leaves it alone; update every machine to the newest version.`,
    );
  }
}

/** How often a write is tried again. Each lost round means that another call got further. */
export const ROUNDS = 20;

export function changesTooOften(orderId: string): Error {
  return new Error(
    `The record of order ${orderId} changed at every attempt to write it; call again, and try the storage with checkFlowStorage of paymennt/testing if it happens again.`,
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

/** Writes a record. @returns it with its new revision, or undefined when another write came first. */
export async function writeEntry<Tx>({ storage }: FlowContext<Tx>, entry: Entry): Promise<Entry | undefined> {
  const revision = await storage.write(recordOf(entry));
  return revision === undefined ? undefined : { ...entry, revision };
}
