import type { Tallies, Tally } from './runner.js';

const COLUMNS = [
  'calls',
  'done',
  'refused',
  'unknown',
  'lost',
  'wrong',
  'crashed',
  'double',
  'overtime',
  'slowestMs',
] as const satisfies readonly (keyof Tally)[];

function row(cells: readonly (string | number)[]): string {
  const [name = '', ...numbers] = cells;
  return String(name).padEnd(24) + numbers.map((cell) => String(cell).padStart(10)).join('');
}

/** The tallies of some clients as lines of text, one line for each kind of call. */
export function table(clients: Readonly<Record<string, Tallies>>): string {
  const lines = Object.entries(clients).flatMap(([client, tallies]) =>
    Object.entries(tallies).map(([kind, tally]) =>
      row([`${client} ${kind}`, ...COLUMNS.map((column) => tally[column])]),
    ),
  );
  return [row(['', ...COLUMNS]), ...lines].join('\n');
}
