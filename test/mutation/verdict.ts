import { readFile } from 'node:fs/promises';
import type { Fate, Mutant } from './mutants.js';

/** A mutant that no test can or should notice, and why. */
export interface Explanation {
  readonly file: string;
  /** The lines that it changes, in one. */
  readonly was: string;
  readonly becomes: string;
  readonly because: string;
}

/** The explanations that are written down. */
export async function readExplanations(path: string): Promise<Explanation[]> {
  return JSON.parse(await readFile(path, 'utf8')) as Explanation[];
}

/** What has to be done before the tests may be called tight. */
export interface Verdict {
  readonly unexplained: readonly Mutant[];
  /** Explanations of mutants that are killed by now, or that no longer exist. */
  readonly outdated: readonly Explanation[];
}

const explains = (explanation: Explanation, mutant: Mutant) =>
  explanation.file === mutant.file &&
  explanation.was === mutant.was &&
  explanation.becomes === mutant.becomes;

/** Holds the survivors against the explanations, those of files that were not mutated left alone. */
export function judge(mutants: readonly Mutant[], explanations: readonly Explanation[]): Verdict {
  const files = new Set(mutants.map(({ file }) => file));
  const notKilled = mutants.filter(({ fate }) => fate !== 'killed');
  return {
    unexplained: mutants.filter(
      (mutant) =>
        (mutant.fate === 'survived' || mutant.fate === 'broken') &&
        !explanations.some((explanation) => explains(explanation, mutant)),
    ),
    outdated: explanations.filter(
      (explanation) =>
        files.has(explanation.file) && !notKilled.some((mutant) => explains(explanation, mutant)),
    ),
  };
}

function row(name: string, mutants: readonly Mutant[]): Record<string, string | number> {
  const count = (fate: Fate) => mutants.filter((mutant) => mutant.fate === fate).length;
  const detected = count('killed') + count('timed out');
  return {
    file: name,
    mutants: mutants.length,
    killed: count('killed'),
    'timed out': count('timed out'),
    survived: count('survived'),
    broken: count('broken'),
    score: `${((100 * detected) / mutants.length).toFixed(1)} %`,
  };
}

/** The score of each file and of all, for `console.table`. */
export function scores(mutants: readonly Mutant[]): Record<string, string | number>[] {
  const files = [...new Set(mutants.map(({ file }) => file))];
  return [
    ...files.map((name) => {
      const own = mutants.filter(({ file }) => file === name);
      return row(name, own);
    }),
    row('all', mutants),
  ];
}
