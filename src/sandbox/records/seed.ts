import type { SandboxBranch, SandboxTerminal, SandboxWebhook } from './account.js';
import type { SandboxStoredCard } from './payment.js';

/**
 * The ids of what every sandbox starts with, unless its seed says otherwise.
 *
 * @example
 * ```ts
 * import { SANDBOX_IDS } from 'paymennt/sandbox';
 *
 * console.log(SANDBOX_IDS.branch, SANDBOX_IDS.terminals[0]);
 * ```
 */
export const SANDBOX_IDS = {
  /** The branch. */
  branch: '1700000000000000101',
  /** Its two terminals. */
  terminals: ['1700000000000000203', '1700000000000000305'],
} as const;

/**
 * The records of a sandbox at its start. A list that is left out has its default.
 *
 * @example
 * ```ts
 * import { createSandbox, type SandboxSeed } from 'paymennt/sandbox';
 *
 * const seed: SandboxSeed = {
 *   branches: [{ id: '1700000000000000407', name: 'Harbour shop', currency: 'KWD', enabled: true }],
 *   terminals: [],
 * };
 * createSandbox({ seed }).state.branches[0]?.name; // 'Harbour shop'
 * ```
 */
export interface SandboxSeed {
  /** Branches. */
  branches?: readonly SandboxBranch[] | undefined;
  /** Terminals, with the branches they belong to. */
  terminals?: readonly SandboxTerminal[] | undefined;
  /** Stored cards. */
  cards?: readonly SandboxStoredCard[] | undefined;
  /** Webhooks; only loopback addresses are ever called. */
  webhooks?: readonly SandboxWebhook[] | undefined;
}

/** One branch with two card terminals. */
export const DEFAULT_SEED = {
  branches: [
    {
      id: SANDBOX_IDS.branch,
      name: 'Main branch',
      currency: 'AED',
      description: 'The branch that every sandbox starts with',
      enabled: true,
    },
  ],
  terminals: [
    {
      id: SANDBOX_IDS.terminals[0],
      alias: 'Front counter',
      deviceType: 'SANDBOX_POS',
      serialNumber: 'SANDBOX-0001',
      branchId: SANDBOX_IDS.branch,
      active: true,
    },
    {
      id: SANDBOX_IDS.terminals[1],
      alias: 'Back counter',
      deviceType: 'SANDBOX_POS',
      serialNumber: 'SANDBOX-0002',
      branchId: SANDBOX_IDS.branch,
      active: true,
    },
  ],
} as const satisfies SandboxSeed;
