/** Exit code of a command that ran, with the answer no. */
export const NO = 1;
/** Exit code of a command that could not run: wrong arguments, missing variables. */
export const COULD_NOT_RUN = 2;

/** A problem that the user of the command line can solve: one line, no stack trace. */
export class Complaint extends Error {
  readonly exitCode: number;

  constructor(message: string, exitCode = COULD_NOT_RUN) {
    // A quoted message may have several lines.
    super(message.replaceAll(/\s*[\r\n]+\s*/g, ' '));
    this.name = 'Complaint';
    this.exitCode = exitCode;
  }
}

/** The message of any thrown value. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
