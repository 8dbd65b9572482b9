import { randomUUID } from 'node:crypto';
import { open, realpath, rename, rm } from 'node:fs/promises';

/** The file that a link leads to, so that the link itself is not replaced. */
export async function behindLinks(file: string): Promise<string> {
  return await realpath(file).catch(() => file);
}

/** Replaces a file in one go: every reader gets the old text or the new one, whenever the process ends. */
export async function writeAtomically(file: string, text: string): Promise<void> {
  const target = await behindLinks(file);
  const temporary = `${target}.${randomUUID()}.tmp`;
  // Exclusively, so that nobody can put a link at this name; for its owner only: the keys of webhooks are in the file.
  const handle = await open(temporary, 'wx', 0o600);
  try {
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw error;
  }
}
