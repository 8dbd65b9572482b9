const ENDPOINTS = ['complete', 'success-redirect', 'payment-confirmation'];
const PAY_HOSTS = { live: 'https://pay.paymennt.com', test: 'https://pay.test.paymennt.com' };

// React Native's `URL` class is incomplete, so URLs are compared as text. That is safe for normalised text only: what a
// parser would rewrite (dot segments, backslashes, capitals in a host) could be another URL than it seems.
const PARTS = /^(https?):\/\/([a-z\d._-]+|\[::1\])(?::([1-9]\d{0,4}))?((?:\/[^/?#]+)+)$/;
// Parsers read a name that ends in a number as an IPv4 address, and refuse some names in Punycode.
const NAME = /^(?!(?:.*\.)?xn--)(?:[a-z\d_-]+\.)*[a-z_-][a-z\d_-]*$/;
const IPV4 = /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!$)|$)){4}$/;
// Loopback, and the addresses of a sandbox that a phone or an emulator reaches: the server allows http there as well
// while its API is on loopback, which the list does not say, so names and public addresses must be https here.
const HTTP_HOST =
  /^(?:localhost|\[::1\]|(?:127|10)(?:\.\d+){3}|(?:192\.168|169\.254|172\.(?:1[6-9]|2\d|3[01]))(?:\.\d+){2})$/;
// What follows a path segment's slash: no dot segment, and no character that a parser encodes.
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

/** Where confirmation endpoints are: `'live'`, `'test'`, or the list that your backend made with `confirmationUrls`. */
export type ConfirmationPlace = 'live' | 'test' | readonly string[];

function endpointsOf(where: ConfirmationPlace): readonly unknown[] {
  if (where === 'live' || where === 'test') return ENDPOINTS.map((name) => `${PAY_HOSTS[where]}/${name}`);
  return Array.isArray(where) ? where : [];
}

/**
 * Whether the webview has reached a confirmation endpoint: close it, and let your backend ask the API what happened.
 *
 * True only for the pay host itself and a path whose first segment is `complete`, `success-redirect` or
 * `payment-confirmation`; query and fragment do not matter. It says that the shopper finished, **never that money
 * moved**: anybody can open these URLs. It works without the `URL` class, and is false for every URL that is not
 * normalised; webviews report normalised URLs.
 *
 * @param url - The URL that the webview reports; any other value is no confirmation URL.
 * @param where - `'live'`, `'test'`, or the `confirmationUrls` that your backend sent.
 * @returns Never throws.
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
    // A list that throws when it is read is no list of endpoints.
    return false;
  }
}
