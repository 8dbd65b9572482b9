/** The meaning of an error sentence of Deno, whose errors have no codes. */
export interface DenoFailure {
  /** The code that Node would give, or Deno's own word for the problem with a certificate. */
  readonly code: string | undefined;
  /** Whether the certificate is the problem. */
  readonly untrusted: boolean;
}

// `(Connect)` names every failure before the first byte of a request. The address before it is encoded, so that it
// cannot contain the same text.
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
