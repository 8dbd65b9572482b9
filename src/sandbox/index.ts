/**
 * A stateful imitation of the gateway, for tests and demos: the Merchant API, the pay page, webhooks, a clock, faults.
 *
 * @module paymennt/sandbox
 */
export type { SandboxBank } from './book/bank.js';
export { SANDBOX_CARDS, SANDBOX_TOKENS, type SandboxTestCard } from './cards.js';
export type { SandboxRequestEvent, ServedSandbox, ServeOptions } from './doors/serve.js';
export { type FailNext, SANDBOX_FAULTS, type SandboxFault } from './faults/faults.js';
export { SANDBOX_ROUTES, type SandboxOperation, type SandboxRoute } from './operations.js';
export type { SandboxEnvironment, SandboxOptions } from './options.js';
export { createSandbox, type Sandbox, type SandboxClock, type SandboxWebhooks } from './sandbox.js';
export type * from './state/records.js';
export type { SavedState } from './state/saved-state.js';
export { SANDBOX_IDS, type SandboxSeed } from './state/seed.js';
export type { SandboxState } from './state/snapshots.js';
export type { Duration } from './time/durations.js';
export type { SandboxDisturbance } from './webhooks/courier.js';
