import { readFileSync } from 'node:fs';
import { ROOT } from './pages.js';

/** A table of a page: its rows, each a list of cells. */
export type Table = readonly (readonly string[])[];

const cells = (line: string) =>
  line
    .slice(1, -1)
    .split('|')
    .map((cell) => cell.trim());

/** The table of a page whose first column has a heading. */
export function tableOf(path: string, heading: string): Table {
  const lines = readFileSync(ROOT + path, 'utf8').split('\n');
  const start = lines.findIndex((line) => line.startsWith(`| ${heading} |`));
  if (start < 0) throw new Error(`${path} has no table that begins with ${heading}.`);
  const length = lines.slice(start).findIndex((line) => !line.startsWith('|'));
  return lines.slice(start + 2, length < 0 ? undefined : start + length).map(cells);
}

/** The words in backticks of a cell. */
export const codeIn = (cell = '') => [...cell.matchAll(/`([^`]+)`/g)].map(([, word]) => word ?? '');
