import { describe, expect, it } from 'vitest';
import { PagePromise } from '../../src/call/pages.js';
import type { PageData } from '../../src/schemas/page.js';

interface Row {
  readonly id: string;
}

const rowsFrom = (first: number, count: number): Row[] =>
  Array.from({ length: count }, (_, index) => ({ id: String(first + index) }));

/** A list whose pages a test makes up, and which pages were asked for. */
function listOf(
  pageAt: (page: number) => PageData<Row> | Promise<PageData<Row>>,
  { firstPage = 0, size }: { firstPage?: number; size?: number } = {},
) {
  const asked: number[] = [];
  const list = new PagePromise<Row>({
    firstPage,
    size,
    keyOf: ({ id }) => id,
    rowsCanLeave: false,
    fetch: async (page) => {
      asked.push(page);
      return pageAt(page);
    },
  });
  return { list, asked };
}

/** So many rows, as a server that pages well gives them. */
const paged = (total: number, size: number) => (page: number) => ({
  items: rowsFrom(page * size, Math.max(0, Math.min(size, total - page * size))),
  page,
  size,
  totalPages: Math.ceil(total / size),
  totalElements: total,
});

/** The same from a server that tells nothing about its pages. */
const untold = (total: number, size: number) => (page: number) => ({ items: paged(total, size)(page).items });

async function idsOf(list: AsyncIterable<Row>): Promise<string[]> {
  const ids: string[] = [];
  for await (const { id } of list) ids.push(id);
  return ids;
}

const ids = (count: number) => rowsFrom(0, count).map(({ id }) => id);

describe('a list that is awaited', () => {
  it('is one page, with its numbers', async () => {
    const { list, asked } = listOf(paged(5, 2));
    const page = await list;

    expect(page.items).toEqual(rowsFrom(0, 2));
    expect(page.page).toBe(0);
    expect(page.size).toBe(2);
    expect(page.totalPages).toBe(3);
    expect(page.totalElements).toBe(5);
    expect(page.hasNextPage).toBe(true);
    expect(asked).toEqual([0]);
  });

  it('is not fetched before it is asked for, and once only', async () => {
    const { list, asked } = listOf(paged(1, 2));
    await new Promise((resolve) => setImmediate(resolve));
    expect(asked).toEqual([]);

    const [first, second] = await Promise.all([list, list]);
    await list.finally(() => undefined);
    expect(second).toBe(first);
    expect(asked).toEqual([0]);
  });

  it('begins at the page that was asked for', async () => {
    const { list, asked } = listOf(paged(9, 2), { firstPage: 3 });
    const page = await list;
    expect(page.page).toBe(3);
    expect((await page.nextPage())?.page).toBe(4);
    expect(asked).toEqual([3, 4]);
  });

  it('can be walked page by page, to its end', async () => {
    const { list } = listOf(paged(5, 2));
    const first = await list;
    const second = await first.nextPage();
    const third = await second?.nextPage();

    expect(second?.items).toEqual(rowsFrom(2, 2));
    expect(third?.items).toEqual(rowsFrom(4, 1));
    expect(third?.hasNextPage).toBe(false);
    expect(await third?.nextPage()).toBeUndefined();
  });

  it('fails like a promise fails', async () => {
    const failing = () =>
      listOf(() => {
        throw new Error('mine');
      }).list;
    await expect(failing()).rejects.toThrow('mine');
    expect(await failing().catch((error) => String(error))).toBe('Error: mine');
    expect(await failing().then(undefined, (error) => String(error))).toBe('Error: mine');
    let finished = false;
    await failing()
      .finally(() => {
        finished = true;
      })
      .catch(() => undefined);
    expect(finished).toBe(true);
    expect(String(failing())).toBe('[object PagePromise]');
  });
});

describe('the next page', () => {
  it.each<[string, PageData<Row>, boolean]>([
    ['there are more pages', { items: rowsFrom(0, 2), totalPages: 2 }, true],
    ['this is the last one', { items: rowsFrom(0, 2), totalPages: 1 }, false],
    ['this one is empty, whatever the numbers say', { items: [], totalPages: 9 }, false],
    ['this one is short, and there are more all the same', { items: rowsFrom(0, 1), totalPages: 2 }, true],
    ['there are no numbers and this one is full', { items: rowsFrom(0, 20) }, true],
    ['there are no numbers and this one is short', { items: rowsFrom(0, 19) }, false],
    ['there are no numbers and this one is over-full', { items: rowsFrom(0, 21) }, false],
    ['only the size is told', { items: rowsFrom(0, 2), size: 2 }, true],
    ['totalElements counts this page only', { items: rowsFrom(0, 2), totalPages: 2, totalElements: 2 }, true],
    ['totalElements counts the search', { items: rowsFrom(0, 2), totalPages: 1, totalElements: 99 }, false],
  ])('is known when %s', async (_, data, expected) => {
    const page = await listOf(() => data).list;

    expect(page.hasNextPage).toBe(expected);
    expect((await page.nextPage()) !== undefined).toBe(expected);
  });

  it('is judged by the size that was asked for when the server tells none', async () => {
    expect((await listOf(untold(5, 5), { size: 5 }).list).hasNextPage).toBe(true);
    expect((await listOf(untold(4, 5), { size: 5 }).list).hasNextPage).toBe(false);
  });
});

