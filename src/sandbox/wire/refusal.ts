import type { SandboxMistake, SandboxRefusalBehaviour } from '../behaviour.js';

interface RefusalDetails {
  /** HTTP status; 400 by default, as the API documents. */
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** The mistake of the merchant, where a probe can have seen the answer of a gateway to the same mistake. */
  readonly mistake?: SandboxMistake;
  /** Path of the field or name of the parameter that the sentence is about. */
  readonly field?: string;
  /** The answer of the probed gateway in the same situation. */
  readonly like?: SandboxRefusalBehaviour | undefined;
}

/** Thrown to refuse a request: the answer is an envelope with `success: false` and one English sentence. */
export class Refusal extends Error {
  readonly details: RefusalDetails;

  constructor(sentence: string, details: RefusalDetails = {}) {
    super(sentence);
    this.name = 'Refusal';
    this.details = details;
  }
}
