/** A branch of the merchant. */
export interface SandboxBranch {
  /** Id: digits as text. */
  id: string;
  /** Name. */
  name: string;
  /** ISO 4217 code of its currency. */
  currency: string;
  /** Description. */
  description?: string | undefined;
  /** Whether the branch takes payments. */
  enabled: boolean;
}

/** A payment terminal. */
export interface SandboxTerminal {
  /** Id: digits as text. */
  id: string;
  /** Name. */
  alias: string;
  /** Model of the device. */
  deviceType: string;
  /** Serial number of the device. */
  serialNumber: string;
  /** Id of the branch. */
  branchId?: string | undefined;
  /** Whether the terminal takes payments. */
  active: boolean;
}

/** An address to which the sandbox sends a delivery after each change of a checkout. */
export interface SandboxWebhook {
  /** Id: digits as text. */
  id: string;
  /** URL for the deliveries. */
  address: string;
  /** A stand-in. The sandbox signs nothing, because the vendor does not document signatures. */
  hmacKey: string;
  /** Whether the sandbox sends deliveries. */
  enabled: boolean;
  /** Whether all attempts at a delivery failed, which disables the webhook. `webhooks.enable` sets it to false. */
  failed: boolean;
}

/** One attempt at a delivery. */
export interface SandboxDeliveryAttempt {
  /** Time of the attempt by the sandbox's clock, ISO 8601. */
  at: string;
  /** HTTP status of the response. Absent without a response. */
  httpStatus?: number | undefined;
  /** Reason for the missing response. */
  error?: string | undefined;
}

/**
 * `pending`: the next attempt is due later. `delivered`: the receiver answered with 2xx. `failed`: all attempts failed.
 * `refused`: the address is not a loopback address. `lost`: `webhooks.disturbNext('lose')` dropped the delivery.
 */
export type SandboxDeliveryStatus = 'pending' | 'delivered' | 'failed' | 'refused' | 'lost';

/** One notification for one webhook. */
export interface SandboxDelivery {
  /** Id: digits as text. */
  id: string;
  /** Id of the webhook. */
  webhookId: string;
  /** URL of the webhook when the delivery was created. */
  address: string;
  /** Id of the checkout. Absent for the sample of `webhooks.test`. */
  checkoutId?: string | undefined;
  /** The exact body of the request. */
  body: string;
  /** Status. */
  status: SandboxDeliveryStatus;
  /** Time of creation by the sandbox's clock, ISO 8601. */
  createdAt: string;
  /** The attempts, oldest first. */
  attempts: SandboxDeliveryAttempt[];
  /** Time of the next attempt, ISO 8601, while the delivery is pending. */
  nextAttemptAt?: string | undefined;
  /** Id of the delivery that this delivery repeats. */
  replayOf?: string | undefined;
}

/**
 * A problem of the next delivery: it arrives twice, it never arrives, or it arrives after the delivery that follows it
 * (at the latest one minute later).
 */
export type SandboxDisturbance = 'duplicate' | 'lose' | 'reorder';
