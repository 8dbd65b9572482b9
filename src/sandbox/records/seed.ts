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

const TERMINAL = { deviceType: 'SANDBOX_POS', branchId: SANDBOX_IDS.branch, active: true };
const [FRONT, BACK] = SANDBOX_IDS.terminals;

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
    { ...TERMINAL, id: FRONT, alias: 'Front counter', serialNumber: 'SANDBOX-0001' },
    { ...TERMINAL, id: BACK, alias: 'Back counter', serialNumber: 'SANDBOX-0002' },
  ],
} as const satisfies SandboxSeed;
