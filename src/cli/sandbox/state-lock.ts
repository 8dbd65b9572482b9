import { randomUUID } from 'node:crypto';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import process from 'node:process';
import { Complaint, messageOf } from '../complaint.js';

// The locks of this process. Any other lock with this process id is of an ended process.
const held = new Set<string>();

function isRunning(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    // EPERM: the process of another user.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function isInUse(lock: string, owner: string): boolean {
  const processId = Number.parseInt(owner, 10);
  if (processId === process.pid) return held.has(lock);
  return Number.isNaN(processId) || isRunning(processId);
}

/** Takes the lock for this process. @returns whether the lock was free. */
async function take(lock: string): Promise<boolean> {
  try {
    await writeFile(lock, `${process.pid}\n`, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
  held.add(lock);
  return true;
}

/** Removes the lock of an ended process. Two sandboxes that start at once must not remove each other's locks. */
async function removeStale(lock: string): Promise<void> {
  const owner = await readFile(lock, 'utf8').catch(() => '');
  if (owner === '' || isInUse(lock, owner)) return;
  const aside = `${lock}.${randomUUID()}`;
  await rename(lock, aside).catch(() => undefined);
  const moved = await readFile(aside, 'utf8').catch(() => owner);
  if (moved !== owner) await rename(aside, lock);
  else await rm(aside, { force: true });
}

/**
 * Locks a state file against other sandboxes, by a lock file beside it.
 *
 * @returns the function that removes the lock.
 * @throws {Complaint} if another sandbox uses the state file, or if the lock cannot be written.
 */
export async function lockStateFile(file: string): Promise<() => Promise<void>> {
  const lock = `${file}.lock`;
  try {
    if (!(await take(lock))) {
      await removeStale(lock);
      if (!(await take(lock))) {
        const owner = (await readFile(lock, 'utf8').catch(() => '')).trim();
        const name = owner === '' ? 'another process' : `process ${owner}`;
        const hint = `Stop it, choose another file, or delete ${lock} if it does not run any more.`;
        throw new Complaint(`the state file ${file} is in use by ${name}. ${hint}`);
      }
    }
  } catch (error) {
    if (error instanceof Complaint) throw error;
    throw new Complaint(`cannot write the state file ${file}: ${messageOf(error)}`);
  }
  return async () => {
    held.delete(lock);
    await rm(lock, { force: true });
  };
}
