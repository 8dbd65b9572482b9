import type { Budget } from '../budgets.js';
import { start } from '../child.js';
import type { Bench } from '../part.js';
import { printTable } from '../table.js';
import type { Footprint } from './memory-process.js';

const MARKS = [250_000, 500_000, 1_000_000];
const PAGE_SIZE = 1_000;
// A hundredth of what the rows' ids alone would take.
const MAX_GROWTH_MB = 1;

const megabytes = (bytes: number) => bytes / 2 ** 20;

/** What a program holds while it walks through a list of a million checkouts, about a gigabyte of JSON. */
export async function measureMemory({ workplace }: Bench): Promise<Budget[]> {
  const program = await workplace.compile('calls/gateway-process', 'memory/memory-process');
  const gateway = await start<{ origin: string }>(program('calls/gateway-process'));
  const reader = await start(program('memory/memory-process'), [gateway.greeting.origin], ['--expose-gc']);
  try {
    const footprints = await reader.ask<Footprint[]>({ marks: MARKS, size: PAGE_SIZE });
    printTable(
      `Memory while a million rows are iterated, ${PAGE_SIZE} to a page`,
      ['rows', 'heap MiB', 'resident MiB'],
      footprints.map(({ rows, heap, resident }) => [
        rows.toLocaleString('en'),
        megabytes(heap).toFixed(1),
        megabytes(resident).toFixed(0),
      ]),
    );
    const heapAt = (mark: number | undefined) =>
      footprints.find(({ rows }) => rows === mark)?.heap ?? Number.NaN;
    return [
      {
        name: 'heap after a million rows, over that after 250,000',
        atMost: MAX_GROWTH_MB,
        measured: megabytes(heapAt(MARKS.at(-1)) - heapAt(MARKS[0])),
        unit: ' MiB',
      },
    ];
  } finally {
    await reader.stop();
    await gateway.stop();
  }
}
