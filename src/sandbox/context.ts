import type { FaultQueue } from './faults/faults.js';
import type { SandboxEnvironment, SandboxRequestEvent } from './options.js';
import type {
  SandboxCheckout,
  SandboxDelivery,
  SandboxDisturbance,
  SandboxWebhook,
} from './records/index.js';
import type { IdSource } from './state/ids.js';
import type { LoggedRequest, RequestLog } from './state/request-log.js';
import type { Store } from './state/store.js';
import type { Scheduler } from './time/scheduler.js';
import type { SandboxSettings } from './wire/options.js';

/** How one request reached the sandbox. */
export interface Arrival {
  readonly transport: 'in-process' | 'http';
  /** The origin at which the browser knows the sandbox. It can differ from the one in `environment`. */
  readonly origin: string;
  /** The request can come from another machine: the dashboard then asks for the credentials. */
  readonly remote: boolean;
  /** The request names a host of the sandbox. All others are refused. */
  readonly ownName: boolean;
  /** Called after the answer, or after the connection was broken. */
  readonly onRequest?: (event: SandboxRequestEvent) => void;
}

/** The facts of a request that only the API knows. The request log keeps them. */
export type RequestNotes = Pick<LoggedRequest, 'requestBody' | 'responseBody'> & { fault?: string };

/** The environment of every hono router. */
export interface RouterEnv {
  Bindings: Arrival & { readonly notes: RequestNotes };
}

export interface Credentials {
  readonly apiKey: string;
  readonly apiSecret: string;
}

/** The credentials of every sandbox that only this machine can reach. */
export const WELL_KNOWN: Credentials = { apiKey: 'sandbox-api-key', apiSecret: 'sandbox-api-secret' };

/** Sends the changes of checkouts to the merchant's webhooks. */
export interface Dispatcher {
  /** Sends the current checkout to every enabled webhook. */
  notify(checkout: SandboxCheckout): void;
  /** Sends the sample of `webhooks.test`, once. */
  sendSample(webhook: SandboxWebhook): void;
  replay(deliveryId: string): Promise<SandboxDelivery>;
  disturbNext(disturbance: SandboxDisturbance): void;
  /** Makes the due attempt. */
  attemptDue(deliveryId: string, at: number): void;
  /** Resolves when no attempt is in progress. Retries that are due later do not count. */
  settled(): Promise<void>;
  /** Removes the disturbances and the delayed deliveries. */
  reset(): void;
}

/** The parts of one sandbox. Every function that answers a request has this object. */
export interface SandboxContext {
  readonly settings: SandboxSettings;
  /** They have a random secret while other machines can reach the sandbox. */
  credentials: Credentials;
  readonly store: Store;
  readonly scheduler: Scheduler;
  readonly faults: FaultQueue;
  readonly dispatcher: Dispatcher;
  readonly requests: RequestLog;
  /** Aborted when the sandbox is closed. It ends requests without a response. */
  readonly closing: AbortSignal;
  /** `reset` and `state.load` replace it. */
  ids: IdSource;
  /** The base URLs. `serve` replaces them. */
  environment: SandboxEnvironment;
}

export function timestamp(context: SandboxContext): string {
  return context.scheduler.clock.now().toISOString();
}

export function minutesFrom(iso: string, minutes: number): string {
  return new Date(Date.parse(iso) + minutes * 60_000).toISOString();
}

/** Whether a request carries the key and the secret of this sandbox. */
export function hasCredentials({ credentials }: SandboxContext, headers: Headers): boolean {
  return (
    headers.get('x-paymennt-api-key') === credentials.apiKey &&
    headers.get('x-paymennt-api-secret') === credentials.apiSecret
  );
}
