import type { SandboxContext } from '../context.js';
import { scheduleExpiry } from '../ledger/lifecycle.js';
import { scheduleEnd } from '../ledger/subscriptions.js';
import type { SandboxRecords } from '../records/index.js';
import { createIdSource } from '../state/ids.js';
import { TABLE_NAMES } from '../state/store.js';
import { readSavedState } from '../wire/saved-records.js';

/** A sandbox as plain JSON: the output of `JSON.stringify(sandbox.state)`. */
export interface SavedState extends SandboxRecords {
  /** Version of this form. */
  readonly version: '1';
  /** The sandbox's time, ISO 8601. */
  readonly now: string;
  /** Milliseconds by which `clock.advance` was ahead of real time. Absent when real time was stopped. */
  readonly aheadMs?: number | undefined;
  /** The position in the sequence of ids. */
  readonly ids: {
    /** The option `idSeed`, or the random number in its place. */
    readonly seed: number;
    /** Number of ids that were given out. */
    readonly count: number;
  };
  /** Single-use card tokens. */
  readonly usedTokens: readonly {
    /** The token. */
    readonly token: string;
    /** Id of the checkout that the token paid for. */
    readonly checkoutId: string;
  }[];
}

export function saveState({ store, ids, scheduler }: SandboxContext): SavedState {
  scheduler.runDue();
  const records = Object.fromEntries(TABLE_NAMES.map((name) => [name, [...store[name].values()]]));
  return structuredClone({
    version: '1',
    now: scheduler.clock.now().toISOString(),
    aheadMs: scheduler.clock.aheadMs(),
    ids: { seed: ids.seed, count: ids.count },
    ...(records as unknown as SandboxRecords),
    usedTokens: [...store.usedTokens].map(([token, checkoutId]) => ({ token, checkoutId })),
  });
}

/** Adds the events of the loaded records to the schedule. */
function rebuildSchedule(context: SandboxContext): void {
  const { store, scheduler } = context;
  scheduler.clear();
  for (const checkout of store.checkouts.values()) {
    if (checkout.status === 'PENDING' || checkout.status === 'AUTHORIZED') scheduleExpiry(context, checkout);
  }
  for (const subscription of store.subscriptions.values()) {
    const { id, status, nextBillingAt } = subscription;
    if (status === 'EXPIRED' || status === 'ARCHIVED') continue;
    scheduleEnd(context, subscription);
    if (nextBillingAt !== undefined) {
      scheduler.add({ at: Date.parse(nextBillingAt), kind: 'subscription-billing', id });
    }
  }
  for (const { id, nextAttemptAt } of store.deliveries.values()) {
    if (nextAttemptAt !== undefined) {
      scheduler.add({ at: Date.parse(nextAttemptAt), kind: 'delivery', id });
    }
  }
}

export function loadState(context: SandboxContext, saved: unknown): void {
  const state = readSavedState(saved);
  const { store, scheduler } = context;
  store.clear();
  scheduler.clock.restore(Date.parse(state.now), state.aheadMs);
  context.ids = createIdSource(state.ids.seed);
  context.ids.count = state.ids.count;
  store.put(state);
  for (const { token, checkoutId } of state.usedTokens) store.usedTokens.set(token, checkoutId);
  context.dispatcher.reset();
  rebuildSchedule(context);
  store.changed();
}
