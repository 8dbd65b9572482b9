import type { SandboxContext } from '../context.js';
import type { SandboxCheckout, SandboxRecords } from '../records/index.js';
import { TABLE_NAMES } from '../state/store.js';
import { loadState, type SavedState, saveState } from './saved-state.js';

/** The records of the sandbox. Each access returns copies: a change of a copy does not change the sandbox. */
export interface SandboxState extends SandboxRecords {
  /**
   * One checkout by its id. Undefined when there is none.
   *
   * @example
   * ```ts
   * // sandbox-state.mjs
   * import { PaymenntClient } from 'paymennt';
   * import { createSandbox } from 'paymennt/sandbox';
   * import { buildQrCheckoutParams } from 'paymennt/testing';
   *
   * const sandbox = createSandbox();
   * const { credentials, environment, fetch, state } = sandbox;
   * const paymennt = new PaymenntClient({ ...credentials, environment, fetch });
   * const { id } = await paymennt.checkouts.createQr(buildQrCheckoutParams());
   * state.checkout(id)?.history[0]?.cause; // 'created'
   * ```
   */
  checkout(id: string): SandboxCheckout | undefined;
  /**
   * Calls the listener after each change. The returned function removes the listener.
   *
   * @example
   * ```ts
   * import { createSandbox } from 'paymennt/sandbox';
   *
   * const sandbox = createSandbox();
   * let changes = 0;
   * const stop = sandbox.state.onChange(() => {
   *   changes += 1;
   * });
   * sandbox.reset();
   * stop();
   * console.log(changes); // 1
   * ```
   */
  onChange(listener: () => void): () => void;
  /**
   * All records, the clock and the ids as plain JSON, for {@link SandboxState.load}. No card number is in it.
   *
   * @example
   * ```ts
   * // sandbox-state.mjs
   * import { writeFile } from 'node:fs/promises';
   * import { createSandbox } from 'paymennt/sandbox';
   *
   * const sandbox = createSandbox();
   * await writeFile('sandbox.json', JSON.stringify(sandbox.state));
   * ```
   */
  toJSON(): SavedState;
  /**
   * Replaces all records, the clock and the ids by those of a saved state.
   *
   * @throws {Error} for a value in another form than that of {@link SandboxState.toJSON}. The message names each
   * mistake with its path, and nothing is changed.
   * @example
   * ```ts
   * import { createSandbox } from 'paymennt/sandbox';
   *
   * const [yesterday, today] = [createSandbox(), createSandbox()];
   * today.state.load(JSON.parse(JSON.stringify(yesterday.state)));
   * today.state.terminals.length; // 2
   * ```
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
