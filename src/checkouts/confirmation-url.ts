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
 * Which confirmation endpoint a URL is, if any.
 *
 * Like {@link isConfirmationUrl}, which most callers want.
 *
 * @param url - The URL that the webview navigated to.
 * @param environment - `'live'`, `'test'`, or `client.environment`.
 * @returns The endpoint's name, or `undefined`. Never throws.
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
    // A text that is no URL is no confirmation URL.
    return undefined;
  }
}

/**
 * Whether the webview has reached a confirmation endpoint of this environment's pay host: close it, and call
 * `checkouts.verify` to learn the real status.
 *
 * True only for the pay host itself and a path whose first segment is `complete`, `success-redirect` or
 * `payment-confirmation`; query and fragment do not matter. It says that the shopper finished, **never that money
 * moved**: anybody can open these URLs.
 *
 * @param url - The URL that the webview navigated to; every other value returns false.
 * @param environment - `'live'`, `'test'`, or `client.environment`.
 * @returns Never throws.
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
 * The confirmation endpoints of an environment, to hand to an app that compares them itself. The app must compare
 * origin and first path segment, not the beginning of the text.
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
