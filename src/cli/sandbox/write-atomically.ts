import { randomUUID } from 'node:crypto';
import { open, realpath, rename, rm } from 'node:fs/promises';

/** The target of a link, so that a write replaces the target and keeps the link. */
export async function behindLinks(file: string): Promise<string> {
  return await realpath(file).catch(() => file);
}

/** Replaces a file atomically: a reader always gets the whole old text or the whole new text. */
export async function writeAtomically(file: string, text: string): Promise<void> {
  const target = await behindLinks(file);
  const temporary = `${target}.${randomUUID()}.tmp`;
  // Exclusive, so that nobody can put a link at this name. For the owner only, because the file holds webhook keys.
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