describe('a list that is iterated', () => {
  it.each([0, 1, 2, 3, 4, 5, 99])('gives every row of every page once: %i rows', async (total) => {
    expect(await idsOf(listOf(paged(total, 2)).list)).toEqual(ids(total));
    expect(await idsOf(listOf(untold(total, 20)).list)).toEqual(ids(total));
  });

  it('asks for no page that it does not need', async () => {
    const { list, asked } = listOf(paged(100, 10));
    for await (const { id } of list) if (id === '14') break;

    expect(asked).toEqual([0, 1]);
  });

  it('ends with an empty page when the server promises more than it has', async () => {
    const promising = (page: number) => ({ items: page < 2 ? rowsFrom(page * 2, 2) : [], totalPages: 1_000 });
    const { list, asked } = listOf(promising);

    expect(await idsOf(list)).toEqual(ids(4));
    expect(asked).toEqual([0, 1, 2]);
  });

  it('ends when the server does not page at all and sends the same rows for ever', async () => {
    const { list, asked } = listOf(() => ({ items: rowsFrom(0, 20) }));

    expect(await idsOf(list)).toEqual(ids(20));
    expect(asked).toEqual([0, 1]);
  });

  it('neither repeats nor hides a row when others are inserted before it on the way', async () => {
    let table = rowsFrom(0, 10);
    const { list } = listOf((page) => {
      if (page > 0) table = [{ id: `new-${page}` }, ...table];
      return { items: table.slice(page * 2, page * 2 + 2), totalPages: Math.ceil(table.length / 2) };
    });

    expect(await idsOf(list)).toEqual(ids(10));
  });

  it('remembers the rows of the last pages, however many there are', async () => {
    const pages = [rowsFrom(0, 10_000), [{ id: '10000' }, { id: '9999' }, { id: '1' }, { id: '10001' }]];
    const { list } = listOf((page) => ({ items: pages[page] ?? [], totalPages: 2 }));

    expect((await idsOf(list)).slice(9_998)).toEqual(['9998', '9999', '10000', '10001']);
  });

  it('does not remember a whole list: a row that comes back after twenty thousand others is given again', async () => {
    const pages = [rowsFrom(0, 20_001), [{ id: '0' }]];
    const { list } = listOf((page) => ({ items: pages[page] ?? [], totalPages: 2 }));

    expect((await idsOf(list)).slice(20_000)).toEqual(['20000', '0']);
  });

  it('goes on after a page of rows that were all seen before, when the server says that there are more', async () => {
    const pages = [rowsFrom(0, 2), rowsFrom(0, 2), rowsFrom(2, 2)];
    const { list } = listOf((page) => ({ items: pages[page] ?? [], totalPages: 3 }));

    expect(await idsOf(list)).toEqual(ids(4));
  });

  it('may be iterated again, from its first page', async () => {
    const { list, asked } = listOf(paged(4, 2));

    expect(await idsOf(list)).toEqual(ids(4));
    expect(await idsOf(list)).toEqual(ids(4));
    expect(asked).toEqual([0, 1, 1]);
  });

  it('fails where a page fails, after the rows before it', async () => {
    const { list } = listOf((page) => {
      if (page === 1) throw new Error('mine');
      return paged(4, 2)(page);
    });
    const seen: string[] = [];
    const walk = async () => {
      for await (const { id } of list) seen.push(id);
    };

    await expect(walk()).rejects.toThrow('mine');
    expect(seen).toEqual(['0', '1']);
  });

  it('begins at its page when a page is iterated', async () => {
    const { list, asked } = listOf(paged(6, 2));
    const first = await list;
    expect(await idsOf(first)).toEqual(ids(6));

    const second = await first.nextPage();
    if (!second) throw new Error('no second page');
    expect(await idsOf(second)).toEqual(['2', '3', '4', '5']);
    expect(asked).toEqual([0, 1, 2, 1, 2]);
  });

  it('ends when the server ignores the page, whatever it promises', async () => {
    const { list, asked } = listOf(() => ({ items: rowsFrom(0, 20), totalPages: 1_000_000 }));

    expect(await idsOf(list)).toEqual(ids(20));
    expect(asked).toHaveLength(11);
  });

  it('begins where it was told to', async () => {
    expect(await idsOf(listOf(paged(6, 2), { firstPage: 2 }).list)).toEqual(['4', '5']);
  });
});
