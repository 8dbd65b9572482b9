import { PagePromise } from '../call/pages.js';

/**
 * Builds a list of one page, as `search` and `list` return it, for any number of `await` and `for await`.
 *
 * @example
 * ```ts
 * // checkouts-search.mjs
 * import { PaymenntClient } from 'paymennt';
 * import { buildCheckout, buildList } from 'paymennt/testing';
 *
 * const paymennt = PaymenntClient.fromEnv();
 * // With vitest: vi.spyOn(paymennt.checkouts, 'search').mockReturnValue(list);
 * const list = buildList([buildCheckout({ orderId: 'ORD-1' }), buildCheckout({ orderId: 'ORD-2' })]);
 * paymennt.checkouts.search = () => list;
 *
 * for await (const { orderId } of paymennt.checkouts.search()) console.log(orderId);
 * ```
 */
export function buildList<Item>(items: readonly Item[]): PagePromise<Item> {
  const numbers = { page: 0, size: Math.max(1, items.length), totalPages: 1, totalElements: items.length };
  let rows = 0;
  return new PagePromise({
    firstPage: 0,
    size: numbers.size,
    rowsCanLeave: false,
    fetch: async () => ({ items, ...numbers }),
    // The items of a test may be equal, and each is a row of its own.
    keyOf: () => {
      rows += 1;
      return String(rows);
    },
  });
}
