import type {
  SandboxBranch,
  SandboxCustomer,
  SandboxDelivery,
  SandboxPayment,
  SandboxStoredCard,
  SandboxSubscriptionPayment,
  SandboxTerminal,
  SandboxWebhook,
} from '../records/index.js';
import { DEFAULT_SEED, type SandboxSeed } from '../records/seed.js';
import type { CheckoutRecord, SubscriptionRecord } from '../wire/saved-records.js';

/** Everything that a sandbox remembers, each table in the order of creation. */
export interface Tables {
  readonly branches: Map<string, SandboxBranch>;
  readonly terminals: Map<string, SandboxTerminal>;
  readonly customers: Map<string, SandboxCustomer>;
  readonly checkouts: Map<string, CheckoutRecord>;
  readonly payments: Map<string, SandboxPayment>;
  /** By token. */
  readonly cards: Map<string, SandboxStoredCard>;
  readonly subscriptions: Map<string, SubscriptionRecord>;
  readonly subscriptionPayments: Map<string, SandboxSubscriptionPayment>;
  readonly webhooks: Map<string, SandboxWebhook>;
  readonly deliveries: Map<string, SandboxDelivery>;
  /** Single-use tokens, each with the checkout that used it. */
  readonly usedTokens: Map<string, string>;
}

export interface Store extends Tables {
  addCheckout(checkout: CheckoutRecord): void;
  checkoutByKey(key: string): CheckoutRecord | undefined;
  checkoutByRequestId(requestId: string): CheckoutRecord | undefined;
  putCustomer(customer: SandboxCustomer): void;
  /** The one with this merchant reference, or without a reference the one with this e-mail address. */
  customerLike(reference: string | undefined, email: string): SandboxCustomer | undefined;
  /** Tells the listeners that something is different now. */
  changed(): void;
  onChange(listener: () => void): () => void;
  clear(): void;
}

function identity(reference: string | undefined, email: string): string {
  return reference === undefined ? `email ${email}` : `reference ${reference}`;
}

export function createStore(): Store {
  const idByKey = new Map<string, string>();
  const idByRequest = new Map<string, string>();
  const idByIdentity = new Map<string, string>();
  const listeners = new Set<() => void>();
  const tables: Tables = {
    branches: new Map(),
    terminals: new Map(),
    customers: new Map(),
    checkouts: new Map(),
    payments: new Map(),
    cards: new Map(),
    subscriptions: new Map(),
    subscriptionPayments: new Map(),
    webhooks: new Map(),
    deliveries: new Map(),
    usedTokens: new Map(),
  };

  return {
    ...tables,
    addCheckout(checkout) {
      tables.checkouts.set(checkout.id, checkout);
      idByKey.set(checkout.checkoutKey, checkout.id);
      idByRequest.set(checkout.requestId, checkout.id);
    },
    checkoutByKey: (key) => tables.checkouts.get(idByKey.get(key) ?? ''),
    checkoutByRequestId: (requestId) => tables.checkouts.get(idByRequest.get(requestId) ?? ''),
    putCustomer(customer) {
      tables.customers.set(customer.id, customer);
      idByIdentity.set(identity(customer.reference, customer.email), customer.id);
    },
    customerLike: (reference, email) =>
      tables.customers.get(idByIdentity.get(identity(reference, email)) ?? ''),
    changed() {
      for (const listener of [...listeners]) listener();
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    clear() {
      for (const table of [...Object.values(tables), idByKey, idByRequest, idByIdentity]) table.clear();
    },
  };
}

/** Empties the tables and puts in what the sandbox starts with. */
export function applySeed(store: Store, seed: SandboxSeed): void {
  const {
    branches = DEFAULT_SEED.branches,
    terminals = DEFAULT_SEED.terminals,
    cards = [],
    webhooks = [],
  } = seed;
  store.clear();
  for (const branch of branches) store.branches.set(branch.id, { ...branch });
  for (const terminal of terminals) store.terminals.set(terminal.id, { ...terminal });
  for (const card of cards) store.cards.set(card.token, structuredClone(card));
  for (const webhook of webhooks) store.webhooks.set(webhook.id, { ...webhook });
}
