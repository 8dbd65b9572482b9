import type { CustomEnvironment } from '../../index.js';

/** The result of one check. `fix` says what to do when the status is `warn` or `FAIL`. */
export interface Check {
  readonly id: string;
  readonly status: 'ok' | 'warn' | 'FAIL' | 'skip';
  readonly reason: string;
  readonly fix: string | null;
}

export const ok = (id: string, reason: string): Check => ({ id, status: 'ok', reason, fix: null });
export const warn = (id: string, reason: string, fix: string): Check => ({ id, status: 'warn', reason, fix });
export const fail = (id: string, reason: string, fix: string): Check => ({ id, status: 'FAIL', reason, fix });
export const skip = (id: string, reason: string): Check => ({ id, status: 'skip', reason, fix: null });

/** The subject of the doctor's checks, with their limits. */
export interface Examination {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly directory: string;
  readonly now: () => number;
  readonly gateways: Readonly<Record<'live' | 'test', CustomEnvironment>>;
  /** The user's own webhook address. */
  readonly webhook: string | undefined;
  /** Whether the credentials may go to the other gateway too. */
  readonly both: boolean;
  /** Whether to make the gateway call the registered webhook. */
  readonly deliver: boolean;
  readonly offline: boolean;
  /** How long the gateway may take to answer. */
  readonly gatewayLimitMs: number;
  /** How long the user's webhook may take to answer. */
  readonly webhookLimitMs: number;
}

/** The system's code for a network failure, such as `ECONNREFUSED`. */
export function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  if (error.name === 'TimeoutError') return 'timeout';
  const { code } = error as { code?: unknown };
  if (typeof code === 'string') return code;
  return error.cause === undefined ? error.name : causeOf(error.cause);
}

/** A cause of {@link causeOf} that is about a certificate. */
export const CERTIFICATE_ERROR = /CERT|SELF_SIGNED|UNABLE_TO|ERR_TLS|ISSUER/;

const LONGEST_START = 65_536;

/** The beginning of a body, as text: no check needs more of a large body. */
export async function startOf({ body }: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  // Leaving the loop cancels the body.
  for await (const chunk of body ?? []) {
    text += decoder.decode(chunk as Uint8Array, { stream: true });
    if (text.length > LONGEST_START) break;
  }
  return text;
}
