/** What one of Deno's sentences says; Deno has no codes. */
export interface DenoFailure {
  /** As Node would put it, or Deno's own word for what is wrong with a certificate. */
  readonly code: string | undefined;
  readonly neverSent: boolean;
  readonly untrusted: boolean;
}

// `(Connect)` is all that comes before the first byte of a request. The address in front of it is encoded, so that it
// cannot say the same.
const BEFORE_SENDING = /^error sending request .+\): client error \(Connect\): (.+)$/;
const RESET = /^(?:error sending request .+: )?Connection reset by peer \(os error \d+\)$/;
const CERTIFICATE = /^invalid peer certificate: (\w+)/;

/** Reads the message of an error that `fetch` failed with; undefined when it is none of Deno's. */
export function denoFailure(message: unknown): DenoFailure | undefined {
  if (typeof message !== 'string') return undefined;
  const reason = BEFORE_SENDING.exec(message)?.[1];
  if (reason !== undefined) {
    const certificate = CERTIFICATE.exec(reason)?.[1];
    return {
      code: certificate ?? connectWord(reason),
      neverSent: true,
      untrusted: certificate !== undefined,
    };
  }
  return RESET.test(message) ? { code: 'ECONNRESET', neverSent: false, untrusted: false } : undefined;
}

function connectWord(reason: string): string | undefined {
  if (/\bConnection refused \(os error \d+\)/.test(reason)) return 'ECONNREFUSED';
  return reason.startsWith('dns error: ') ? 'ENOTFOUND' : undefined;
}
