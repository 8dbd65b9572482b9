const ENDPOINTS = ['complete', 'success-redirect', 'payment-confirmation'];
const PAY_HOSTS = { live: 'https://pay.paymennt.com', test: 'https://pay.test.paymennt.com' };

// React Native's `URL` class is incomplete, so this file compares URLs as text. Only normalised text is safe: a parser
// rewrites dot segments, backslashes and capitals in a host, and the result can be another URL.
const PARTS = /^(https?):\/\/([a-z\d._-]+|\[::1\])(?::([1-9]\d{0,4}))?((?:\/[^/?#]+)+)$/;
// Parsers read a host name that ends in a number as an IPv4 address, and refuse some names in Punycode.
const NAME = /^(?!(?:.*\.)?xn--)(?:[a-z\d_-]+\.)*[a-z_-][a-z\d_-]*$/;
const IPV4 = /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!$)|$)){4}$/;
// http is allowed for loopback and private addresses, where a phone or an emulator reaches a sandbox. The server also
// allows http for other hosts while its API is on loopback; the list does not show this, so other hosts need https here.
const HTTP_HOST =
  /^(?:localhost|\[::1\]|(?:127|10)(?:\.\d+){3}|(?:192\.168|169\.254|172\.(?:1[6-9]|2\d|3[01]))(?:\.\d+){2})$/;
// The rest of a path after an endpoint: no dot segment, and no character that a parser encodes.
const PATH = /^(?:\/(?!(?:\.|%2[Ee]){1,2}(?:[/?#]|$))[\w!$%&^'()*+,.:;=@|~[\]-]*)*(?:[?#]|$)/;

/** Whether a text is a normalised URL of a confirmation endpoint: https, or http within the private network. */
function isEndpoint(text: unknown): text is string {
  if (typeof text !== 'string') return false;
  const [, scheme, host = '', port = '0', path = ''] = PARTS.exec(text) || [];
  const isHost = NAME.test(host) || IPV4.test(host) || host === '[::1]';
  return (
    isHost &&
    (scheme === 'https' || HTTP_HOST.test(host)) &&
    Number(port) < 65_536 &&
    PATH.test(path) &&
    ENDPOINTS.indexOf(path.slice(path.lastIndexOf('/') + 1)) >= 0
  );
}

/** The confirmation endpoints: of `'live'`, of `'test'`, or the list of `confirmationUrls` from your backend. */
export type ConfirmationPlace = 'live' | 'test' | readonly string[];

function endpointsOf(where: ConfirmationPlace): readonly unknown[] {
  if (where === 'live' || where === 'test') return ENDPOINTS.map((name) => `${PAY_HOSTS[where]}/${name}`);
  return Array.isArray(where) ? where : [];
}

/**
 * Whether a URL is a confirmation endpoint. When the webview has reached one, close the webview, and let your backend
 * fetch the real status from the API.
 *
 * True only for the pay host itself and a path whose first segment is `complete`, `success-redirect` or
 * `payment-confirmation`, with any query and fragment. A confirmation URL means that the shopper finished, **never that
 * money moved**: anybody can open these URLs. The function needs no `URL` class, and returns false for a URL that is
 * not normalised; webviews report normalised URLs.
 *
 * @param url - The URL that the webview reports; any other value is no confirmation URL.
 * @param where - `'live'`, `'test'`, or the `confirmationUrls` that your backend sent.
 * @returns `true` or `false`. Never throws.
 * @see https://docs.paymennt.com/docs/integrate/merchant-api/mobile-payment
 * @example
 * ```ts
 * import { isConfirmationUrl } from 'paymennt/app';
 *
 * isConfirmationUrl('https://pay.paymennt.com/complete/?x=1', 'live'); // true
 * isConfirmationUrl('https://pay.paymennt.com.evil.example/complete/', 'live'); // false
 * ```
 */
export function isConfirmationUrl(url: string, where: ConfirmationPlace): boolean {
  try {
    return (
      typeof url === 'string' &&
      endpointsOf(where).some(
        (endpoint) =>
          isEndpoint(endpoint) && url.indexOf(endpoint) === 0 && PATH.test(url.slice(endpoint.length)),
      )
    );
  } catch {
    // A list that throws is no list of endpoints.
    return false;
  }
}
