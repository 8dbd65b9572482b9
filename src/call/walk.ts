/** The part of a page that a walk needs. */
export interface WalkedPage<Item> {
  readonly items: readonly Item[];
  readonly page: number;
  readonly totalPages: number | undefined;
  readonly hasNextPage: boolean;
}

/** The list that a walk goes through. */
interface WalkedList<Item> {
  fetchPage(page: number): Promise<WalkedPage<Item>>;
  keyOf(item: Item): string;
  /** Whether a row can leave the list while it is walked, because its status changes or because it is deleted. */
  readonly rowsCanLeave: boolean;
}

// Forward and backward, twice. A list that has new rows after that grows all the time.
const MOST_PASSES = 4;

// A page equals the page before it if a page of new rows was added in between. So many equal pages in a row come from a
// server that ignores the page number.
const MOST_REPEATS = 10;

/**
 * Yields every row of a list once, beginning with the page `first`.
 *
 * The server divides the list into pages at each request, so rows move between pages:
 *
 * - A new row pushes later rows to the next page. The walk meets those rows again, and skips them by their keys.
 * - A row that leaves the list pulls later rows to an earlier page. A walk that has read that page misses them.
 *
 * A list that rows can leave is therefore read forward to its end, and then backward to `first`: a row that moves
 * towards the beginning meets the backward pass. If the backward pass finds missed rows, both passes run once more. The
 * walk misses only a row that is pulled behind the forward pass and then pushed behind the backward pass.
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
      const isEndless = rows.length === 0 && page.totalPages === undefined && repeats > 0;
      if (isEndless || !page.hasNextPage) break;
      const next = await list.fetchPage(page.page + 1);
      repeats = isSamePage(page, next, list) ? repeats + 1 : 0;
      if (repeats === MOST_REPEATS) return;
      page = next;
    }
    if (!list.rowsCanLeave || found === 0) return;
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

/** The last page before this one that still exists. The list is shorter if many rows have left. */
const lastBefore = <Item>({ page, totalPages = page }: WalkedPage<Item>) => Math.min(page, totalPages) - 1;

function isSamePage<Item>(
  page: WalkedPage<Item>,
  next: WalkedPage<Item>,
  { keyOf }: WalkedList<Item>,
): boolean {
  const keys = page.items.map(keyOf);
  return next.items.every((item, index) => keyOf(item) === keys[index]);
}

/** Keys of rows; `add` returns whether the key is new. */
interface Keys {
  add(key: string): boolean;
}

/** Remembers every key, at about sixty bytes each, because the backward pass meets every row again. */
function everyKey(): Keys {
  const keys = new Set<string>();
  return {
    add(key) {
      const { size } = keys;
      return keys.add(key).size > size;
    },
  };
}

// Keeps memory constant for lists of any length.
const REMEMBERED_KEYS = 10_000;

/** Remembers the last keys in two sets, because removing the oldest keys one by one takes quadratic time. */
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
