import type { Budget } from './budgets.js';
import type { Workplace } from './workplace.js';

/** What a part of the benchmarks works with. */
export interface Bench {
  readonly workplace: Workplace;
  /** Scales how often things are measured: fewer rounds for a first look. */
  rounds(full: number): number;
}

/** Measures, prints its tables and gives the figures that have a budget. */
export type Part = (bench: Bench) => Promise<readonly Budget[]>;
