import { PaymenntConfigurationError, type PaymenntIssue } from '../errors.js';

/**
 * Which gateway to talk to. `live` moves real money, at `https://api.paymennt.com/mer/v2.0` with the payment page at
 * `https://pay.paymennt.com`; `test` is the vendor's test environment, at `https://api.test.paymennt.com/mer/v2.0` and
 * `https://pay.test.paymennt.com`; an object is anything else, such as the sandbox.
 *
 * @see https://docs.paymennt.com/api
 * @example
 * ```ts
 * import { PaymenntClient, type PaymenntEnvironment } from 'paymennt';
 *
 * const banner = (environment: PaymenntEnvironment) =>
 *   typeof environment === 'string' ? environment : environment.apiBaseUrl;
 * banner(PaymenntClient.fromEnv().environment); // 'test'
 * ```
 */
export type PaymenntEnvironment = 'live' | 'test' | CustomEnvironment;

/**
 * Base URLs of your own: the sandbox's, or those of a proxy in front of the gateway. Anything but an origin and a path
 * is refused with a `PaymenntConfigurationError`.
 *
 * @example
 * ```ts
 * import { type CustomEnvironment, PaymenntClient } from 'paymennt';
 *
 * // A proxy of your own in front of the API; shoppers pay where they always do.
 * const environment: CustomEnvironment = {
 *   apiBaseUrl: 'https://payments.internal.example/mer/v2.0',
 *   payBaseUrl: 'https://pay.paymennt.com',
 * };
 * const paymennt = PaymenntClient.fromEnv({ environment });
 * ```
 */
export interface CustomEnvironment {
  /**
   * Where the Merchant API is, path included, such as `http://127.0.0.1:4010/mer/v2.0`. https, unless it is loopback:
   * `localhost`, `127.0.0.0/8` or `[::1]`.
   */
  readonly apiBaseUrl: string;
  /** Where the hosted pay page is, such as `http://127.0.0.1:4010`. https, unless this or the API is loopback. */
  readonly payBaseUrl: string;
}

// Without the final slash that the vendor's file shows: every path begins with one.
const BASE_URLS: Readonly<Record<'live' | 'test', CustomEnvironment>> = {
  live: { apiBaseUrl: 'https://api.paymennt.com/mer/v2.0', payBaseUrl: 'https://pay.paymennt.com' },
  test: { apiBaseUrl: 'https://api.test.paymennt.com/mer/v2.0', payBaseUrl: 'https://pay.test.paymennt.com' },
};

/**
 * Whether a host can only be this machine. Names below `localhost` do not count, because resolvers look them up in the
 * network.
 */
export function isLoopbackHost(hostname: string): boolean {
  return /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/.test(hostname);
}

/**
 * A base URL without a final slash, or the problem with it.
 *
 * @param http - Allows http:// for hosts of the network as well.
 */
function readBaseUrl(value: unknown, http = false): { url: string } | { problem: string } {
  if (typeof value !== 'string' || !URL.canParse(value)) return { problem: 'must be an absolute URL' };
  const url = new URL(value);
  const secure =
    url.protocol === 'https:' || (url.protocol === 'http:' && (http || isLoopbackHost(url.hostname)));
  if (!secure) {
    return {
      problem:
        'must begin with https:// (http:// only for a loopback address), because the API secret travels with every request',
    };
  }
  if (url.username || url.password || url.search || url.hash) {
    return { problem: 'must be an origin and a path only: remove the credentials, query or fragment' };
  }
  return { url: url.origin + url.pathname.replace(/\/+$/, '') };
}

export interface Environment {
  /** As a client shows it: the name, or a copy of the object. */
  readonly named: PaymenntEnvironment;
  /** Without a final slash. */
  readonly baseUrls: CustomEnvironment;
}

/** Reads an environment, each of its fields once, or lists its problems. */
export function readEnvironment(environment: unknown): Environment | { issues: PaymenntIssue[] } {
  if (environment === 'live' || environment === 'test') {
    return { named: environment, baseUrls: BASE_URLS[environment] };
  }
  if (typeof environment !== 'object' || environment === null) {
    const message =
      "must be 'live', 'test' or { apiBaseUrl, payBaseUrl }; there is no default, so that nobody charges real cards by accident";
    return { issues: [{ path: '', message }] };
  }
  const { apiBaseUrl, payBaseUrl } = environment as CustomEnvironment;
  const api = readBaseUrl(apiBaseUrl);
  // A sandbox on this machine shows its pay pages to a phone in the same network; no secret goes there.
  const pay = readBaseUrl(payBaseUrl, 'url' in api && isLoopbackHost(new URL(api.url).hostname));
  if ('url' in api && 'url' in pay) {
    return {
      named: Object.freeze({ apiBaseUrl, payBaseUrl }),
      baseUrls: { apiBaseUrl: api.url, payBaseUrl: pay.url },
    };
  }
  const problem = (path: string, read: typeof api) =>
    'problem' in read ? [{ path, message: read.problem }] : [];
  return { issues: [...problem('apiBaseUrl', api), ...problem('payBaseUrl', pay)] };
}

/**
 * The base URLs of an environment, without a final slash.
 *
 * @throws PaymenntConfigurationError for anything that is not an environment.
 */
export function resolveEnvironment(environment: unknown): CustomEnvironment {
  const read = readEnvironment(environment);
  if ('baseUrls' in read) return read.baseUrls;
  const problems = read.issues.map(({ path, message }) => `environment${path && `.${path}`} ${message}`);
  throw new PaymenntConfigurationError(`${problems.join('; ')}.`);
}

/**
 * The environment that PAYMENNT_ENVIRONMENT names: `live`, `test`, or the loopback URL of a running sandbox.
 *
 * @returns undefined when the text names none.
 */
export function namedEnvironment(text: string): PaymenntEnvironment | undefined {
  if (text === 'live' || text === 'test') return text;
  if (!URL.canParse(text)) return undefined;
  const { protocol, hostname, origin, pathname, search, hash, username, password } = new URL(text);
  const isSandbox = /^https?:$/.test(protocol) && isLoopbackHost(hostname);
  const isPlain = `${pathname}${search}${hash}${username}${password}` === '/';
  return isSandbox && isPlain ? { apiBaseUrl: `${origin}/mer/v2.0`, payBaseUrl: origin } : undefined;
}
