import type { PaymenntOutcome } from 'paymennt';
import type { Stage } from './stage.js';

/** Where the program finds its servers. Travels as JSON. */
export interface World {
  /** The sandbox, served. */
  readonly environment: { readonly apiBaseUrl: string; readonly payBaseUrl: string };
  readonly credentials: { readonly apiKey: string; readonly apiSecret: string };
  /** An origin whose first path segment says what goes wrong there. */
  readonly trouble: string;
  /** An origin where nobody listens. */
  readonly refused: string;
  /** An origin with a certificate that nobody vouches for. */
  readonly untrusted: string;
}

/** In what runtimes differ, because they do not tell more or do not let us decide. */
export interface Traits {
  /** What is known of a write that was refused a connection. */
  readonly refused: { readonly outcome: PaymenntOutcome; readonly causeCode?: string };
  /** The same, when the certificate is one that nobody vouches for. */
  readonly untrusted: { readonly outcome: PaymenntOutcome; readonly causeCode?: string };
  /** What is said of a connection that breaks. */
  readonly reset: { readonly causeCode?: string };
  /** How often a `DELETE` goes out when the connection that it was sent on breaks. */
  readonly deletesSent: number;
}

/** Something that has to be so on every runtime. */
export interface Claim {
  readonly claim: string;
  /** Does it, on the runtime, and tells what was to be seen. It has to survive JSON. */
  readonly seen: (stage: Stage) => Promise<unknown>;
  readonly expected: object | boolean | ((traits: Traits) => object);
}

/** What a program brings back. */
export interface Report {
  /** The runtime's name and version, in its own words. */
  readonly runtime: string;
  readonly seen: Readonly<Record<string, unknown>>;
  /** Milliseconds since 1970 when there was nothing left to do. */
  readonly finishedAt: number;
}

/** Runs the claims one after the other; what is thrown is what was seen. */
export async function check(claims: readonly Claim[], stage: Stage, runtime: string): Promise<Report> {
  const seen: Record<string, unknown> = {};
  for (const { claim, seen: see } of claims) {
    seen[claim] = await see(stage).catch((error: unknown) => ({ thrown: String(error) }));
  }
  return { runtime, seen, finishedAt: Date.now() };
}
