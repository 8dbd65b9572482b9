import type { FlowRecord, FlowStorage } from '../flow/storage.js';

/** One demand on a storage. `run` rejects with a sentence that says the fault and how to repair it. */
export interface StorageCheck {
  readonly name: string;
  readonly run: (bench: Bench) => Promise<void>;
}

/** The storage under test, and records that no other check uses. */
export class Bench<Tx = unknown> {
  readonly storage: FlowStorage<Tx>;
  readonly #prefix = `flow-check-${crypto.randomUUID()}`;
  readonly #orderIds = new Set<string>();

  constructor(storage: FlowStorage<Tx>) {
    this.storage = storage;
  }

  /** A record of a new order. */
  record(changes: Partial<FlowRecord> = {}): FlowRecord {
    const orderId = `${this.#prefix}-${this.#orderIds.size}`;
    const record = {
      orderId,
      state: 'open',
      checkoutId: null,
      paidBy: null,
      dueAt: null,
      data: '{"attempt":1}',
    };
    this.#orderIds.add(changes.orderId ?? orderId);
    return { ...record, ...changes };
  }

  /** Writes a record, which the storage must accept. @returns the record with its revision. */
  async written(record: FlowRecord, write: FlowStorage['write'] = this.storage.write): Promise<FlowRecord> {
    const revision: unknown = await write.call(this.storage, record);
    const kind = record.revision === undefined ? 'an insert' : 'a replacement of the current revision';
    demand(
      typeof revision === 'string' && revision !== '',
      `write must resolve with the new revision after ${kind}, and resolved with ${shown(revision)}`,
    );
    demand(revision !== record.revision, 'write must give every version of a record a revision of its own');
    return { ...record, revision };
  }

  /** Writes a record, which the storage must refuse. */
  async refused(record: FlowRecord, when: string): Promise<void> {
    const answer: unknown = await this.storage.write(record).catch((error: unknown) => {
      throw new Error(`write must resolve with undefined ${when}, and rejected with: ${String(error)}`);
    });
    demand(
      answer === undefined,
      `write must resolve with undefined ${when}, and resolved with ${shown(answer)}`,
    );
  }

  /** Demands that the storage has exactly this record. */
  async holds(expected: FlowRecord, when: string): Promise<void> {
    const found = await this.storage.read(expected.orderId);
    demand(found !== undefined, `read must find the record ${when}`);
    for (const field of FIELDS) {
      const [is, should] = [found?.[field] as unknown, expected[field]];
      demand(is === should, `${field} must be ${shown(should)} ${when}, and is ${shown(is)}`);
    }
  }

  /** Makes sure that no sweep finds a record of the check. */
  async tidy(): Promise<void> {
    for (const orderId of this.#orderIds) {
      const record = await this.storage.read(orderId);
      if (record && record.dueAt !== null) await this.storage.write({ ...record, dueAt: null });
    }
  }
}

const FIELDS = ['orderId', 'revision', 'state', 'checkoutId', 'paidBy', 'dueAt', 'data'] as const;

export function demand(isMet: boolean, sentence: string): asserts isMet {
  if (!isMet) throw new Error(`${sentence}.`);
}

/** A value for a sentence, at most 80 characters long. */
export function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 80 ? `${text.slice(0, 77)}...` : text;
}

const RACERS = 8;

/** Makes simultaneous writes, of which exactly one may succeed. @returns the record of that write. */
async function race({ storage }: Bench, rivals: readonly FlowRecord[], what: string): Promise<FlowRecord> {
  const answers = await Promise.allSettled(rivals.map((rival) => storage.write(rival)));
  const failed = answers.find((answer) => answer.status === 'rejected');
  demand(failed === undefined, `write must not reject when ${what} at once: ${String(failed?.reason)}`);
  const winners = answers.flatMap((answer, index) => {
    const revision = answer.status === 'fulfilled' ? answer.value : undefined;
    const rival = rivals[index];
    return revision === undefined || !rival ? [] : [{ ...rival, revision }];
  });
  const [winner] = winners;
  if (!winner || winners.length > 1) {
    throw new Error(
      `exactly one of ${rivals.length} writes must succeed when ${what} at once, and ${winners.length} did; compare the revision in the statement that writes.`,
    );
  }
  return winner;
}

const LONG_DATA = JSON.stringify({
  attempt: 1,
  text: 'Zoë, 東京, 🍰, "quotes", \\ and \n \u0000 in JSON',
  long: 'x'.repeat(200_000),
});

// In 1970, before any real order, because somebody may check a live table.
const minute = (number: number) => new Date(number * 60_000).toISOString();

