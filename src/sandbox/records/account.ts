/** A branch of the merchant. */
export interface SandboxBranch {
  /** Its id: digits, as text. */
  id: string;
  /** Its name. */
  name: string;
  /** ISO 4217 code: what it sells in. */
  currency: string;
  /** A few words about it. */
  description?: string | undefined;
  /** Whether it takes payments. */
  enabled: boolean;
}

/** A payment terminal. */
export interface SandboxTerminal {
  /** Its id: digits, as text. */
  id: string;
  /** Its name. */
  alias: string;
  /** The model. */
  deviceType: string;
  /** The number on the device. */
  serialNumber: string;
  /** The branch that has it. */
  branchId?: string | undefined;
  /** Whether it can take payments. */
  active: boolean;
}

/** An address that gets a delivery after each change of a checkout. */
export interface SandboxWebhook {
  /** Its id: digits, as text. */
  id: string;
  /** Where deliveries go. */
  address: string;
  /** A key that nothing is signed with: how the real one is used is not documented. */
  hmacKey: string;
  /** Whether deliveries are made. */
  enabled: boolean;
  /** Deliveries failed for so long that the sandbox stopped sending. Enabling the webhook again clears it. */
  failed: boolean;
}

/** One attempt to deliver. */
export interface SandboxDeliveryAttempt {
  /** When, ISO 8601, by the sandbox's clock. */
  at: string;
  /** The status that the receiver answered with; absent when there was no answer. */
  httpStatus?: number | undefined;
  /** Why there was no answer. */
  error?: string | undefined;
}

/**
 * `pending` waits for its next attempt, `delivered` was answered with 2xx, `failed` ran out of attempts, `refused`
 * was for an address that is not on loopback, `lost` was lost on request.
 */
export type SandboxDeliveryStatus = 'pending' | 'delivered' | 'failed' | 'refused' | 'lost';

/**
 * One notification for one webhook.
 *
 * @example
 * ```ts
 * import { createSandbox, type SandboxDelivery } from 'paymennt/sandbox';
 *
 * const gaveUp = ({ status, attempts }: SandboxDelivery) => status === 'failed' && attempts.length === 6;
 * createSandbox().state.deliveries.filter(gaveUp).length; // 0
 * ```
 */
export interface SandboxDelivery {
  /** Its id: digits, as text. */
  id: string;
  /** The webhook that it is for. */
  webhookId: string;
  /** Where it goes. */
  address: string;
  /** Absent for the sample of `webhooks.test`. */
  checkoutId?: string | undefined;
  /** The exact body. */
  body: string;
  /** Its status. */
  status: SandboxDeliveryStatus;
  /** When it was created, ISO 8601, by the sandbox's clock. */
  createdAt: string;
  /** Every attempt, oldest first. */
  attempts: SandboxDeliveryAttempt[];
  /** When the next attempt is due, while it is pending. */
  nextAttemptAt?: string | undefined;
  /** The delivery that this one repeats. */
  replayOf?: string | undefined;
}

/**
 * What goes wrong with the next delivery: it is sent twice, it never arrives, or it arrives after the one that follows it
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
