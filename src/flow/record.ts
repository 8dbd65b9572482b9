import type { FlowRecord } from './storage.js';
import type { FindingKind, FlowState } from './types.js';

const STATES = ['open', 'ended', 'paid', 'fulfilled', 'withheld'] as const;

/**
 * `open`: the shopper may still pay the current attempt. `ended`: the current attempt ended without money. `paid`: a
 * fulfilment without a transaction is under way or due. `fulfilled`: the order is paid and fulfilled. `withheld`: the
 * money was refunded before the fulfilment.
 */
export type EntryState = (typeof STATES)[number];

/** A finding in the record. */
export interface NotedFinding {
  readonly kind: FindingKind;
  /** Status and refunded total of the checkout, so that a change of either is a new finding. */
  readonly of: string;
  /** Whether `review` has received it. */
  readonly reviewed?: true | undefined;
}

/** The content of `data`. Each write starts from the data that was read, so that keys of later versions stay. */
export interface FlowData {
  /** Number of the current attempt, from 1; 0 before the first. */
  readonly attempt: number;
  /** When the current attempt began. */
  readonly begunAt: string;
  /** Amount and currency of the checkout in `paidBy`. */
  readonly paid?: { readonly amount: number; readonly currency: string } | undefined;
  /** Checkouts beside the current one that a sweep must fetch. */
  readonly watch?: readonly string[] | undefined;
  /** The shopper paid an old attempt during the creation of the current checkout, which a sweep must find and cancel. */
  readonly unfound?: true | undefined;
  /** The open findings, by checkout. */
  readonly findings?: Readonly<Record<string, NotedFinding>> | undefined;
}

/** A record that this version can read. */
export interface Entry extends Omit<FlowRecord, 'state' | 'data'> {
  readonly state: EntryState;
  readonly data: FlowData;
}

/** The record of an order before the first write. */
export function blankEntry(orderId: string, now: number): Entry {
  const data = { attempt: 0, begunAt: new Date(now).toISOString() };
  return { orderId, state: 'ended', checkoutId: null, paidBy: null, dueAt: null, data };
}

function dataOf(text: string): FlowData | undefined {
  try {
    const data = JSON.parse(text) as Partial<FlowData> | null;
    return Number.isSafeInteger(data?.attempt) && typeof data?.begunAt === 'string'
      ? (data as FlowData)
      : undefined;
  } catch {
    return undefined;
  }
}

/**
 * The record; undefined if another version of the library wrote it in a form that this version cannot read.
 *
 * @throws TypeError if the storage returns other values than text, such as the parsed value of a JSON column.
 */
export function entryOf(record: FlowRecord): Entry | undefined {
  const wrong = (['state', 'data'] as const).find((field) => typeof record[field] !== 'string');
  if (wrong) {
    throw new TypeError(
      `The storage must return ${wrong} of order ${record.orderId} as the text that was written, and returned ${typeof record[wrong]}; check the storage with checkFlowStorage of paymennt/testing.`,
    );
  }
  const state = STATES.find((known) => known === record.state);
  const data = dataOf(record.data);
  // A document database may leave a field out that is null, and a missing payer must not count as a payer.
  const { checkoutId = null, paidBy = null, dueAt = null } = record;
  return state && data && { ...record, checkoutId, paidBy, dueAt, state, data };
}

export function recordOf(entry: Entry): FlowRecord {
  return { ...entry, data: JSON.stringify(entry.data) };
}

/** The findings about the current and the watched checkouts. */
function relevant({ checkoutId, data }: Entry): readonly NotedFinding[] {
  const ids = [checkoutId, ...(data.watch ?? [])];
  return ids.flatMap((id) => data.findings?.[id ?? ''] ?? []);
}

/** Whether money of an old attempt needs a person, so that the shopper must not pay again. */
export function isBlocked({ data }: Entry): boolean {
  return (data.watch ?? []).some((id) => data.findings?.[id] !== undefined);
}

/** The state of the payment, from the record alone. */
export function viewOf(entry: Entry): FlowState {
  const { state, paidBy, data } = entry;
  if (paidBy !== null) {
    return state === 'withheld' || data.findings?.[paidBy]?.kind === 'reversed' ? 'reversed' : 'paid';
  }
  const kinds = relevant(entry).map(({ kind }) => kind);
  if (kinds.some((kind) => kind !== 'reversed' && kind !== 'capture_due')) return 'under_review';
  if (kinds.includes('reversed')) return 'reversed';
  if (state === 'open' || kinds.includes('capture_due')) return 'pending';
  return data.attempt === 0 ? 'none' : 'unsuccessful';
}

/** The time of the next sweep of the order. The older an open attempt is, the longer the pause between its sweeps. */
export function dueAtOf(entry: Entry, now: number): string | null {
  const { state, checkoutId, data } = entry;
  // The end of the lease, or the time at which a fulfilment failed.
  if (state === 'paid') return entry.dueAt;
  const isUrgent = state === 'open' && data.findings?.[checkoutId ?? ''] !== undefined;
  if (isUrgent || (data.watch ?? []).length > 0) return new Date(now).toISOString();
  if (state !== 'open' && !data.unfound) return null;
  return new Date(now + (now - Date.parse(data.begunAt)) / 4).toISOString();
}
