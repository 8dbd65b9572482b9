import { readFile } from 'node:fs/promises';

/** What became of a mutant. One that nothing notices, covered or not, survived. */
export type Fate = 'killed' | 'timed out' | 'survived' | 'broken';

/** A change to one place of a file, and what the tests made of it. */
export interface Mutant {
  readonly file: string;
  readonly line: number;
  /** The lines that it changes, in one. */
  readonly was: string;
  /** The same lines, changed. */
  readonly becomes: string;
  readonly fate: Fate;
}

interface Position {
  readonly line: number;
  readonly column: number;
}

/** As in the mutation testing report schema: lines and columns from 1. */
interface ReportedMutant {
  readonly status: string;
  readonly statusReason?: string;
  readonly replacement: string;
  readonly location: { readonly start: Position; readonly end: Position };
}

interface Report {
  readonly files: Readonly<Record<string, { readonly source: string; readonly mutants: ReportedMutant[] }>>;
  readonly testFiles: Readonly<Record<string, unknown>>;
}

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();

function fateOf({ status, statusReason = '' }: ReportedMutant): Fate {
  if (status === 'Survived' || status === 'NoCoverage') return 'survived';
  if (status === 'Timeout') return 'timed out';
  if (status !== 'Killed') return 'broken';
  // The test runner's own limit comes first, and a busy machine reaches it too.
  return /\btimed out\b/.test(statusReason) ? 'timed out' : 'killed';
}

function toMutant(file: string, source: string, mutant: ReportedMutant): Mutant {
  const { start, end } = mutant.location;
  const lines = source.split('\n').slice(start.line - 1, end.line);
  const before = lines.at(0)?.slice(0, start.column - 1) ?? '';
  const after = lines.at(-1)?.slice(end.column - 1) ?? '';
  return {
    file,
    line: start.line,
    was: oneLine(lines.join('\n')),
    becomes: oneLine(before + mutant.replacement + after),
    fate: fateOf(mutant),
  };
}

const readReport = async (path: string) => JSON.parse(await readFile(path, 'utf8')) as Report;

/** The test files that ran, as paths in the repository. */
export async function readTestFiles(path: string): Promise<string[]> {
  const { testFiles } = await readReport(path);
  return Object.keys(testFiles);
}

/** Every mutant of a report that Stryker wrote as JSON. */
export async function readMutants(path: string): Promise<Mutant[]> {
  const { files } = await readReport(path);
  return Object.entries(files).flatMap(([file, { source, mutants }]) =>
    mutants.map((mutant) => toMutant(file, source, mutant)),
  );
}
