import type { FlowRecord, FlowStorage } from 'paymennt/flow';

/** A storage in this process, for tests that watch what the flow writes. */
export interface MemoryStorage extends FlowStorage {
  readonly rows: Map<string, FlowRecord>;
}

export function createMemoryStorage(): MemoryStorage {
  const rows = new Map<string, FlowRecord>();
  let writes = 0;
  return {
    rows,
    read: async (orderId) => rows.get(orderId),
    async write(record) {
      if (rows.get(record.orderId)?.revision !== record.revision) return undefined;
      writes += 1;
      const revision = `r${writes}`;
      rows.set(record.orderId, { ...record, revision });
      return revision;
    },
    due: async (before) =>
      [...rows.values()]
        .filter(({ dueAt }) => dueAt !== null && dueAt <= before)
        .sort((a, b) => (`${a.dueAt} ${a.orderId}` < `${b.dueAt} ${b.orderId}` ? -1 : 1))
        .slice(0, 100)
        .map(({ orderId }) => orderId),
  };
}
