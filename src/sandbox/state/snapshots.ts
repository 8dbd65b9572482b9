import type { World } from '../world.js';
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
} from './records.js';
import { loadState, type SavedState, saveState } from './saved-state.js';

/** What the sandbox remembers. Each access is a copy: changing it changes nothing. Oldest first. */
export interface SandboxState {
  /** With their history. */
  readonly checkouts: readonly SandboxCheckout[];
  /** Every movement of money. */
  readonly payments: readonly SandboxPayment[];
  /** Stored cards, without their numbers. */
  readonly cards: readonly SandboxStoredCard[];
  /** The shoppers that checkouts and subscriptions named. */
  readonly customers: readonly SandboxCustomer[];
  /** All subscriptions. */
  readonly subscriptions: readonly SandboxSubscription[];
  /** What subscriptions asked for. */
  readonly subscriptionPayments: readonly SandboxSubscriptionPayment[];
  /** All branches. */
  readonly branches: readonly SandboxBranch[];
  /** All terminals. */
  readonly terminals: readonly SandboxTerminal[];
  /** Registered addresses. */
  readonly webhooks: readonly SandboxWebhook[];
  /** Every attempt to tell a webhook something, with what came of it. */
  readonly deliveries: readonly SandboxDelivery[];
  /** One checkout by its id; undefined when there is none. */
  checkout(id: string): SandboxCheckout | undefined;
  /** Calls back after each change, until the returned function is called. */
  onChange(listener: () => void): () => void;
  /** Everything as plain JSON, for {@link SandboxState.load}. It holds no card number. */
  toJSON(): SavedState;
  /**
   * Goes back to a saved state, clock included.
   *
   * @throws {Error} for anything that {@link SandboxState.toJSON} did not write; nothing is changed then.
   */
  load(saved: unknown): void;
}

function copies<Row>(table: ReadonlyMap<string, Row>): Row[] {
  return structuredClone([...table.values()]);
}

export function createState(world: World): SandboxState {
  const { store } = world;
  // Whoever looks sees what is so now, not what was so at the last request.
  const upToDate = <Row>(table: ReadonlyMap<string, Row>) => {
    world.timeline.catchUp();
    return copies(table);
  };
  return {
    get checkouts() {
      return upToDate(store.checkouts);
    },
    get payments() {
      return upToDate(store.payments);
    },
    get cards() {
      return upToDate(store.cards);
    },
    get customers() {
      return upToDate(store.customers);
    },
    get subscriptions() {
      return upToDate(store.subscriptions);
    },
    get subscriptionPayments() {
      return upToDate(store.subscriptionPayments);
    },
    get branches() {
      return upToDate(store.branches);
    },
    get terminals() {
      return upToDate(store.terminals);
    },
    get webhooks() {
      return upToDate(store.webhooks);
    },
    get deliveries() {
      return upToDate(store.deliveries);
    },
    checkout(id) {
      world.timeline.catchUp();
      return structuredClone(store.checkouts.get(id));
    },
    onChange: (listener) => store.onChange(listener),
    toJSON: () => saveState(world),
    load: (saved) => loadState(world, saved),
  };
}
