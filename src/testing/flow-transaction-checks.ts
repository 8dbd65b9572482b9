import type { FlowRecord, FlowStorage } from '../flow/storage.js';
import { type Bench, demand, type StorageCheck, shown } from './flow-storage-checks.js';

type Work<T> = (write: FlowStorage['write']) => Promise<T>;

async function inTransaction<T>({ storage }: Bench, work: Work<T>): Promise<T> {
  if (!storage.transaction) throw new Error('the storage has no transaction.');
  return storage.transaction((_, write) => work(write));
}

/** The result of `read` during a transaction; undefined if `read` waits for the end of the transaction. */
async function readMeanwhile(reading: Promise<FlowRecord | undefined>): Promise<FlowRecord | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const waits = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, 300, undefined);
  });
  try {
    return await Promise.race([reading, waits]);
  } finally {
    clearTimeout(timer);
  }
}

/** The demands on a storage with transactions. */
export const TRANSACTION_CHECKS: readonly StorageCheck[] = [
  {
    name: 'transaction-commit',
    run: async (bench) => {
      const record = bench.record();
      const written = await inTransaction(bench, (write) => bench.written(record, write));
      demand(
        typeof written === 'object',
        `transaction must resolve with what its work resolves with, and resolved with ${shown(written)}`,
      );
      await bench.holds(written, 'after a transaction');
    },
  },
  {
    name: 'transaction-rollback',
    run: async (bench) => {
      const record = await bench.written(bench.record());
      const reason = new Error('the work fails');
      const failure = await inTransaction(bench, async (write) => {
        await bench.written({ ...record, state: 'paid' }, write);
        throw reason;
      }).then(
        () => undefined,
        (error: unknown) => error,
      );
      demand(failure !== undefined, 'transaction must reject when its work rejects');
      demand(
        failure === reason,
        'transaction must reject with the error of its work, and rejected with another',
      );
      await bench.holds(record, 'after a transaction that failed: it must roll back');
    },
  },
  {
    name: 'transaction-isolation',
    run: async (bench) => {
      const record = await bench.written(bench.record());
      let reading: Promise<FlowRecord | undefined> | undefined;
      const seen = await inTransaction(bench, async (write) => {
        await bench.written({ ...record, state: 'paid' }, write);
        reading = bench.storage.read(record.orderId);
        // A storage may also refuse to read during the transaction.
        return readMeanwhile(reading.catch(() => undefined));
      });
      await reading?.catch(() => undefined);
      demand(
        seen?.state !== 'paid',
        'what a transaction has written must not be read before it commits; run read outside of it, on another connection',
      );
    },
  },
  {
    name: 'transaction-stale-revision',
    run: async (bench) => {
      const first = await bench.written(bench.record());
      const second = await bench.written({ ...first, state: 'ended' });
      const answer = await inTransaction(bench, (write) => write({ ...first, state: 'paid' }));
      demand(
        answer === undefined,
        `write must resolve with undefined for an old revision inside a transaction too, and resolved with ${shown(answer)}`,
      );
      await bench.holds(second, 'after a transaction with an old revision');
    },
  },
  {
    name: 'race-transaction',
    run: async (bench) => {
      const record = await bench.written(bench.record());
      const rivals = ['paid', 'ended'].map((state) => ({ ...record, state }));
      // One of the two may also reject, with a serialisation failure or a locked database, and writes nothing then.
      const answers = await Promise.allSettled(
        rivals.map((rival) => inTransaction(bench, (write) => write(rival))),
      );
      const wins = answers.map((answer) => answer.status === 'fulfilled' && answer.value !== undefined);
      const won = rivals.filter((_, index) => wins[index]);
      demand(
        won.length === 1,
        `exactly one of two transactions must write when both replace one revision, and ${won.length} did`,
      );
      const found = await bench.storage.read(record.orderId);
      demand(
        found?.state === won[0]?.state,
        'the transaction whose write succeeded must be the one that is stored',
      );
    },
  },
];
