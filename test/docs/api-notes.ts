import { readFileSync } from 'node:fs';
import { anchorOf } from './links.js';
import { type Page, ROOT } from './pages.js';

/** One fact about the gateway. */
export interface ApiNote {
  /** The anchor that comments cite. */
  readonly slug: string;
  readonly text: string;
}

/** The notes of `docs/api-notes.md`. */
export function apiNotes(): ApiNote[] {
  const [, ...notes] = readFileSync(`${ROOT}docs/api-notes.md`, 'utf8').split(/^### /m);
  return notes.map((note) => {
    const [heading = '', ...lines] = note.split(/^## /m)[0]?.split('\n') ?? [];
    return { slug: anchorOf(heading), text: lines.join('\n') };
  });
}

const CITATION = /see\s+api-notes:\s+([a-z\d-]+(?:,\s+[a-z\d-]+)*)/gi;
/** The mark of a comment at the beginning of a line: blanks in its place keep every position. */
const COMMENT_MARK = /^\s*(?:\/\/|\/?\*+)(?!\/)/gm;

/** The notes that a file cites as `see api-notes: bare-lists` or `see api-notes: bare-lists, page-objects`. */
export function citations({ path, text }: Page): { readonly where: string; readonly slug: string }[] {
  const plain = text.replace(COMMENT_MARK, (mark) => mark.replace(/\S/g, ' '));
  return [...plain.matchAll(CITATION)].flatMap(({ index, 1: slugs = '' }) => {
    const where = `${path}:${plain.slice(0, index).split('\n').length}`;
    return slugs.split(/,\s+/).map((slug) => ({ where, slug }));
  });
}
