import type { PageData } from '../schemas/page.js';
import { walk } from './walk.js';

/** How a list is fetched, and the key that identifies a row. */
interface PageSource<Item> {
  /** First page to fetch, from 0. */
  readonly firstPage: number;
  /** Rows per page in the request, if it names them. */
  readonly size: number | undefined;
  fetch(page: number): Promise<PageData<Item>>;
  keyOf(item: Item): string;
  /** Whether a row can leave the list while it is walked. */
  readonly rowsCanLeave: boolean;
}

/** The documented default of the API's `size`. */
const DEFAULT_SIZE = 20;

/**
 * One page of a list. `for await` yields the rows of this page and of the later pages, as with {@link PagePromise}.
 *
 * @example
 * ```ts
 * // checkouts-search.mjs
 * import { PaymenntClient } from 'paymennt';
 *
 * const paymennt = PaymenntClient.fromEnv();
 * const page = await paymennt.checkouts.search({ orderId: 'ORD-1234', type: 'MOBILE' });
 * page.page; // 0
 * page.hasNextPage; // false
 * console.log(page.items.map(({ requestId, status }) => `${requestId}: ${status}`));
 * ```
 */
export class Page<Item> implements AsyncIterable<Item> {
  /** The rows. */
  readonly items: readonly Item[];
  /** Number of this page, from 0. */
  readonly page: number;
  /** Rows per page. */
  readonly size: number;
  /** Number of pages, if the API returns it. */
  readonly totalPages: number | undefined;
  /** `totalElements` of the API, whose documents disagree whether it counts the search or this page. */
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
   * Whether a next page exists, judged by this page alone and without `totalElements`. If the API returns no number of
   * pages, only a full page has a next page: a page with more rows than `size` comes from a server that ignores paging.
   */
  get hasNextPage(): boolean {
    if (this.items.length === 0) return false;
    if (this.totalPages !== undefined) return this.page + 1 < this.totalPages;
    return this.items.length === this.size;
  }

  /**
   * Fetches the next page.
   *
   * @returns the page, or undefined after the last one.
   * @throws the errors of the method that returned this page.
   * @example
   * ```ts
   * // checkouts-search.mjs
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

  /** Yields every row of this page and of the later pages once. */
  [Symbol.asyncIterator](): AsyncGenerator<Item, void, undefined> {
    const { keyOf, rowsCanLeave } = this.#source;
    return walk(this, { fetchPage: (page) => fetchPage(this.#source, page), keyOf, rowsCanLeave });
  }
}

async function fetchPage<Item>(source: PageSource<Item>, page: number): Promise<Page<Item>> {
  return new Page(source, page, await source.fetch(page));
}

/**
 * The result of `search` and `list`. `await` returns one {@link Page}; `for await` yields every row of every page. The
 * SDK sends nothing before one of the two.
 *
 * `for await` yields each row that is in the list during the whole loop, exactly once, even if other rows join or leave
 * the list: orders that you cancel in the loop, or pending orders that shoppers pay. Rows that join or leave during the
 * loop may be missing. The SDK therefore reads some lists twice, forward and then backward: lists of several pages that
 * rows can leave (a search by `status`, the cards of a customer, webhooks).
 *
 * Each page is one call with its own `timeoutMs`, and rejects with the errors of the method that returned the list. One
 * `signal` ends the whole loop.
 *
 * @example
 * ```ts
 * // checkouts-search.mjs
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

  /** Yields every row of every page once. */
  async *[Symbol.asyncIterator](): AsyncGenerator<Item, void, undefined> {
    yield* await this.#firstPage();
  }

  #firstPage(): Promise<Page<Item>> {
    this.#first ??= fetchPage(this.#source, this.#source.firstPage);
    return this.#first;
  }
}
