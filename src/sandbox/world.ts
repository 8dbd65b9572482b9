import type { FaultQueue } from './faults/faults.js';
import type { SandboxEnvironment, SandboxSettings } from './options.js';
import type { IdSource } from './state/ids.js';
import type { Store } from './state/store.js';
import type { Timeline } from './time/timeline.js';
import type { Courier } from './webhooks/courier.js';

/** What every part of the sandbox works on. */
export interface World {
  readonly settings: SandboxSettings;
  readonly credentials: { readonly apiKey: string; readonly apiSecret: string };
  readonly store: Store;
  readonly timeline: Timeline;
  readonly faults: FaultQueue;
  readonly courier: Courier;
  /** Aborted when the sandbox is closed: what still hangs lets go. */
  readonly closing: AbortSignal;
  /** Another one after a saved state was loaded. */
  ids: IdSource;
  /** Other addresses while it is served. */
  environment: SandboxEnvironment;
}

export function timestamp(world: World): string {
  return world.timeline.clock.now().toISOString();
}

export function minutesFrom(iso: string, minutes: number): string {
  return new Date(Date.parse(iso) + minutes * 60_000).toISOString();
}
