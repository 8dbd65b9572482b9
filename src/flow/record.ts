import type { FlowRecord } from './storage.js';
import type { FindingKind, FlowState } from './types.js';

const STATES = ['open', 'ended', 'paid', 'fulfilled', 'withheld'] as const;

/**
 * `open`: the current attempt may still be paid. `ended`: it came to nothing. `paid`: a fulfilment without a transaction
 * is under way or due. `fulfilled`: the order is paid and fulfilled. `withheld`: the money went back before fulfilment.
 */
export type EntryState = (typeof STATES)[number];

/** A finding as the record remembers it. */
export interface NotedFinding {
  readonly kind: FindingKind;
  /** Status and refunded total of the checkout, so that a change of either is a new finding. */
  readonly of: string;
  /** Whether `review` has received it. */
  readonly reviewed?: true | undefined;
}

/** What `data` holds. Keys that a later version added are kept, because all writes start from the data that was read. */
export interface FlowData {
  /** Number of the current attempt, from 1; 0 before the first. */
  readonly attempt: number;
  /** When the current attempt began. */
  readonly begunAt: string;
  /** What the checkout in `paidBy` paid. */
  readonly paid?: { readonly amount: number; readonly currency: string } | undefined;
  /** Checkouts beside the current one that a sweep must ask about. */
  readonly watch?: readonly string[] | undefined;
  /** An old attempt has paid while the creation of the current one's checkout was under way: find it and cancel it. */
  readonly unfound?: true | undefined;
  /** The open findings, by checkout. */
  readonly findings?: Readonly<Record<string, NotedFinding>> | undefined;
}

/** A record that this version can read. */
export interface Entry extends Omit<FlowRecord, 'state' | 'data'> {
  readonly state: EntryState;
  readonly data: FlowData;
}

/** The record of an order before anything was written about it. */
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

/** The record, or undefined when another version of the library wrote it in a way that this one cannot read. */
export function entryOf(record: FlowRecord): Entry | undefined {
  const state = STATES.find((known) => known === record.state);
  const data = dataOf(record.data);
  return state && data && { ...record, state, data };
}

export function recordOf(entry: Entry): FlowRecord {
  return { ...entry, data: JSON.stringify(entry.data) };
}

/** Checkouts that are not over and may concern the order's payment. */
function relevant({ checkoutId, data }: Entry): readonly NotedFinding[] {
  const ids = [checkoutId, ...(data.watch ?? [])];
  return ids.flatMap((id) => data.findings?.[id ?? ''] ?? []);
}

/** Whether money of an attempt waits for a person, so that the shopper must not pay again. */
export function isBlocked({ data }: Entry): boolean {
  return (data.watch ?? []).some((id) => data.findings?.[id] !== undefined);
}

/** How far the payment is, as far as the record knows. */
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

/** When a sweep must look at the order. An attempt that is merely open is left alone for longer the older it is. */
export function dueAtOf(entry: Entry, now: number): string | null {
  const { state, checkoutId, data } = entry;
  // The end of the lease, or the moment at which a fulfilment failed.
  if (state === 'paid') return entry.dueAt;
  const isUrgent = state === 'open' && data.findings?.[checkoutId ?? ''] !== undefined;
  if (isUrgent || (data.watch ?? []).length > 0) return new Date(now).toISOString();
  if (state !== 'open' && !data.unfound) return null;
  return new Date(now + (now - Date.parse(data.begunAt)) / 4).toISOString();
}
