import { Refusal } from '../refusal.js';
import { list, object, optional, type Reader } from '../wire/readers.js';
import type { World } from '../world.js';
import { records } from './saved-record-readers.js';
import { DEFAULT_SEED, type SandboxSeed } from './seed.js';

const seedReader: Reader<SandboxSeed> = object({
  branches: optional(list(records.branch)),
  terminals: optional(list(records.terminal)),
  cards: optional(list(records.storedCard)),
  webhooks: optional(list(records.webhook)),
});

/** @throws {Error} with the path of what is wrong: seeds are files that people write by hand. */
export function readSeed(seed: unknown): SandboxSeed {
  try {
    return seedReader(seed, 'seed');
  } catch (error) {
    if (error instanceof Refusal) throw new Error(`Cannot use the sandbox's seed: ${error.message}`);
    throw error;
  }
}

/** Empties the tables and puts in what the sandbox starts with. */
export function plant({ store }: World, seed: SandboxSeed): void {
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
