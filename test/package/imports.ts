import { dirname, join } from 'node:path';
import ts from 'typescript';

/** What a file imports, requires or refers to, as it is written there. */
export function importsOf(code: string): string[] {
  const { importedFiles, typeReferenceDirectives, referencedFiles } = ts.preProcessFile(code, true, true);
  return [...importedFiles, ...typeReferenceDirectives, ...referencedFiles].map(({ fileName }) => fileName);
}

/** All that a file of the package imports, and what that imports. */
export function reachable(
  files: ReadonlyMap<string, string>,
  entry: string,
  seen: Set<string> = new Set(),
): ReadonlySet<string> {
  if (seen.has(entry)) return seen;
  seen.add(entry);
  for (const name of importsOf(files.get(entry) ?? '')) {
    if (name.startsWith('.')) reachable(files, join(dirname(entry), name), seen);
    else seen.add(name);
  }
  return seen;
}
