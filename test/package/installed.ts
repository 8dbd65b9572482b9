import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inject } from 'vitest';

/** The text of each file that a user gets, by its path in the package. */
export async function installed(select: RegExp): Promise<Map<string, string>> {
  const folder = join(inject('installation'), 'node_modules/paymennt');
  const paths = inject('tarball').files.filter((path) => select.test(path));
  const texts = await Promise.all(
    paths.map(async (path) => [path, await readFile(join(folder, path), 'utf8')] as const),
  );
  return new Map(texts);
}
