import type { Sandbox } from '../../sandbox/index.js';
import { Complaint, messageOf } from '../complaint.js';
import { readJsonFile } from './json-file.js';
import { lockStateFile } from './state-lock.js';
import { behindLinks, writeAtomically } from './write-atomically.js';

const PAUSE_MS = 100;

/** The file of a sandbox's state. */
export interface StateFile {
  /** Writes the last changes, and stops. */
  close(): Promise<void>;
}

/** @throws {Complaint} for a file that no sandbox wrote, or that somebody edited wrongly. */
function load(sandbox: Sandbox, file: string, saved: unknown): void {
  try {
    sandbox.state.load(saved);
  } catch (error) {
    throw new Complaint(`cannot use the state file ${file}: ${messageOf(error)}`);
  }
}

/**
 * Loads the file if it exists, and then writes each change of the sandbox to the file, 0.1 seconds later.
 *
 * @param onProblem - Called if a later write fails. The next change writes again.
 * @throws {Complaint} if the file is unusable or cannot be written.
 */
export async function keepStateFile(
  sandbox: Sandbox,
  file: string,
  onProblem: (message: string) => void,
): Promise<StateFile> {
  const unlock = await lockStateFile(await behindLinks(file));
  let timer: NodeJS.Timeout | undefined;
  let writing: Promise<void> = Promise.resolve();

  async function write(): Promise<void> {
    const text = `${JSON.stringify(sandbox.state, undefined, 2)}\n`;
    try {
      await writeAtomically(file, text);
    } catch (error) {
      throw new Complaint(`cannot write the state file ${file}: ${messageOf(error)}`);
    }
  }

  /** One write at a time. */
  function writeNext(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    const next = writing.then(write);
    writing = next.catch(() => undefined);
    return next;
  }

  try {
    const saved = await readJsonFile('state', file);
    if (saved !== undefined) load(sandbox, file, saved);
    // Written at once, so that the command fails at its start if it cannot write the file.
    await writeNext();
  } catch (error) {
    await unlock();
    throw error;
  }
  const stopWatching = sandbox.state.onChange(() => {
    timer ??= setTimeout(() => writeNext().catch((error: unknown) => onProblem(messageOf(error))), PAUSE_MS);
  });
  return {
    async close() {
      stopWatching();
      await writeNext().finally(unlock);
    },
  };
}
