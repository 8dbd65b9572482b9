import type { PageData } from '../schemas/page.js';
import { walk } from './walk.js';

/** How a list is fetched, and the key that identifies a row. */
export interface PageSource<Item> {
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
 * One page of a list. `for await` over it yields the rows of this page and of the later pages, as {@link PagePromise} does.
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
   * Whether there is a next page, as far as this page shows. `totalElements` is not used. If the API gives no number
   * of pages, only a full page can have a next one. A page with more rows than `size` came from a server that does
   * not page.
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

  /** Every row of this page and of the later ones, once each. */
  [Symbol.asyncIterator](): AsyncGenerator<Item, void, undefined> {
    const { keyOf, rowsCanLeave } = this.#source;
    return walk(this, { fetchPage: (page) => fetchPage(this.#source, page), keyOf, rowsCanLeave });
  }
}

async function fetchPage<Item>(source: PageSource<Item>, page: number): Promise<Page<Item>> {
  return new Page(source, page, await source.fetch(page));
}

/**
 * A list that is being fetched: `await` it for one {@link Page}, or `for await` over it for every row of every page.
 * Nothing is sent before one of the two.
 *
 * A `for await` gives every row that is in the list from its beginning to its end, once each, also while rows are
 * added and while rows leave: orders that you cancel on the way, or that shoppers pay while you look for pending ones.
 * To make sure of that, a list that rows can leave (a search by `status`, the cards of a customer, webhooks) and that
 * has several pages is read a second time, from its end to its beginning. Rows that come or go on the way may or may
 * not appear.
 *
 * Each page is a call of its own, with its own `timeoutMs`; one `signal` ends them all. Errors are those of the method
 * that made it.
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

  /** Every row of every page, once each. */
  async *[Symbol.asyncIterator](): AsyncGenerator<Item, void, undefined> {
    yield* await this.#firstPage();
  }

  #firstPage(): Promise<Page<Item>> {
    this.#first ??= fetchPage(this.#source, this.#source.firstPage);
    return this.#first;
  }
}
