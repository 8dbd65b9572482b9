import type { Page } from './pages.js';

/** A block of code on a page. */
export interface Fence {
  /** Where it is: file and line of its first line of code. */
  readonly path: string;
  readonly line: number;
  readonly language: string;
  /** Words after the language, such as `no-run`. */
  readonly marks: readonly string[];
  readonly code: string;
}

const OPENING = /^(\s*)```(\S+)[ \t]*(.*)$/;

/** Every fenced block of a text, wherever it stands. */
export function fencesIn({ path, text }: Page): Fence[] {
  const fences: Fence[] = [];
  let open: { indent: string; language: string; marks: string[]; line: number; lines: string[] } | undefined;
  for (const [index, line] of text.split('\n').entries()) {
    if (open) {
      if (line.trim() !== '```') {
        open.lines.push(line.startsWith(open.indent) ? line.slice(open.indent.length) : line);
        continue;
      }
      const { language, marks, lines } = open;
      fences.push({ path, line: open.line, language, marks, code: lines.join('\n') });
      open = undefined;
      continue;
    }
    const [, indent, language, marks] = OPENING.exec(line) ?? [];
    if (indent === undefined || language === undefined) continue;
    open = { indent, language, marks: marks?.split(/\s+/).filter(Boolean) ?? [], line: index + 2, lines: [] };
  }
  if (open) throw new Error(`${path}:${open.line} opens a block of code that is never closed.`);
  return fences;
}

/** A source file with nothing left but the text of its doc comments, each line where it was. */
export function docComments({ path, text }: Page): Page {
  let inside = false;
  const lines = text.split('\n').map((line) => {
    if (/^\s*\/\*\*/.test(line)) inside = true;
    const shown = inside ? line.replace(/^\s*(?:\/\*\*|\*(?!\/)) ?/, '').replace(/\s*\*\/\s*$/, '') : '';
    if (line.includes('*/')) inside = false;
    return shown;
  });
  return { path, text: lines.join('\n') };
}

export const isTypeScript = ({ language }: Fence) => language === 'ts';
