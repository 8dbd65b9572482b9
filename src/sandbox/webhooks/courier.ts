import type { SandboxCheckout, SandboxDelivery, SandboxWebhook } from '../state/records.js';

/**
 * What can befall the next delivery: it is sent twice, it never arrives, or it arrives after the one that follows it
 * (at the latest a minute later).
 *
 * @example
 * ```ts
 * import { createSandbox, type SandboxDisturbance } from 'paymennt/sandbox';
 *
 * const badDay: readonly SandboxDisturbance[] = ['duplicate', 'reorder', 'lose'];
 * const sandbox = createSandbox();
 * for (const disturbance of badDay) sandbox.webhooks.disturbNext(disturbance);
 * ```
 */
export type SandboxDisturbance = 'duplicate' | 'lose' | 'reorder';

/** Carries the news to the merchant's webhooks. */
export interface Courier {
  /** Sends a checkout, as it is now, to every enabled webhook. */
  announce(checkout: SandboxCheckout): void;
  /** Sends the sample of `webhooks.test`, once. */
  sendSample(webhook: SandboxWebhook): void;
  replay(deliveryId: string): Promise<SandboxDelivery>;
  disturbNext(disturbance: SandboxDisturbance): void;
  /** Makes the attempt whose time has come. */
  attemptDue(deliveryId: string, at: number): void;
  /** Resolves when nothing is on its way. Retries that wait for their time do not count. */
  settled(): Promise<void>;
  /** Forgets disturbances and what it held back. */
  reset(): void;
}
