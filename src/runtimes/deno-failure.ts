/** What one of Deno's sentences says; it has no codes. */
export interface DenoFailure {
  /** As Node would put it, or Deno's own word for what is wrong with a certificate. */
  readonly code: string | undefined;
  /** Whether it is the certificate. */
  readonly untrusted: boolean;
}

// `(Connect)` is all that comes before the first byte of a request. The address in front of it is encoded, so that it
// cannot say the same.
const NEVER_SENT =
  /^error sending .+\): client error \(Connect\): (?:.*certificate: (\w+)|(dns) error|.*(refused))?/;

/** Reads the message of an error that `fetch` failed with; undefined when it does not say that nothing was sent. */
export function denoFailure(message: unknown): DenoFailure | undefined {
  const said = NEVER_SENT.exec(String(message));
  if (!said) return undefined;
  const [, certificate, dns, refused] = said;
  const code = dns ? 'ENOTFOUND' : refused ? 'ECONNREFUSED' : certificate;
  return { code, untrusted: certificate !== undefined };
}
