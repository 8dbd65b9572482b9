import { parseArgs } from 'node:util';
import { Complaint, messageOf } from './complaint.js';
import { DEFAULT_PORT } from './usage.js';

export interface SandboxArguments {
  readonly command: 'sandbox';
  readonly port: number;
  readonly seedFile: string | undefined;
  readonly stateFile: string | undefined;
}

export type Arguments = SandboxArguments | { readonly command: 'help' } | { readonly command: 'version' };

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        port: { type: 'string', short: 'p' },
        seed: { type: 'string' },
        state: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
        version: { type: 'boolean', short: 'v' },
      },
    });
  } catch (error) {
    throw new Complaint(messageOf(error), { showUsage: true });
  }
}

function readPort(text: string | undefined): number {
  if (text === undefined) return DEFAULT_PORT;
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new Complaint(`--port must be a number from 0 to 65535, not ${JSON.stringify(text)}.`);
}

function readFileName(option: string, text: string | undefined): string | undefined {
  if (text === '') throw new Complaint(`--${option} needs the name of a file.`);
  return text;
}

/** @throws {Complaint} for what cannot be understood. */
export function readArguments(args: readonly string[]): Arguments {
  const { values, positionals } = parse(args);
  const [command, ...rest] = positionals;
  if (values.help) return { command: 'help' };
  if (values.version) return { command: 'version' };
  if (command === undefined) throw new Complaint('which command?', { showUsage: true });
  if (command !== 'sandbox') {
    throw new Complaint(`there is no command ${JSON.stringify(command)}.`, { showUsage: true });
  }
  if (rest.length > 0) {
    throw new Complaint(`"sandbox" takes no ${JSON.stringify(rest.join(' '))}.`, { showUsage: true });
  }
  return {
    command,
    port: readPort(values.port),
    seedFile: readFileName('seed', values.seed),
    stateFile: readFileName('state', values.state),
  };
}
