/**
 * A stateful imitation of the gateway for tests and demos: Merchant API, pay page, webhooks, clock and faults.
 *
 * @module paymennt/sandbox
 */

export type {
  AcceptedOrRefusedBehaviour,
  SandboxBehaviour,
  SandboxMistake,
  SandboxRefusalBehaviour,
  SandboxStatusStyle,
  UsedRequestIdBehaviour,
} from './behaviour.js';
export { SANDBOX_CARDS, SANDBOX_TOKENS, type SandboxTestCard } from './cards.js';
export { createSandbox } from './create-sandbox.js';
export type { SandboxFault } from './faults/definitions.js';
export { type FailNext, SANDBOX_FAULTS } from './faults/faults.js';
export type { SandboxBank } from './ledger/bank.js';
export { SANDBOX_ROUTES, type SandboxOperation, type SandboxRoute } from './operations.js';
export type { SandboxEnvironment, SandboxOptions, SandboxRequestEvent } from './options.js';
export type * from './records/index.js';
export { SANDBOX_IDS, type SandboxSeed } from './records/seed.js';
export type { Sandbox, SandboxClock, SandboxWebhooks } from './sandbox.js';
export type { ServedSandbox, ServeOptions } from './server/serve.js';
export type { SandboxState } from './snapshots/sandbox-state.js';
export type { SavedState } from './snapshots/saved-state.js';
export type { Duration } from './time/clock.js';
