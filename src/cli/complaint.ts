/** Something that whoever typed the command can mend: one line for them, and no stack trace. */
export class Complaint extends Error {
  readonly showUsage: boolean;

  constructor(message: string, options: { showUsage?: boolean } = {}) {
    // What is being quoted may have been written over several lines.
    super(message.replaceAll(/\s*[\r\n]+\s*/g, ' '));
    this.name = 'Complaint';
    this.showUsage = options.showUsage ?? false;
  }
}

/** The message of anything that was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
