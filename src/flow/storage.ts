/** What the flow stores about one order. A storage writes the fields as they are and returns them as they are. */
export interface FlowRecord {
  /** Your order number: the key. */
  readonly orderId: string;
  /** The revision that was read. Absent in a record that was never written. */
  readonly revision?: string | undefined;
  /** How far the order is. Later versions may add words. */
  readonly state: string;
  /** The checkout of the current attempt. */
  readonly checkoutId: string | null;
  /** The checkout that paid the order. Written once; no two orders have the same. */
  readonly paidBy: string | null;
  /** When a sweep must look at the order: ISO 8601 in UTC, as `Date.toISOString` writes it, so that text compares as time. */
  readonly dueAt: string | null;
  /** Everything else, as JSON text. */
  readonly data: string;
}

/**
 * Where the flow keeps its records: {@link sqlStorage}, or one of your own over any database that can replace a row
 * only if its revision is still the one that was read. `checkFlowStorage` of `paymennt/testing` tries one out.
 *
 * @example
 * ```ts
 * import type { FlowRecord, FlowStorage } from 'paymennt/flow';
 *
 * const rows = new Map<string, FlowRecord>();
 * const inMemory: FlowStorage = {
 *   read: async (orderId) => rows.get(orderId),
 *   write: async (record) => {
 *     if (rows.get(record.orderId)?.revision !== record.revision) return undefined;
 *     const revision = crypto.randomUUID();
 *     rows.set(record.orderId, { ...record, revision });
 *     return revision;
 *   },
 *   due: async (before) =>
 *     [...rows.values()]
 *       .filter(({ dueAt }) => dueAt !== null && dueAt <= before)
 *       .sort((a, b) => `${a.dueAt} ${a.orderId}`.localeCompare(`${b.dueAt} ${b.orderId}`))
 *       .slice(0, 100)
 *       .map(({ orderId }) => orderId),
 * };
 * ```
 */
export interface FlowStorage<Tx = undefined> {
  /** Reads the record of an order, committed data only. */
  read(orderId: string): Promise<FlowRecord | undefined>;
  /**
   * Inserts a record without a revision if its order has none yet, and otherwise replaces exactly the revision that the
   * record names.
   *
   * @returns the new revision, which must be one that the order never had, or undefined when another write came first.
   */
  write(record: FlowRecord): Promise<string | undefined>;
  /** The orders whose `dueAt` is `before` or earlier, the oldest first, then by order number; 100 at the most. */
  due(before: string): Promise<readonly string[]>;
  /**
   * Runs `work` in one transaction: what `work` writes with `tx` and with `write` is committed together, or, when `work`
   * throws, not at all. Rethrows what `work` throws.
   */
  transaction?<T>(work: (tx: Tx, write: FlowStorage<Tx>['write']) => Promise<T>): Promise<T>;
}
