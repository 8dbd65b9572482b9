/** The part of a page that a walk needs. */
export interface WalkedPage<Item> {
  readonly items: readonly Item[];
  readonly page: number;
  readonly totalPages: number | undefined;
  readonly hasNextPage: boolean;
}

/** The list that a walk goes through. */
export interface WalkedList<Item> {
  fetchPage(page: number): Promise<WalkedPage<Item>>;
  keyOf(item: Item): string;
  /** Whether a row can leave the list while it is walked, because its status changes or because it is deleted. */
  readonly rowsCanLeave: boolean;
}

// Forward and back, twice. If a list still has new rows after that, rows are being added to it all the time.
const MOST_PASSES = 4;

// A page repeats the one before it when as many rows were added as it holds. So many in a row come from a server that
// ignores the number of the page.
const MOST_REPEATS = 10;

/**
 * Yields every row of a list once, from a page on.
 *
 * Pages are cut from the list at the moment of each request. Rows that are added before a page push others onto the
 * next one, where they show again: those are left out. Rows that leave pull others onto a page that has been read, and
 * those would be lost. So a list whose rows can leave is walked back, from its end to where the walk began: a row that
 * is pulled towards the beginning cannot slip past a reader who comes from the end. While that brings rows that were
 * missed, the walk goes there and back again. Only a row that is pulled past the reader on the way there and pushed
 * past the reader on the way back stays unseen.
 */
export async function* walk<Item>(
  first: WalkedPage<Item>,
  list: WalkedList<Item>,
): AsyncGenerator<Item, void, undefined> {
  const { add } = list.rowsCanLeave ? everyKey() : recentKeys();
  const newRows = ({ items }: WalkedPage<Item>) => items.filter((item) => add(list.keyOf(item)));
  let page = first;
  for (let pass = 1; ; pass += 2) {
    let found = 0;
    for (let repeats = 0; ; ) {
      const rows = newRows(page);
      found += rows.length;
      yield* rows;
      // A server that does not page sends the same rows for every page (see api-notes: bare-lists).
      const isEndless = rows.length === 0 && page.totalPages === undefined;
      if (isEndless || !page.hasNextPage) break;
      const next = await list.fetchPage(page.page + 1);
      repeats = isSamePage(page, next, list) ? repeats + 1 : 0;
      if (repeats === MOST_REPEATS) return;
      page = next;
    }
    if (!list.rowsCanLeave || page.page === first.page || found === 0) return;
    found = 0;
    for (let number = lastBefore(page); number >= first.page; number -= 1) {
      const rows = newRows(await list.fetchPage(number));
      found += rows.length;
      yield* rows;
    }
    if (found === 0 || pass + 2 > MOST_PASSES) return;
    page = await list.fetchPage(first.page);
  }
}

/** The page before this one that still has rows: when many have left, the list ends earlier than the walk did. */
const lastBefore = <Item>({ page, totalPages = page }: WalkedPage<Item>) => Math.min(page, totalPages) - 1;

function isSamePage<Item>(
  page: WalkedPage<Item>,
  next: WalkedPage<Item>,
  { keyOf }: WalkedList<Item>,
): boolean {
  const keys = page.items.map(keyOf);
  return next.items.length === keys.length && next.items.every((item, index) => keyOf(item) === keys[index]);
}

/** Keys of rows; `add` returns whether the key is new. */
interface Keys {
  add(key: string): boolean;
}

/** Keeps every key, some sixty bytes each: rows of a list that is walked back must not be given twice. */
function everyKey(): Keys {
  const keys = new Set<string>();
  return {
    add(key) {
      const { size } = keys;
      return keys.add(key).size > size;
    },
  };
}

// Bounded for lists of any length.
const REMEMBERED_KEYS = 10_000;

/** Keeps the keys seen last: two generations, because forgetting the oldest key, one by one, is quadratic. */
function recentKeys(): Keys {
  let newer = new Set<string>();
  let older = new Set<string>();
  return {
    add(key) {
      if (newer.has(key) || older.has(key)) return false;
      if (newer.size === REMEMBERED_KEYS) {
        older = newer;
        newer = new Set();
      }
      newer.add(key);
      return true;
    },
  };
}
