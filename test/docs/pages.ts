import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository, with a slash at its end. */
export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** A file that people read. */
export interface Page {
  /** Relative to the repository. */
  readonly path: string;
  readonly text: string;
}

/** Files below a folder of the repository, without what was installed or built there. */
function filesBelow(folder: string): string[] {
  if (!existsSync(ROOT + folder)) return [];
  return readdirSync(ROOT + folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (['node_modules', 'dist', '.next'].includes(entry.name)) return [];
    return entry.isDirectory() ? filesBelow(path) : [path];
  });
}

/** The code beside an example's README: names of its own that the README may use. */
export function codeBeside(path: string): string {
  if (!path.startsWith('examples/')) return '';
  const files = filesBelow(dirname(path)).filter((file) => !file.endsWith('.md'));
  return files.map((file) => `${file}\n${readFileSync(ROOT + file, 'utf8')}`).join('\n');
}

const read = (path: string): Page => ({ path: relative('.', path), text: readFileSync(ROOT + path, 'utf8') });

/** Every page in Markdown: the README, the guides and what is made from them, the READMEs of the examples. */
export function markdownPages(): Page[] {
  const front = ['README.md', 'llms.txt'].filter((path) => existsSync(ROOT + path));
  const guides = filesBelow('docs').filter((path) => path.endsWith('.md'));
  const examples = filesBelow('examples').filter((path) => path.endsWith('README.md'));
  return [...front, ...guides, ...examples].map(read);
}

/** Every file of the package's source, whose comments are its reference. */
export function sourceFiles(): Page[] {
  return typescriptBelow('src');
}

/** Every file in TypeScript of the package, its tests and its scripts. */
export function codeFiles(): Page[] {
  return ['src', 'test', 'scripts'].flatMap(typescriptBelow);
}

function typescriptBelow(folder: string): Page[] {
  return filesBelow(folder)
    .filter((path) => path.endsWith('.ts'))
    .map(read);
}
