import { open, realpath, rename, rm } from 'node:fs/promises';
import process from 'node:process';

/** A link stays a link: what it leads to is replaced. */
async function behindLinks(file: string): Promise<string> {
  return await realpath(file).catch(() => file);
}

/** Replaces a file in one go: whoever reads it, and whatever happens meanwhile, sees the old one or the new one. */
export async function writeAtomically(file: string, text: string): Promise<void> {
  const target = await behindLinks(file);
  const temporary = `${target}.${process.pid}.tmp`;
  try {
    // For its owner only: the keys of webhooks are in it.
    const handle = await open(temporary, 'w', 0o600);
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
