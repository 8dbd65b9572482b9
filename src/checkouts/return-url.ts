/**
 * The ids in a return URL. Anybody can type one, so the ids show only which checkout to fetch, and there is no status.
 */
export interface ReturnUrlHint {
  /** The checkout's id (`checkout`), for `checkouts.verify`. */
  readonly checkoutId: string | undefined;
  /** Your own `requestId` (`reference`). */
  readonly requestId: string | undefined;
}

/**
 * Reads the ids of a checkout from the URL to which the shopper returned after a web checkout:
 * `…?checkout=<id>&reference=<requestId>`. Merchants see these parameters; the vendor does not document them.
 *
 * `parseReturnUrl` also reads a query with a second `?`, which a `returnUrl` with a query of its own gets, and with
 * `&amp;` in place of `&`.
 *
 * @param url - The whole URL, or the path and query that a server receives (`request.url`).
 * @returns both ids; an id that the URL lacks is undefined. Never throws.
 * @example
 * ```ts
 * import { parseReturnUrl } from 'paymennt';
 *
 * const { checkoutId } = parseReturnUrl('/payment-return?reference=ORD-1&checkout=1653241101733169556');
 * // then: await paymennt.checkouts.verify(checkoutId, { orderId, amount, currency })
 * ```
 */
export function parseReturnUrl(url: string | URL): ReturnUrlHint {
  const query = queryOf(url);
  return {
    checkoutId: query.get('checkout') || undefined,
    requestId: query.get('reference') || undefined,
  };
}

// An `&` that HTML has escaped, perhaps more than once.
const ESCAPED_AMPERSAND = /&(?:amp(?:;|%3b)|#0*38;|#x0*26;)+/gi;

// The vendor adds a second query to a URL of the shop that already has one.
const SECOND_QUERY = /\?(?=(?:checkout|reference)=)/g;

function queryOf(url: unknown): URLSearchParams {
  try {
    const text = typeof url === 'string' ? url : (url as URL).href;
    // As text, because `URL` refuses some paths of servers, such as `//`.
    const [page, ...fragment] = text
      .replace(ESCAPED_AMPERSAND, '&')
      .replace(/[\t\n\r]/g, '')
      .trim()
      .split('#');
    // In a shop with hash routes, the query follows the `#`.
    const queries = [page, fragment.join('#')].map((part = '') => /\?(.*)/s.exec(part)?.[1]);
    return new URLSearchParams(queries.join('&').replace(SECOND_QUERY, '&'));
  } catch {
    return new URLSearchParams();
  }
}
