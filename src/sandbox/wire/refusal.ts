import type { SandboxMistake, SandboxRefusalBehaviour } from '../behaviour.js';

interface RefusalDetails {
  /** HTTP status; 400 by default, as the API documents. */
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** The kind of mistake. A probed gateway can have its own answer to it. */
  readonly mistake?: SandboxMistake | undefined;
  /** Path of the field, or name of the parameter, in the sentence. */
  readonly field?: string;
  /** The answer of the probed gateway in the same situation. */
  readonly like?: SandboxRefusalBehaviour | undefined;
}

/** Thrown to refuse a request. The answer is an envelope with `success: false` and the sentence. */
export class Refusal extends Error {
  readonly details: RefusalDetails;

  constructor(sentence: string, details: RefusalDetails = {}) {
    super(sentence);
    this.name = 'Refusal';
    this.details = details;
  }
}
