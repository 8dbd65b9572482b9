import type { SandboxBranch, SandboxTerminal, SandboxWebhook } from './account.js';
import type { SandboxStoredCard } from './payment.js';

/** The ids of the branch and the terminals that every sandbox has, unless its seed has others. */
export const SANDBOX_IDS = {
  /** The branch. */
  branch: '1700000000000000101',
  /** Its two terminals. */
  terminals: ['1700000000000000203', '1700000000000000305'],
} as const;

/** The initial records of a sandbox. Default: one branch and two terminals. */
export interface SandboxSeed {
  /** Branches. */
  branches?: readonly SandboxBranch[] | undefined;
  /** Terminals. */
  terminals?: readonly SandboxTerminal[] | undefined;
  /** Stored cards. */
  cards?: readonly SandboxStoredCard[] | undefined;
  /** Webhooks. The sandbox sends deliveries to loopback addresses only. */
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
