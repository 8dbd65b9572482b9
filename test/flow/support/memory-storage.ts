import type { FlowRecord, FlowStorage } from 'paymennt/flow';

/** A storage in this process, whose rows a test can look at and change. */
export class MemoryStorage implements FlowStorage {
  readonly rows = new Map<string, FlowRecord>();
  /** What happens right after the next write, before the writer goes on. */
  afterNextWrite: (() => Promise<unknown>) | undefined;
  #failsAttach = false;
  #writes = 0;

  async read(orderId: string): Promise<FlowRecord | undefined> {
    return this.rows.get(orderId);
  }

  async write(record: FlowRecord): Promise<string | undefined> {
    const { orderId, checkoutId, revision } = record;
    const current = this.rows.get(orderId);
    if (this.#failsAttach && checkoutId !== null && !current?.checkoutId) {
      this.#failsAttach = false;
      throw new Error('the machine died');
    }
    if (current?.revision !== revision) return undefined;
    this.#writes += 1;
    const next = `r${this.#writes}`;
    this.rows.set(orderId, { ...record, revision: next });
    const after = this.afterNextWrite;
    this.afterNextWrite = undefined;
    await after?.();
    return next;
  }

  async due(before: string): Promise<readonly string[]> {
    return [...this.rows.values()]
      .filter(({ dueAt }) => dueAt !== null && dueAt <= before)
      .sort((a, b) => (`${a.dueAt} ${a.orderId}` < `${b.dueAt} ${b.orderId}` ? -1 : 1))
      .slice(0, 100)
      .map(({ orderId }) => orderId);
  }

  /** The machine dies after the gateway made a checkout, before its id is stored. */
  failNextAttach(): void {
    this.#failsAttach = true;
  }

  change(orderId: string, changes: (record: FlowRecord) => Partial<FlowRecord>): void {
    const record = this.rows.get(orderId);
    if (!record) throw new Error(`there is no record of ${orderId}`);
    this.rows.set(orderId, { ...record, ...changes(record) });
  }

  /** Lets the time pass until every record that has a due time is due. */
  rowsAreDue(): void {
    for (const [orderId, record] of this.rows) {
      if (record.dueAt !== null) this.rows.set(orderId, { ...record, dueAt: '2026-01-01T00:00:00.000Z' });
    }
  }
}
