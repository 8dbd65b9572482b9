import type { SandboxContext } from '../context.js';
import type { SandboxCheckout, SandboxRecords } from '../records/index.js';
import { TABLE_NAMES } from '../state/store.js';
import { loadState, type SavedState, saveState } from './saved-state.js';

/**
 * The records of the sandbox. Each access returns copies: a change of a copy does not change the sandbox.
 *
 * @example
 * ```ts
 * // sandbox-state.mts
 * import { writeFile } from 'node:fs/promises';
 * import { PaymenntClient } from 'paymennt';
 * import { createSandbox } from 'paymennt/sandbox';
 * import { buildQrCheckoutParams } from 'paymennt/testing';
 *
 * const { credentials, environment, fetch, state } = createSandbox();
 * const paymennt = new PaymenntClient({ ...credentials, environment, fetch });
 * let changes = 0;
 * const stop = state.onChange(() => {
 *   changes += 1;
 * });
 * const { id } = await paymennt.checkouts.createQr(buildQrCheckoutParams({ amount: '8.50' }));
 * stop();
 * changes; // 1
 * state.checkouts.map(({ amount, status }) => `${amount} ${status}`).join(); // '8.50 PENDING'
 * state.checkout(id)?.history[0]?.cause; // 'created'
 *
 * const saved = JSON.stringify(state);
 * await writeFile('sandbox.json', saved);
 * const another = createSandbox();
 * another.state.load(JSON.parse(saved));
 * another.state.checkouts.length; // 1
 * ```
 */
export interface SandboxState extends SandboxRecords {
  /** One checkout by its id. Undefined when there is none. */
  checkout(id: string): SandboxCheckout | undefined;
  /** Calls the listener after each change. The returned function removes the listener. */
  onChange(listener: () => void): () => void;
  /** All records, the clock and the ids as plain JSON, for {@link SandboxState.load}. No card number is in it. */
  toJSON(): SavedState;
  /**
   * Replaces all records, the clock and the ids by those of a saved state.
   *
   * @throws {Error} for a value in another form than that of {@link SandboxState.toJSON}. The message names each
   * mistake with its path, and nothing is changed.
   */
  load(saved: unknown): void;
}

export function createState(context: SandboxContext): SandboxState {
  const { store, scheduler } = context;
  const state = {
    checkout(id) {
      scheduler.runDue();
      return structuredClone(store.checkouts.get(id));
    },
    onChange: (listener) => store.onChange(listener),
    toJSON: () => saveState(context),
    load: (saved) => loadState(context, saved),
  } satisfies Omit<SandboxState, keyof SandboxRecords>;
  for (const name of TABLE_NAMES) {
    const get = () => {
      // A due event, such as an expiry, must be in the copies.
      scheduler.runDue();
      return structuredClone([...store[name].values()]);
    };
    Object.defineProperty(state, name, { get, enumerable: true });
  }
  return state as unknown as SandboxState;
}
