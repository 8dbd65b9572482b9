import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PagePromise } from '../../src/call/pages.js';

interface Row {
  readonly id: string;
}

const rowsFrom = (first: number, count: number): Row[] =>
  Array.from({ length: count }, (_, index) => ({ id: String(first + index) }));

/** What a server tells about its pages besides the rows. */
type Numbers = 'all' | 'none' | 'of this page';

/** A list over a table that changes: `before` runs at each request, before the page is cut. */
function tableList(
  rows: readonly Row[],
  { size = 20, numbers = 'all' as Numbers, firstPage = 0, before = (_: Row[], __: number) => {} } = {},
) {
  const table = [...rows];
  const asked: number[] = [];
  const list = new PagePromise<Row>({
    firstPage,
    size,
    keyOf: ({ id }) => id,
    rowsCanLeave: true,
    fetch: async (page) => {
      before(table, asked.length);
      asked.push(page);
      const items = table.slice(page * size, (page + 1) * size);
      const totalPages = Math.ceil(table.length / size);
      if (numbers === 'none') return { items };
      return { items, size, totalPages, totalElements: numbers === 'all' ? table.length : items.length };
    },
  });
  const remove = (id: string) => {
    const index = table.findIndex((row) => row.id === id);
    if (index >= 0) table.splice(index, 1);
  };
  return { list, table, asked, remove };
}

async function idsOf(list: AsyncIterable<Row>, visit = (_: string) => {}): Promise<string[]> {
  const ids: string[] = [];
  for await (const { id } of list) {
    ids.push(id);
    visit(id);
  }
  return ids;
}

const sorted = (ids: readonly string[]) => [...ids].sort((a, b) => Number(a) - Number(b));
const idsFrom = (first: number, count: number) => rowsFrom(first, count).map(({ id }) => id);

