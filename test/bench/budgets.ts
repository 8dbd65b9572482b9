import { printTable } from './table.js';

/** A figure with the most that it may be. */
export interface Budget {
  readonly name: string;
  readonly atMost: number;
  readonly measured: number;
  readonly unit?: string;
}

const DIGITS = 2;

export function printBudgets(budgets: readonly Budget[]): void {
  if (budgets.length === 0) return;
  printTable(
    'Budgets',
    ['', 'at most', 'measured', 'kept'],
    budgets.map(({ name, atMost, measured, unit = '' }) => [
      name,
      `${atMost}${unit}`,
      `${measured.toFixed(DIGITS)}${unit}`,
      // What rounds to the budget is within what a second run would differ by.
      Number(measured.toFixed(DIGITS)) <= atMost ? 'yes' : 'NO',
    ]),
  );
}