/** The demands on every storage, with or without transactions. */
export const STORAGE_CHECKS: readonly StorageCheck[] = [
  {
    name: 'read-unknown',
    run: async (bench) => {
      const found = await bench.storage.read(bench.record().orderId);
      demand(
        found === undefined,
        `read must resolve with undefined for an order without a record, and resolved with ${shown(found)}`,
      );
    },
  },
  {
    name: 'insert',
    run: async (bench) => bench.holds(await bench.written(bench.record()), 'after an insert'),
  },
  {
    name: 'insert-once',
    run: async (bench) => {
      const first = await bench.written(bench.record());
      const { revision, ...again } = first;
      await bench.refused({ ...again, state: 'ended' }, 'when the order has a record already');
      await bench.holds(first, 'after a second insert');
    },
  },
  {
    name: 'replace',
    run: async (bench) => {
      const first = await bench.written(bench.record());
      const changes = { state: 'paid', checkoutId: '1', paidBy: first.orderId, dueAt: minute(1), data: '{}' };
      const second = await bench.written({ ...first, ...changes });
      await bench.holds(second, 'after a replacement');
      const third = await bench.written({ ...second, checkoutId: null, dueAt: null });
      await bench.holds(third, 'after a replacement with null');
    },
  },
  {
    name: 'stale-revision',
    run: async (bench) => {
      const first = await bench.written(bench.record());
      const second = await bench.written({ ...first, state: 'ended' });
      await bench.refused({ ...first, state: 'paid' }, 'when the record has another revision by now');
      await bench.holds(second, 'after a write with an old revision');
    },
  },
  {
    name: 'missing-record',
    run: async (bench) => {
      const record = bench.record({ revision: 'never-written' });
      await bench.refused(record, 'when there is no record to replace');
      demand(
        (await bench.storage.read(record.orderId)) === undefined,
        'a write with a revision must not insert',
      );
    },
  },
  {
    name: 'round-trip',
    run: async (bench) => {
      const { orderId } = bench.record();
      const odd = bench.record({
        orderId: `${orderId} 'Zoë' "東京" 🍰 %_\\`,
        checkoutId: '1653241101733169556',
        dueAt: minute(2),
        data: LONG_DATA,
      });
      await bench.holds(await bench.written(odd), 'after a round trip of unusual and long text');
    },
  },
  {
    name: 'letter-case',
    run: async (bench) => {
      const lower = await bench.written(bench.record());
      const upper = bench.record({ orderId: lower.orderId.toUpperCase(), state: 'ended' });
      const found = await bench.storage.read(upper.orderId);
      demand(
        found === undefined,
        'order numbers that differ in case are different orders; use a case-sensitive collation',
      );
      await bench.written(upper);
      await bench.holds(lower, 'after a write for an order number in capitals');
    },
  },
  {
    name: 'one-payer',
    run: async (bench) => {
      const paidBy = bench.record().orderId;
      await bench.written(bench.record({ state: 'paid', paidBy }));
      const second = await bench.written(bench.record());
      const answer = await bench.storage.write({ ...second, paidBy }).catch(() => undefined);
      demand(answer === undefined, 'a checkout must not pay two orders; make the column of paidBy unique');
      await bench.holds(second, 'after a second order named the same payer');
    },
  },
  {
    name: 'race-insert',
    run: async (bench) => {
      for (let round = 0; round < 5; round += 1) {
        const record = bench.record();
        const rivals = Array.from({ length: RACERS }, (_, index) => ({
          ...record,
          data: `{"attempt":${index}}`,
        }));
        await bench.holds(await race(bench, rivals, 'several calls insert'), 'after a race of inserts');
      }
    },
  },
  {
    name: 'race-replace',
    run: async (bench) => {
      let record = await bench.written(bench.record());
      for (let round = 0; round < 5; round += 1) {
        const rivals = Array.from({ length: RACERS }, (_, index) => ({
          ...record,
          data: `{"attempt":${index},"round":${round}}`,
        }));
        record = await race(bench, rivals, 'several calls replace one revision');
        await bench.holds(record, 'after a race of replacements');
      }
    },
  },
  {
    name: 'due',
    run: async (bench) => {
      const later = await bench.written(bench.record({ dueAt: minute(5) }));
      const second = await bench.written(bench.record({ dueAt: minute(4) }));
      const third = await bench.written(bench.record({ dueAt: minute(4) }));
      const first = await bench.written(bench.record({ dueAt: minute(3) }));
      const never = await bench.written(bench.record());
      const own = [first, second, third].map(({ orderId }) => orderId);
      const all: unknown = await bench.storage.due(minute(4));
      if (!Array.isArray(all))
        throw new Error(`due must resolve with an array of order numbers, and resolved with ${shown(all)}.`);
      const others = [later.orderId, never.orderId].filter((orderId) => all.includes(orderId));
      demand(others.length === 0, 'due must list only orders whose dueAt is at or before its argument');
      const found = all.filter((orderId) => own.includes(orderId));
      demand(
        found.length === own.length,
        'due must list every order whose dueAt is at or before its argument',
      );
      demand(found.join() === own.join(), 'due must list the oldest dueAt first, and then by order number');
    },
  },
  {
    name: 'due-limit',
    run: async (bench) => {
      for (let number = 0; number < 103; number += 1) await bench.written(bench.record({ dueAt: minute(0) }));
      const { length } = await bench.storage.due(minute(0));
      demand(length >= 100, `due must list 100 orders when there are more, and listed ${length}`);
      demand(length <= 100, `due must list at most 100 orders, and listed ${length}`);
    },
  },
];
