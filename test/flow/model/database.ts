import type { FlowRecord, FlowStorage } from 'paymennt/flow';
import type { Actor, Scheduler } from './scheduler.js';

/** Rows that a transaction has written and not committed, and what else it did. */
export interface ModelTransaction {
  readonly rows: Map<string, FlowRecord>;
  readonly effects: (() => void)[];
}

/** A database with row locks and read committed, as a model. */
export class Database {
  readonly rows = new Map<string, FlowRecord>();
  /** What must never happen to a row. */
  readonly violations: string[] = [];
  /** A storage that ignores the revision, to prove that the model notices. */
  ignoresRevision = false;
  /** Called when an order becomes paid by a checkout. */
  onPaid: (actor: Actor, checkoutId: string) => void = () => undefined;
  readonly #scheduler: Scheduler;
  readonly #locks = new Map<string, ModelTransaction>();
  #revisions = 0;

  constructor(scheduler: Scheduler) {
    this.#scheduler = scheduler;
  }

  /** The storage of one actor. */
  storageOf(actor: Actor, hasTransactions: boolean): FlowStorage<ModelTransaction> {
    const point = (label: string, isReady?: () => boolean) => this.#scheduler.point(actor, label, isReady);
    const storage: FlowStorage<ModelTransaction> = {
      read: async (orderId) => {
        await point('read');
        return this.rows.get(orderId);
      },
      write: async (record) => {
        await point('write', () => !this.#locks.has(record.orderId));
        const next = this.#replacing(record);
        if (next) this.#commit(actor, [next]);
        await point('written');
        return next?.revision;
      },
      due: async (before) => {
        await point('due');
        return this.#due(before);
      },
    };
    if (!hasTransactions) return storage;
    return { ...storage, transaction: (work) => this.#transaction(actor, work) };
  }

  get isLocked(): boolean {
    return this.#locks.size > 0;
  }

  restore(rows: ReadonlyMap<string, FlowRecord>): void {
    this.rows.clear();
    for (const [orderId, row] of rows) this.rows.set(orderId, row);
  }

  #due(before: string): readonly string[] {
    return [...this.rows.values()]
      .filter(({ dueAt }) => dueAt !== null && dueAt <= before)
      .sort((a, b) => (`${a.dueAt} ${a.orderId}` < `${b.dueAt} ${b.orderId}` ? -1 : 1))
      .map(({ orderId }) => orderId);
  }

  /** The row with its new revision, if it is still the one that the record replaces. */
  #replacing(record: FlowRecord): FlowRecord | undefined {
    const current = this.rows.get(record.orderId);
    if (current?.revision !== record.revision && !this.ignoresRevision) return undefined;
    this.#revisions += 1;
    return { ...record, revision: `r${this.#revisions}` };
  }

  #commit(actor: Actor, rows: Iterable<FlowRecord>): void {
    for (const row of rows) {
      const before = this.rows.get(row.orderId)?.paidBy ?? null;
      if (before !== null && before !== row.paidBy) this.violations.push('paid_by was written twice');
      this.rows.set(row.orderId, row);
      if (before === null && row.paidBy !== null) this.onPaid(actor, row.paidBy);
    }
  }

  async #transaction<T>(
    actor: Actor,
    work: (tx: ModelTransaction, write: FlowStorage['write']) => Promise<T>,
  ): Promise<T> {
    const tx: ModelTransaction = { rows: new Map(), effects: [] };
    const end = () => {
      for (const [orderId, holder] of this.#locks) if (holder === tx) this.#locks.delete(orderId);
    };
    actor.rollBack = end;
    try {
      const result = await work(tx, (record) => this.#writeIn(tx, actor, record));
      await this.#scheduler.point(actor, 'commit');
      this.#commit(actor, tx.rows.values());
      for (const effect of tx.effects) effect();
      end();
      await this.#scheduler.point(actor, 'committed');
      return result;
    } finally {
      end();
    }
  }

  async #writeIn(tx: ModelTransaction, actor: Actor, record: FlowRecord): Promise<string | undefined> {
    const { orderId } = record;
    await this.#scheduler.point(actor, 'write in transaction', () => !this.#locks.has(orderId));
    const next = this.#replacing(record);
    if (next) {
      this.#locks.set(orderId, tx);
      tx.rows.set(orderId, next);
    }
    await this.#scheduler.point(actor, 'written in transaction');
    return next?.revision;
  }
}
