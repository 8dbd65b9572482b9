import type { Terminal } from './terminal.js';

/** One option of a command, as `parseArgs` of Node reads it and as the help shows it. */
export interface CommandOption {
  readonly type: 'string' | 'boolean';
  readonly short?: string;
  /** Whether the user may repeat the option. */
  readonly multiple?: true;
  /** Name of the value in the help, such as `PORT`. */
  readonly value?: string;
  readonly help: string;
}

/** The arguments of one call of a command, checked against its options. */
export interface CommandInput {
  readonly positionals: readonly string[];
  /** The value of an option; undefined when the option is missing. */
  text(option: string): string | undefined;
  /** Every value of an option that the user may repeat. */
  texts(option: string): readonly string[];
  flag(option: string): boolean;
}

/** Runs a command and resolves with the exit code. */
export type RunCommand = (input: CommandInput, terminal: Terminal) => Promise<number>;

/** One command: its help and its code. */
export interface Command {
  readonly name: string;
  /** The ways to write the command, each with one line of description. */
  readonly forms: readonly { readonly synopsis: string; readonly summary: string }[];
  readonly description: string;
  readonly options: Readonly<Record<string, CommandOption>>;
  readonly examples: readonly string[];
  /** Loads the code, so that `paymennt help` does not read the sandbox and the client. */
  readonly load: () => Promise<RunCommand>;
}
