import type { SandboxContext } from '../context.js';
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
import { loadState, type SavedState, saveState } from './saved-state.js';

/**
 * The records of the sandbox, oldest first. Each access returns a copy: changing the copy changes nothing.
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
 * await paymennt.checkouts.createQr(buildQrCheckoutParams({ amount: '8.50' }));
 * state.checkouts.map(({ amount, status }) => `${amount} ${status}`).join(); // '8.50 PENDING'
 * ```
 */
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
  /** The links that subscriptions sent. */
  readonly subscriptionPayments: readonly SandboxSubscriptionPayment[];
  /** All branches. */
  readonly branches: readonly SandboxBranch[];
  /** All terminals. */
  readonly terminals: readonly SandboxTerminal[];
  /** Registered addresses. */
  readonly webhooks: readonly SandboxWebhook[];
  /** Every delivery to a webhook, with its attempts. */
  readonly deliveries: readonly SandboxDelivery[];
  /**
   * One checkout by its id; undefined when there is none.
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
   * Calls back after each change, until the returned function is called.
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
   * Everything as plain JSON, for {@link SandboxState.load}. It holds no card number.
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
   * Goes back to a saved state, clock included.
   *
   * @throws {Error} for anything that {@link SandboxState.toJSON} did not write; nothing is changed then.
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

function copies<Row>(table: ReadonlyMap<string, Row>): Row[] {
  return structuredClone([...table.values()]);
}

export function createState(context: SandboxContext): SandboxState {
  const { store } = context;
  // Events that are due come first, so that the copy is of this moment and not of the last request.
  const upToDate = <Row>(table: ReadonlyMap<string, Row>) => {
    context.scheduler.runDue();
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
      context.scheduler.runDue();
      return structuredClone(store.checkouts.get(id));
    },
    onChange: (listener) => store.onChange(listener),
    toJSON: () => saveState(context),
    load: (saved) => loadState(context, saved),
  };
}
