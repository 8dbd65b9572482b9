/** The flow's record of one order. A storage must write and return every field unchanged. */
export interface FlowRecord {
  /** Your order number: the key. */
  readonly orderId: string;
  /** The revision that was read; absent before the first write. */
  readonly revision?: string | undefined;
  /** State of the order. Later versions may add words. */
  readonly state: string;
  /** The checkout of the current attempt. */
  readonly checkoutId: string | null;
  /** The checkout that paid the order. Written once, and unique among all orders. */
  readonly paidBy: string | null;
  /** Time of the order's next sweep: ISO 8601 in UTC, as `Date.toISOString` writes it, so that text sorts as time. */
  readonly dueAt: string | null;
  /** Everything else, as JSON text. */
  readonly data: string;
}

/**
 * The storage of the flow's records: {@link sqlStorage}, or your own, over any database that can replace a row only if
 * the row still has a certain revision. `checkFlowStorage` of `paymennt/testing` checks a storage.
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
  /** Reads the committed record of an order; undefined if the order has none. */
  read(orderId: string): Promise<FlowRecord | undefined>;
  /**
   * Without a revision in `record`: inserts the record, unless the order has one. With a revision: replaces the record,
   * if it still has exactly this revision.
   *
   * @returns the new revision, which the order must never have had before, or undefined if another write came first.
   */
  write(record: FlowRecord): Promise<string | undefined>;
  /** Lists at most 100 orders whose `dueAt` is at or before `before`, by `dueAt` and then by order number. */
  due(before: string): Promise<readonly string[]>;
  /**
   * Runs `work` in one transaction. The writes with `tx` and with `write` commit together. If `work` throws, none of
   * them commits, and `transaction` throws the same error.
   */
  transaction?<T>(work: (tx: Tx, write: FlowStorage<Tx>['write']) => Promise<T>): Promise<T>;
}
