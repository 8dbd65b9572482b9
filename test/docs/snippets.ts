import { docComments, type Fence, fencesIn, isTypeScript } from './fences.js';
import { markdownPages, sourceFiles } from './pages.js';

let snippets: readonly Fence[] | undefined;

/** Every block of TypeScript that a reader may copy: from the pages, and from the comments of the source. */
export function allSnippets(): readonly Fence[] {
  snippets ??= [...markdownPages(), ...sourceFiles().map(docComments)].flatMap(fencesIn).filter(isTypeScript);
  return snippets;
}

/** `docs/money.md:7`, as an editor takes it. */
export const placeOf = ({ path, line }: Fence) => `${path}:${line}`;

/** The one snippet of a page that exports a name. */
export function snippetExporting(page: string, name: string): Fence {
  const found = allSnippets().filter(
    ({ path, code }) =>
      path === page && new RegExp(`^export (?:async )?(?:function|const|class) ${name}\\b`, 'm').test(code),
  );
  const [snippet] = found;
  if (!snippet || found.length > 1)
    throw new Error(`${page} has ${found.length} snippets that export ${name}.`);
  return snippet;
}
