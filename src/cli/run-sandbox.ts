import process from 'node:process';
import { createSandbox, type Sandbox, type SandboxSeed, type ServedSandbox } from '../sandbox/index.js';
import type { SandboxArguments } from './arguments.js';
import { banner } from './banner.js';
import { Complaint, messageOf } from './complaint.js';
import { requireJsonFile } from './json-file.js';
import { requestLine } from './request-line.js';
import { keepStateFile, type StateFile } from './state-file.js';

async function open(seedFile: string | undefined): Promise<Sandbox> {
  if (seedFile === undefined) return createSandbox();
  const seed = await requireJsonFile('seed', seedFile);
  try {
    // createSandbox reads it field by field and refuses what is not a seed.
    return createSandbox({ seed: seed as SandboxSeed });
  } catch (error) {
    throw new Complaint(`cannot use the seed file ${seedFile}: ${messageOf(error)}`);
  }
}

async function serve(sandbox: Sandbox, port: number): Promise<ServedSandbox> {
  try {
    return await sandbox.serve({
      port,
      onRequest: (event) => console.log(requestLine(event, new Date())),
    });
  } catch (error) {
    throw new Complaint(messageOf(error));
  }
}

function interrupted(): Promise<void> {
  return new Promise((resolve) => {
    // Once each: a second Ctrl-C ends a program that does not end.
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
}

/**
 * Serves a sandbox until it is interrupted.
 *
 * @returns The exit code.
 * @throws {Complaint} when it cannot start.
 */
export async function runSandbox({ port, seedFile, stateFile }: SandboxArguments): Promise<number> {
  const sandbox = await open(seedFile);
  let kept: StateFile | undefined;
  try {
    if (stateFile !== undefined) {
      kept = await keepStateFile(sandbox, stateFile, (message) => console.error(`paymennt: ${message}`));
    }
    const served = await serve(sandbox, port);
    console.log(banner(sandbox, served, stateFile));
    await interrupted();
    console.log('Stopped.');
  } finally {
    await sandbox.close();
    await kept?.close();
  }
  return 0;
}
