/**
 * The ids in a return URL. Anybody can type one, so the ids show only which checkout to fetch, and there is no status.
 */
export interface ReturnUrlHint {
  /** The checkout's id (`checkout`), to be given to `checkouts.verify`. */
  readonly checkoutId: string | undefined;
  /** Your own `requestId` (`reference`). */
  readonly requestId: string | undefined;
}

/**
 * Reads which checkout a shopper comes back from, out of the URL that the web checkout returned to:
 * `…?checkout=<id>&reference=<requestId>`. A second `?`, which comes from a return URL with a query of its own, and `&`
 * written as `&amp;` are read as what they mean. The parameters are what merchants see; the vendor does not document them.
 *
 * @param url - The whole URL, or the path and query that a server sees (`request.url`).
 * @returns Both undefined when there is nothing to read. Never throws.
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
const ESCAPED_AMPERSAND = /&(?:amp;|#38;|#x26;)+/gi;

// The vendor begins a query of its own where the shop's URL already has one.
const SECOND_QUERY = /\?(?=(?:checkout|reference)=)/g;

function queryOf(url: unknown): URLSearchParams {
  try {
    const text = typeof url === 'string' ? url : (url as URL).href;
    // The base only lets a bare path parse; nothing of it is read.
    const { search, hash } = new URL(text.replace(ESCAPED_AMPERSAND, '&'), 'https://base.invalid');
    // A shop whose pages are named after the `#` gets its query there.
    const inHash = hash.includes('?') ? hash.slice(hash.indexOf('?') + 1) : '';
    return new URLSearchParams(`${search.slice(1)}&${inHash}`.replace(SECOND_QUERY, '&'));
  } catch {
    return new URLSearchParams();
  }
}
