import { PaymenntConfigurationError, type PaymenntIssue } from '../errors.js';

/**
 * The gateway that a client uses.
 *
 * - `live` moves real money. The API is at `https://api.paymennt.com/mer/v2.0`, the payment page at
 *   `https://pay.paymennt.com`.
 * - `test` is the vendor's test environment. The API is at `https://api.test.paymennt.com/mer/v2.0`, the payment page
 *   at `https://pay.test.paymennt.com`.
 * - An object names any other gateway, such as the sandbox.
 *
 * @see https://docs.paymennt.com/api
 */
export type PaymenntEnvironment = 'live' | 'test' | CustomEnvironment;

/**
 * Base URLs of your own: those of the sandbox, or of a proxy in front of the gateway. Each must be an origin and a path
 * only; the client refuses any other URL with a `PaymenntConfigurationError`.
 */
export interface CustomEnvironment {
  /**
   * URL of the Merchant API with its path, such as `http://127.0.0.1:4242/mer/v2.0`. It must be https, unless the host
   * is loopback: `localhost`, `127.0.0.0/8` or `[::1]`.
   */
  readonly apiBaseUrl: string;
  /**
   * URL of the hosted pay page, such as `http://127.0.0.1:4242`. It must be https, unless its host or the host of the API
   * is loopback.
   */
  readonly payBaseUrl: string;
}

// Without the final slash of the vendor's description, because every path begins with a slash.
const BASE_URLS: Readonly<Record<'live' | 'test', CustomEnvironment>> = {
  live: { apiBaseUrl: 'https://api.paymennt.com/mer/v2.0', payBaseUrl: 'https://pay.paymennt.com' },
  test: { apiBaseUrl: 'https://api.test.paymennt.com/mer/v2.0', payBaseUrl: 'https://pay.test.paymennt.com' },
};

/**
 * Whether a host is certain to be this machine. Names below `localhost` do not count, because resolvers look them up in
 * the network.
 */
export function isLoopbackHost(hostname: string): boolean {
  return /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/.test(hostname);
}

/**
 * A base URL without a final slash, or the problem with it.
 *
 * @param http - Whether http:// is allowed for hosts of the network as well.
 */
function readBaseUrl(value: unknown, http = false): { url: string } | { problem: string } {
  if (typeof value !== 'string' || !URL.canParse(value)) return { problem: 'must be an absolute URL' };
  const url = new URL(value);
  const secure =
    url.protocol === 'https:' || (url.protocol === 'http:' && (http || isLoopbackHost(url.hostname)));
  if (!secure) return { problem: 'must begin with https://, or with http:// for a loopback address' };
  if (url.username || url.password || url.search || url.hash) {
    return { problem: 'must be an origin and a path only: remove the credentials, query or fragment' };
  }
  return { url: url.origin + url.pathname.replace(/\/+$/, '') };
}

export interface Environment {
  /** The environment as the client shows it: the name, or a copy of the object. */
  readonly named: PaymenntEnvironment;
  /** The base URLs without a final slash. */
  readonly baseUrls: CustomEnvironment;
}

/** Reads an environment, or lists its problems. Each field is read once. */
export function readEnvironment(environment: unknown): Environment | { issues: PaymenntIssue[] } {
  if (environment === 'live' || environment === 'test') {
    return { named: environment, baseUrls: BASE_URLS[environment] };
  }
  if (typeof environment !== 'object' || environment === null) {
    return {
      issues: [
        { path: '', message: "must be 'live', 'test' or { apiBaseUrl, payBaseUrl }; there is no default" },
      ],
    };
  }
  const { apiBaseUrl, payBaseUrl } = environment as CustomEnvironment;
  const api = readBaseUrl(apiBaseUrl);
  // A sandbox on this machine shows its pay pages to a phone in the same network. No request to them holds the secret.
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
 * @returns undefined if the text names no environment.
 */
export function namedEnvironment(text: string): PaymenntEnvironment | undefined {
  if (text === 'live' || text === 'test') return text;
  if (!URL.canParse(text)) return undefined;
  const { protocol, hostname, origin, pathname, search, hash, username, password } = new URL(text);
  const isSandbox = /^https?:$/.test(protocol) && isLoopbackHost(hostname);
  const isPlain = `${pathname}${search}${hash}${username}${password}` === '/';
  return isSandbox && isPlain ? { apiBaseUrl: `${origin}/mer/v2.0`, payBaseUrl: origin } : undefined;
}
