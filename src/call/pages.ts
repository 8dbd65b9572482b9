import type { PageData } from '../schemas/page.js';

/** How a list is fetched, and what tells its rows apart. */
export interface PageSource<Item> {
  /** First page to fetch, from 0. */
  readonly firstPage: number;
  /** Rows per page that were asked for, if any. */
  readonly size: number | undefined;
  fetch(page: number): Promise<PageData<Item>>;
  keyOf(item: Item): string;
}

/** The documented default of the API's `size`. */
const DEFAULT_SIZE = 20;

/**
 * One page of a list.
 *
 * @example
 * ```ts
 * import { PaymenntClient } from 'paymennt';
 *
 * const paymennt = PaymenntClient.fromEnv();
 * const page = await paymennt.checkouts.search({ orderId: 'ORD-1234', type: 'MOBILE' });
 * page.page; // 0
 * page.hasNextPage; // false
 * console.log(page.items.map(({ requestId, status }) => `${requestId}: ${status}`));
 * ```
 */
export class Page<Item> {
  /** The rows. */
  readonly items: readonly Item[];
  /** Number of this page, from 0. */
  readonly page: number;
  /** Rows per page. */
  readonly size: number;
  /** Number of pages, when the API says. */
  readonly totalPages: number | undefined;
  /** What the API calls `totalElements`. Its own documents disagree whether it counts the search or this page. */
  readonly totalElements: number | undefined;
  readonly #source: PageSource<Item>;

  /** @internal */
  constructor(source: PageSource<Item>, page: number, data: PageData<Item>) {
    this.#source = source;
    this.items = data.items;
    this.page = page;
    this.size = data.size ?? source.size ?? DEFAULT_SIZE;
    this.totalPages = data.totalPages;
    this.totalElements = data.totalElements;
  }

  /**
   * Whether there is a next page, as far as this one tells. `totalElements` is not asked. Where the API gives
   * no number of pages, only a full page can have a next one, and one that is over-full came from a server that
   * does not page at all.
   */
  get hasNextPage(): boolean {
    if (this.items.length === 0) return false;
    if (this.totalPages !== undefined) return this.page + 1 < this.totalPages;
    return this.items.length === this.size;
  }

  /**
   * Fetches the next page.
   *
   * @returns undefined after the last one.
   * @throws what the method that made this page throws.
   * @example
   * ```ts
   * import { PaymenntClient } from 'paymennt';
   *
   * const paymennt = PaymenntClient.fromEnv();
   * const first = await paymennt.checkouts.search({ size: 1 });
   * const second = await first.nextPage();
   * second?.page; // 1
   * ```
   */
  async nextPage(): Promise<Page<Item> | undefined> {
    return this.hasNextPage ? fetchPage(this.#source, this.page + 1) : undefined;
  }
}

async function fetchPage<Item>(source: PageSource<Item>, page: number): Promise<Page<Item>> {
  return new Page(source, page, await source.fetch(page));
}

// Rows that are inserted while we read push others onto the next page, where they show again. So many keys are
// remembered: bounded, whatever the length of the list.
const REMEMBERED_KEYS = 10_000;

/** The keys seen last: two generations, because forgetting the oldest key of a set, one by one, is quadratic. */
class RecentKeys {
  #newer = new Set<string>();
  #older = new Set<string>();

  /** @returns whether the key is new. */
  add(key: string): boolean {
    if (this.#newer.has(key) || this.#older.has(key)) return false;
    if (this.#newer.size === REMEMBERED_KEYS) {
      this.#older = this.#newer;
      this.#newer = new Set();
    }
    this.#newer.add(key);
    return true;
  }
}

/**
 * A list that is being fetched: `await` it for one {@link Page}, or `for await` over it for every row of every page.
 * Nothing is sent before one of the two.
 *
 * Rows that are inserted during a `for await` neither repeat a row nor hide one; the rows themselves may or may not
 * appear. Each page is a call of its own, with its own `timeoutMs`; one `signal` ends them all. Errors are those of
 * the method that made it.
 *
 * @example
 * ```ts
 * import { PaymenntClient } from 'paymennt';
 *
 * const paymennt = PaymenntClient.fromEnv();
 * const page = await paymennt.checkouts.search({ orderId: 'ORD-1' });
 * console.log(page.items.length, page.hasNextPage);
 *
 * for await (const checkout of paymennt.checkouts.search({ status: ['PENDING'] })) {
 *   console.log(checkout.id);
 * }
 * ```
 */
export class PagePromise<Item> implements Promise<Page<Item>>, AsyncIterable<Item> {
  /** @hidden */
  readonly [Symbol.toStringTag] = 'PagePromise';
  readonly #source: PageSource<Item>;
  #first: Promise<Page<Item>> | undefined;

  /** @internal */
  constructor(source: PageSource<Item>) {
    this.#source = source;
  }

  then<Fulfilled = Page<Item>, Rejected = never>(
    onFulfilled?: ((page: Page<Item>) => Fulfilled | PromiseLike<Fulfilled>) | null,
    onRejected?: ((reason: unknown) => Rejected | PromiseLike<Rejected>) | null,
  ): Promise<Fulfilled | Rejected> {
    return this.#firstPage().then(onFulfilled, onRejected);
  }

  catch<Rejected = never>(
    onRejected?: ((reason: unknown) => Rejected | PromiseLike<Rejected>) | null,
  ): Promise<Page<Item> | Rejected> {
    return this.#firstPage().catch(onRejected);
  }

  finally(onFinally?: (() => void) | null): Promise<Page<Item>> {
    return this.#firstPage().finally(onFinally);
  }

  /** Every row of every page, for `for await`. */
  async *[Symbol.asyncIterator](): AsyncGenerator<Item, void, undefined> {
    const recent = new RecentKeys();
    let page: Page<Item> | undefined = await this.#firstPage();
    while (page) {
      let fresh = 0;
      for (const item of page.items) {
        if (!recent.add(this.#source.keyOf(item))) continue;
        fresh += 1;
        yield item;
      }
      // A server without pages sends the same rows for every page (see api-notes: bare-lists).
      const endless: boolean = fresh === 0 && page.totalPages === undefined;
      page = endless ? undefined : await page.nextPage();
    }
  }

  #firstPage(): Promise<Page<Item>> {
    this.#first ??= fetchPage(this.#source, this.#source.firstPage);
    return this.#first;
  }
}
