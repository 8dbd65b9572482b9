import { type PaymenntEnvironment, resolveEnvironment } from '../config/environments.js';

const CONFIRMATION_ENDPOINTS = ['complete', 'success-redirect', 'payment-confirmation'] as const;

/**
 * The name of a confirmation endpoint: the first segment of its path.
 *
 * @see https://docs.paymennt.com/docs/integrate/merchant-api/mobile-payment
 */
export type ConfirmationEndpoint = (typeof CONFIRMATION_ENDPOINTS)[number];

function parse(url: unknown): URL {
  return new URL(typeof url === 'string' ? url : (url as URL).href);
}

/** The first segment of the path below the pay host's base, or undefined when the URL is not below it. */
function segmentBelow(base: URL, url: URL): string | undefined {
  const prefix = base.pathname.replace(/\/$/, '');
  // A `blob:` URL has the origin of the page that made it, but no path that begins with a slash.
  const isBelow = url.origin === base.origin && url.pathname.startsWith(`${prefix}/`);
  return isBelow ? url.pathname.slice(prefix.length).split('/')[1] : undefined;
}

/**
 * Finds the confirmation endpoint that a URL names. Most callers need {@link isConfirmationUrl}, which applies the same
 * rules.
 *
 * @param url - The URL that the webview navigated to.
 * @param environment - `'live'`, `'test'`, or `client.environment`.
 * @returns the name of the endpoint, or `undefined`. Never throws.
 * @example
 * ```ts
 * import { matchConfirmationUrl } from 'paymennt';
 *
 * matchConfirmationUrl('https://pay.test.paymennt.com/complete/?from-bank', 'test'); // 'complete'
 * matchConfirmationUrl('https://pay.test.paymennt.com/checkout/abc', 'test'); // undefined
 * ```
 */
export function matchConfirmationUrl(
  url: string | URL,
  environment: PaymenntEnvironment,
): ConfirmationEndpoint | undefined {
  try {
    const segment = segmentBelow(new URL(resolveEnvironment(environment).payBaseUrl), parse(url));
    return CONFIRMATION_ENDPOINTS.find((endpoint) => endpoint === segment);
  } catch {
    // Text that is no URL is no confirmation URL.
    return undefined;
  }
}

/**
 * Whether a URL is a confirmation endpoint of this environment's pay host. When the webview has reached one, close the
 * webview, and call `checkouts.verify` for the real status.
 *
 * True only for the pay host itself and a path whose first segment is `complete`, `success-redirect` or
 * `payment-confirmation`, with any query and fragment. A confirmation URL means that the shopper finished, **never that
 * money moved**: anybody can open these URLs.
 *
 * @param url - The URL that the webview navigated to; every other value returns false.
 * @param environment - `'live'`, `'test'`, or `client.environment`.
 * @returns `true` or `false`. Never throws.
 * @see https://docs.paymennt.com/docs/integrate/merchant-api/mobile-payment
 * @example
 * ```ts
 * import { isConfirmationUrl } from 'paymennt';
 *
 * isConfirmationUrl('https://pay.paymennt.com/complete/', 'live'); // true
 * isConfirmationUrl('https://pay.paymennt.com.evil.example/complete/', 'live'); // false
 * isConfirmationUrl('https://pay.test.paymennt.com/complete/', 'live'); // false
 * ```
 */
export function isConfirmationUrl(url: string | URL, environment: PaymenntEnvironment): boolean {
  return matchConfirmationUrl(url, environment) !== undefined;
}

/**
 * Lists the confirmation endpoints of an environment, for an app that compares URLs itself. The app must compare origin
 * and first path segment, not the beginning of the text; `isConfirmationUrl` of `paymennt/app` does that.
 *
 * @throws {@link PaymenntConfigurationError} for an unknown environment.
 * @example
 * ```ts
 * import { confirmationUrls } from 'paymennt';
 *
 * confirmationUrls('live')[0]; // 'https://pay.paymennt.com/complete'
 * ```
 */
export function confirmationUrls(environment: PaymenntEnvironment): string[] {
  const { payBaseUrl } = resolveEnvironment(environment);
  return CONFIRMATION_ENDPOINTS.map((endpoint) => `${payBaseUrl}/${endpoint}`);
}
