import type { SandboxContext } from '../context.js';
import { scheduleExpiry } from '../ledger/lifecycle.js';
import { scheduleEnd } from '../ledger/subscriptions.js';
import type {
  SandboxBranch,
  SandboxCheckout,
  SandboxCustomer,
  SandboxDelivery,
  SandboxPayment,
  SandboxStoredCard,
  SandboxSubscription,
  SandboxSubscriptionPayment,
  SandboxTerminal,
  SandboxWebhook,
} from '../records/index.js';
import { createIdSource } from '../state/ids.js';
import { readSavedState } from '../wire/saved-records.js';

/**
 * A sandbox as plain JSON: what `JSON.stringify(sandbox.state)` writes.
 *
 * @example
 * ```ts
 * import { createSandbox, type SavedState } from 'paymennt/sandbox';
 *
 * const saved: SavedState = createSandbox({ now: '2027-01-30T09:00:00Z' }).state.toJSON();
 * saved.now; // '2027-01-30T09:00:00.000Z'
 * saved.checkouts.length; // 0
 * ```
 */
export interface SavedState {
  /** The version of this form. */
  readonly version: '1';
  /** The sandbox's time, ISO 8601. */
  readonly now: string;
  /** How far `clock.advance` was ahead of real time; absent when real time was stopped. */
  readonly aheadMs?: number | undefined;
  /** Where the source of ids is. */
  readonly ids: {
    /** The seed of the ids. */
    readonly seed: number;
    /** How many there are. */
    readonly count: number;
  };
  /** All branches. */
  readonly branches: readonly SandboxBranch[];
  /** All terminals. */
  readonly terminals: readonly SandboxTerminal[];
  /** All shoppers. */
  readonly customers: readonly SandboxCustomer[];
  /** All checkouts. */
  readonly checkouts: readonly SandboxCheckout[];
  /** All payments. */
  readonly payments: readonly SandboxPayment[];
  /** All stored cards. */
  readonly cards: readonly SandboxStoredCard[];
  /** All subscriptions. */
  readonly subscriptions: readonly SandboxSubscription[];
  /** All links that subscriptions sent. */
  readonly subscriptionPayments: readonly SandboxSubscriptionPayment[];
  /** All webhooks. */
  readonly webhooks: readonly SandboxWebhook[];
  /** All deliveries. */
  readonly deliveries: readonly SandboxDelivery[];
  /** Single-use tokens, each with the checkout that used it. */
  readonly usedTokens: readonly {
    /** The token. */
    readonly token: string;
    /** The checkout that it paid for. */
    readonly checkoutId: string;
  }[];
}

export function saveState(context: SandboxContext): SavedState {
  const { store, ids, scheduler } = context;
  scheduler.runDue();
  return structuredClone({
    version: '1',
    now: scheduler.clock.now().toISOString(),
    aheadMs: scheduler.clock.aheadMs(),
    ids: { seed: ids.seed, count: ids.count },
    branches: [...store.branches.values()],
    terminals: [...store.terminals.values()],
    customers: [...store.customers.values()],
    checkouts: [...store.checkouts.values()],
    payments: [...store.payments.values()],
    cards: [...store.cards.values()],
    subscriptions: [...store.subscriptions.values()],
    subscriptionPayments: [...store.subscriptionPayments.values()],
    webhooks: [...store.webhooks.values()],
    deliveries: [...store.deliveries.values()],
    usedTokens: [...store.usedTokens].map(([token, checkoutId]) => ({ token, checkoutId })),
  });
}

/** Fills the schedule from the tables, after a state was loaded. */
function rebuildSchedule(context: SandboxContext): void {
  const { store, scheduler } = context;
  scheduler.schedule.clear();
  for (const checkout of store.checkouts.values()) {
    if (checkout.status === 'PENDING' || checkout.status === 'AUTHORIZED') scheduleExpiry(context, checkout);
  }
  for (const subscription of store.subscriptions.values()) {
    const { id, status, nextBillingAt } = subscription;
    if (status === 'EXPIRED' || status === 'ARCHIVED') continue;
    scheduleEnd(context, subscription);
    if (nextBillingAt !== undefined) {
      scheduler.schedule.add({ at: Date.parse(nextBillingAt), kind: 'subscription-billing', id });
    }
  }
  for (const { id, nextAttemptAt } of store.deliveries.values()) {
    if (nextAttemptAt !== undefined) {
      scheduler.schedule.add({ at: Date.parse(nextAttemptAt), kind: 'delivery', id });
    }
  }
  scheduler.resetTimer();
}

export function loadState(context: SandboxContext, saved: unknown): void {
  const state = readSavedState(saved);
  const { store, scheduler } = context;
  store.clear();
  scheduler.clock.restore(Date.parse(state.now), state.aheadMs);
  context.ids = createIdSource(state.ids.seed);
  context.ids.count = state.ids.count;
  const fill = <Row extends { id: string }>(table: Map<string, Row>, rows: readonly Row[]) => {
    for (const row of rows) table.set(row.id, row);
  };
  fill(store.branches, state.branches);
  fill(store.terminals, state.terminals);
  fill(store.payments, state.payments);
  fill(store.subscriptions, state.subscriptions);
  fill(store.subscriptionPayments, state.subscriptionPayments);
  fill(store.webhooks, state.webhooks);
  fill(store.deliveries, state.deliveries);
  for (const customer of state.customers) store.putCustomer(customer);
  for (const checkout of state.checkouts) store.addCheckout(checkout);
  for (const card of state.cards) store.cards.set(card.token, card);
  for (const { token, checkoutId } of state.usedTokens) store.usedTokens.set(token, checkoutId);
  context.dispatcher.reset();
  rebuildSchedule(context);
  store.changed();
}
