import { demandStorage } from '../flow/options.js';
import type { FlowStorage } from '../flow/storage.js';
import { Bench, STORAGE_CHECKS, type StorageCheck } from './flow-storage-checks.js';
import { TRANSACTION_CHECKS } from './flow-transaction-checks.js';

/** The result of one check of a storage. */
export interface FlowStorageCheck {
  /** A stable name, such as `stale-revision`. */
  readonly name: string;
  /** Whether the storage does what the flow needs. */
  readonly ok: boolean;
  /** The wrong behaviour of the storage, in one sentence; absent if the check passed. */
  readonly reason?: string | undefined;
}

/** The result of {@link checkFlowStorage}. */
export interface FlowStorageReport {
  /** Whether every check passed. */
  readonly ok: boolean;
  /** One for each check, in the order in which they ran. */
  readonly checks: readonly FlowStorageCheck[];
  /** One line of text for each check. */
  toString(): string;
}

const TIMEOUT_MS = 20_000;

async function withinTime(work: Promise<void>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    const reason = new Error(
      `The storage did not answer within ${TIMEOUT_MS / 1_000} seconds; check its connection and its locks.`,
    );
    timer = setTimeout(reject, TIMEOUT_MS, reason);
  });
  try {
    await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

async function outcomeOf({ name, run }: StorageCheck, bench: Bench): Promise<FlowStorageCheck> {
  try {
    await withinTime(run(bench));
    return { name, ok: true };
  } catch (error) {
    return { name, ok: false, reason: error instanceof Error ? error.message : String(error) };
  }
}

/**
 * Checks that a storage does everything that `paymennt/flow` needs: round trips, stale revisions, races and, if the
 * storage has them, transactions. Needs no test runner.
 *
 * Run the check with the real driver and a database for tests. The records of the check stay in the database, with
 * order numbers that begin with `flow-check-`, and are never due.
 *
 * @returns a report. The promise resolves for a faulty storage too.
 * @throws `PaymenntConfigurationError` if the value has no functions `read`, `write` and `due`.
 * @example
 * ```ts
 * // check-flow-storage.mjs
 * import { createClient } from '@libsql/client';
 * import { flowTable, sqlStorage } from 'paymennt/flow';
 * import { checkFlowStorage } from 'paymennt/testing';
 *
 * const db = createClient({ url: ':memory:' });
 * await db.executeMultiple(flowTable);
 * const storage = sqlStorage({
 *   sql: async (strings, ...values) => (await db.execute({ sql: strings.join('?'), args: values })).rows,
 * });
 *
 * const report = await checkFlowStorage(storage);
 * report.ok; // true
 * if (!report.ok) throw new Error(String(report));
 * ```
 */
export async function checkFlowStorage<Tx>(storage: FlowStorage<Tx>): Promise<FlowStorageReport> {
  demandStorage('checkFlowStorage', storage);
  const bench = new Bench(storage as FlowStorage<unknown>);
  const wanted = storage.transaction ? [...STORAGE_CHECKS, ...TRANSACTION_CHECKS] : STORAGE_CHECKS;
  const checks: FlowStorageCheck[] = [];
  for (const check of wanted) checks.push(await outcomeOf(check, bench));
  checks.push(await outcomeOf({ name: 'tidy', run: () => bench.tidy() }, bench));
  return {
    ok: checks.every(({ ok }) => ok),
    checks,
    toString: () =>
      checks.map(({ name, ok, reason }) => (ok ? `ok   ${name}` : `FAIL ${name}: ${reason}`)).join('\n'),
  };
}
