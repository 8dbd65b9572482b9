import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { PagePromise } from '../../src/call/pages.js';

function heapUsed(): number {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  if (typeof collect === 'function') collect();
  return process.memoryUsage().heapUsed;
}

const SIZE = 1_000;
const PAGES = 1_000;

it('a million rows need no more memory than a hundred thousand', async () => {
  const list = new PagePromise({
    firstPage: 0,
    rowsCanLeave: false,
    size: SIZE,
    keyOf: ({ id }: { id: string }) => id,
    fetch: async (page) => ({
      items: Array.from({ length: SIZE }, (_, index) => ({ id: `row ${page * SIZE + index}` })),
      totalPages: PAGES,
    }),
  });
  let rows = 0;
  let early = 0;
  for await (const _ of list) {
    rows += 1;
    if (rows === 100_000) early = heapUsed();
  }
  const growth = heapUsed() - early;

  expect(rows).toBe(SIZE * PAGES);
  // Every row kept, even its key alone, would be tens of MiB.
  expect(growth).toBeLessThan(4 * 2 ** 20);
});