describe('a walk through a list that rows leave', () => {
  it.each<Numbers>(['all', 'none', 'of this page'])(
    'gives every row when each of them is taken out as it comes, with numbers: %s',
    async (numbers) => {
      const { list, table, asked, remove } = tableList(rowsFrom(0, 100), { numbers });

      expect(sorted(await idsOf(list, remove))).toEqual(idsFrom(0, 100));
      expect(table).toEqual([]);
      expect(asked.length).toBeLessThan(20);
    },
  );

  it.each([1, 2, 3, 7])('gives every row when each %ith is taken out', async (step) => {
    const { list, remove } = tableList(rowsFrom(0, 95));
    const ids = await idsOf(list, (id) => Number(id) % step === 0 && remove(id));

    expect(sorted(ids)).toEqual(idsFrom(0, 95));
  });

  it('gives every row that stays, while one leaves at each request and another is added at the end', async () => {
    let next = 1_000;
    const { list, table } = tableList(rowsFrom(0, 100), {
      before: (rows, request) => {
        // The number of rows, which the server tells, is the same all the time.
        if (request === 0) return;
        rows.shift();
        rows.push({ id: String(next) });
        next += 1;
      },
    });
    const ids = await idsOf(list);
    const stayed = table.filter(({ id }) => Number(id) < 100).map(({ id }) => id);

    expect(ids).toEqual(expect.arrayContaining(stayed));
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('reads a list of several pages twice, and one of a single page once', async () => {
    const several = tableList(rowsFrom(0, 45));
    expect(await idsOf(several.list)).toEqual(idsFrom(0, 45));
    expect(several.asked).toEqual([0, 1, 2, 1, 0]);

    const single = tableList(rowsFrom(0, 20));
    expect(await idsOf(single.list)).toEqual(idsFrom(0, 20));
    expect(single.asked).toEqual([0]);
  });

  it('goes there once more, but not back, when it missed a row on the way there', async () => {
    const { list, asked } = tableList(rowsFrom(0, 45), {
      before: (rows, request) => {
        if (request === 1) rows.unshift({ id: '99' });
      },
    });

    expect(sorted(await idsOf(list))).toEqual([...idsFrom(0, 45), '99']);
    expect(asked).toEqual([0, 1, 2, 1, 0, 0, 1, 2]);
  });

  it('gives the rows of many pages that all begin with the same row', async () => {
    const list = new PagePromise<Row>({
      firstPage: 0,
      size: 2,
      keyOf: ({ id }) => id,
      rowsCanLeave: false,
      fetch: async (page) => ({ items: [{ id: 'pinned' }, { id: String(page) }], totalPages: 15 }),
    });

    expect(await idsOf(list)).toEqual(['pinned', ...idsFrom(0, 15)]);
  });

  it('asks for nothing more when its reader stops', async () => {
    const { list, asked } = tableList(rowsFrom(0, 100));
    for await (const { id } of list) if (id === '25') break;

    expect(asked).toEqual([0, 1]);
  });

  it('walks back to the page where it began, and no further', async () => {
    const { list, asked } = tableList(rowsFrom(0, 100), { firstPage: 2 });

    expect(await idsOf(list)).toEqual(idsFrom(40, 60));
    expect(asked).toEqual([2, 3, 4, 3, 2]);
  });

  it('may begin at a page that was awaited', async () => {
    const { list, table, remove } = tableList(rowsFrom(0, 100));

    expect(sorted(await idsOf(await list, remove))).toEqual(idsFrom(0, 100));
    expect(table).toEqual([]);
  });

  it('ends while rows are added for ever', async () => {
    let next = 1_000;
    const { list, asked } = tableList(rowsFrom(0, 100), {
      before: (rows) => {
        rows.unshift({ id: String(next) });
        next += 1;
      },
    });
    const ids = await idsOf(list);

    expect(ids).toEqual(expect.arrayContaining(idsFrom(0, 100)));
    expect(asked.length).toBeLessThan(30);
  });

  it('ends when the server ignores the page', async () => {
    const { list, asked } = tableList(rowsFrom(0, 20), { numbers: 'none' });
    expect(await idsOf(list)).toEqual(idsFrom(0, 20));
    expect(asked).toEqual([0, 1, 0]);
  });
});

// What happens before a request: how many rows leave and where, and how many come.
const change = fc.record({ leave: fc.array(fc.nat(), { maxLength: 30 }), come: fc.nat({ max: 5 }) });

describe('a row that is in the list from the beginning of the walk to its end', () => {
  const visited = async (
    changes: readonly { leave: readonly number[]; come: number }[],
    {
      total,
      size,
      numbers,
      newestFirst,
    }: { total: number; size: number; numbers: Numbers; newestFirst: boolean },
  ) => {
    let next = 10_000;
    const { list, table } = tableList(rowsFrom(0, total), {
      size,
      numbers,
      before: (rows, request) => {
        const { leave, come } = changes[request] ?? { leave: [], come: 0 };
        for (const index of leave) rows.splice(index % Math.max(1, rows.length), 1);
        for (let count = 0; count < come; count += 1) {
          if (newestFirst) rows.unshift({ id: String(next) });
          else rows.push({ id: String(next) });
          next += 1;
        }
      },
    });
    const ids = await idsOf(list);
    expect(new Set(ids).size).toBe(ids.length);
    const stayed = table.filter(({ id }) => Number(id) < 10_000).map(({ id }) => id);
    return stayed.filter((id) => !ids.includes(id));
  };
  const shape = {
    total: fc.integer({ min: 0, max: 120 }),
    size: fc.integer({ min: 1, max: 20 }),
    numbers: fc.constantFrom<Numbers>('all', 'none', 'of this page'),
  };

  it('is given once, whatever leaves and whatever is added at the end', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(change, { maxLength: 60 }), fc.record(shape), async (changes, list) => {
        expect(await visited(changes, { ...list, newestFirst: false })).toEqual([]);
      }),
      { seed: 7, numRuns: 300 },
    );
  });

  it('is given once, whatever is added at the beginning and leaves on the way there', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(change, { maxLength: 8 }), fc.record(shape), async (changes, list) => {
        // Without numbers, a page that equals the one before is the end.
        fc.pre(list.numbers !== 'none' || changes.every(({ come }) => come !== list.size));
        // Nobody leaves on the way back: a row can be pulled to and fro past a reader, twice.
        const there = changes.map(({ leave, come }, request) => ({ leave: request > 1 ? [] : leave, come }));
        expect(await visited(there, { ...list, newestFirst: true })).toEqual([]);
      }),
      { seed: 7, numRuns: 300 },
    );
  });
});
