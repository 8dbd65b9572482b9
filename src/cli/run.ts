import { VERSION } from '../version.js';
import { readArguments } from './arguments.js';
import { COULD_NOT_RUN, Complaint, messageOf } from './complaint.js';
import { commandHelp, commandList } from './help.js';
import type { Terminal } from './terminal.js';

async function runRequest(args: readonly string[], terminal: Terminal): Promise<number> {
  const request = readArguments(args);
  if (request.kind === 'version') {
    terminal.print(VERSION);
    return 0;
  }
  if (request.kind === 'help') {
    terminal.print(request.command ? commandHelp(request.command, terminal) : commandList(terminal));
    return 0;
  }
  const run = await request.command.load();
  return await run(request.input, terminal);
}

function stackOf(error: unknown): string {
  return (error instanceof Error && error.stack) || messageOf(error);
}

/** Runs a command line and resolves with the exit code: 0 done, 1 the answer is no, 2 could not run. */
export async function runCommandLine(args: readonly string[], terminal: Terminal): Promise<number> {
  try {
    return await runRequest(args, terminal);
  } catch (error) {
    const expected = error instanceof Complaint;
    terminal.warn(`paymennt: ${expected ? error.message : `unexpected error: ${stackOf(error)}`}`);
    return expected ? error.exitCode : COULD_NOT_RUN;
  }
}
