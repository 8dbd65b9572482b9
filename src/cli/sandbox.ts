import process from 'node:process';
import { createSandbox, type Sandbox, type SandboxSeed, type ServedSandbox } from '../sandbox/index.js';
import type { CommandInput, RunCommand } from './command.js';
import { Complaint, messageOf } from './complaint.js';
import { fileOf, noMore, portOf } from './operands.js';
import { banner } from './sandbox/banner.js';
import { DEFAULT_PORT } from './sandbox/default-port.js';
import { requireJsonFile } from './sandbox/json-file.js';
import { requestLine } from './sandbox/request-line.js';
import { keepStateFile, type StateFile } from './sandbox/state-file.js';
import type { Terminal } from './terminal.js';

function readMerchantName(input: CommandInput): string | undefined {
  const name = input.text('merchant-name');
  if (name === undefined || (name.length > 0 && name.length <= 100)) return name;
  throw new Complaint('--merchant-name must have between 1 and 100 characters.');
}

async function open(seedFile: string | undefined, merchantName: string | undefined): Promise<Sandbox> {
  if (seedFile === undefined) return createSandbox({ merchantName });
  const seed = await requireJsonFile('seed', seedFile);
  try {
    // createSandbox reads the seed field by field and refuses anything else.
    return createSandbox({ merchantName, seed: seed as SandboxSeed });
  } catch (error) {
    throw new Complaint(`cannot use the seed file ${seedFile}: ${messageOf(error)}`);
  }
}

const OPTION_OF: Readonly<Record<string, string>> = { host: '--host', publicUrl: '--public-url' };

/** `serve` checks both values, so the command does not. */
const addressOf = (input: CommandInput) => ({
  host: input.text('host'),
  publicUrl: input.text('public-url'),
});

async function serve(
  sandbox: Sandbox,
  options: ReturnType<typeof addressOf> & { port: number },
  terminal: Terminal,
): Promise<ServedSandbox> {
  try {
    return await sandbox.serve({
      ...options,
      onRequest: (event) => terminal.print(requestLine(event, new Date())),
    });
  } catch (error) {
    const message = messageOf(error).replace(/^sandbox\.serve: /, '');
    throw new Complaint(
      message.replaceAll(/\b(?:host|publicUrl)(?= must)/g, (name) => OPTION_OF[name] ?? name),
    );
  }
}

function interrupted(): Promise<void> {
  return new Promise((resolve) => {
    // Only the first signal, so that a second Ctrl-C ends a program that hangs.
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
}

/** `paymennt sandbox`: serves a sandbox until a signal ends it. */
export const runSandbox: RunCommand = async (input, terminal) => {
  noMore('sandbox', input.positionals);
  const port = portOf('--port', input.text('port'), 0, DEFAULT_PORT);
  const stateFile = fileOf(input, 'state');
  const sandbox = await open(fileOf(input, 'seed'), readMerchantName(input));
  let kept: StateFile | undefined;
  try {
    if (stateFile !== undefined) {
      kept = await keepStateFile(sandbox, stateFile, (message) => terminal.warn(`paymennt: ${message}`));
    }
    const wellKnown = sandbox.credentials.apiSecret;
    const served = await serve(sandbox, { port, ...addressOf(input) }, terminal);
    // A sandbox that other machines can reach has a random secret.
    const exposed = sandbox.credentials.apiSecret !== wellKnown;
    terminal.print(banner(sandbox, served, { stateFile, exposed }, terminal));
    await interrupted();
    terminal.print('Stopped.');
  } finally {
    await sandbox.close();
    await kept?.close();
  }
  return 0;
};
