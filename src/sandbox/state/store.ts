import type { SandboxCustomer, SandboxRecords } from '../records/index.js';
import { DEFAULT_SEED, type SandboxSeed } from '../records/seed.js';
import type { CheckoutRecord, SavedRecords } from '../wire/saved-records.js';

export const TABLE_NAMES = [
  'branches',
  'terminals',
  'customers',
  'checkouts',
  'payments',
  'cards',
  'subscriptions',
  'subscriptionPayments',
  'webhooks',
  'deliveries',
] as const satisfies readonly (keyof SandboxRecords)[];

export type TableName = (typeof TABLE_NAMES)[number];

/** The records by id, and cards by token. Each table is in the order of creation. */
export type Tables = { readonly [Name in TableName]: Map<string, SavedRecords[Name][number]> };

export interface Store extends Tables {
  /** Single-use tokens, each with the id of the checkout that used it. */
  readonly usedTokens: Map<string, string>;
  /** Adds records, or replaces those with the same id. */
  put(records: Partial<SavedRecords>): void;
  checkoutByKey(key: string): CheckoutRecord | undefined;
  checkoutByRequestId(requestId: string): CheckoutRecord | undefined;
  /** The customer with this merchant reference. Without a reference, the customer with this e-mail address. */
  customerLike(reference: string | undefined, email: string): SandboxCustomer | undefined;
  /** Calls the listeners of {@link Store.onChange}. */
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
  const usedTokens = new Map<string, string>();
  const tables = Object.fromEntries(TABLE_NAMES.map((name) => [name, new Map()])) as unknown as Tables;

  return {
    ...tables,
    usedTokens,
    put(records) {
      for (const name of TABLE_NAMES) {
        const table: Map<string, unknown> = tables[name];
        for (const row of records[name] ?? []) table.set('token' in row ? row.token : row.id, row);
      }
      for (const { id, checkoutKey, requestId } of records.checkouts ?? []) {
        idByKey.set(checkoutKey, id);
        idByRequest.set(requestId, id);
      }
      for (const { id, reference, email } of records.customers ?? []) {
        idByIdentity.set(identity(reference, email), id);
      }
    },
    checkoutByKey: (key) => tables.checkouts.get(idByKey.get(key) ?? ''),
    checkoutByRequestId: (requestId) => tables.checkouts.get(idByRequest.get(requestId) ?? ''),
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
      const all = [...Object.values(tables), usedTokens, idByKey, idByRequest, idByIdentity];
      for (const map of all) map.clear();
    },
  };
}

/** Empties the tables and fills them with the seed. */
export function applySeed(store: Store, seed: SandboxSeed): void {
  const { branches = DEFAULT_SEED.branches, terminals = DEFAULT_SEED.terminals, cards, webhooks } = seed;
  store.clear();
  store.put(structuredClone({ branches, terminals, cards, webhooks }) as Partial<SavedRecords>);
}
