import type { SandboxEnvironment } from './options.js';

/** Whether a host name, as `URL.hostname` writes it, can only be this machine. */
export function isLoopbackHost(hostname: string): boolean {
  // The URL parser has already turned 127.1, 0x7f000001 and 2130706433 into dotted decimals.
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}

/** Whether an address can only be this machine. */
export function isLoopbackAddress(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, username, password } = new URL(address);
  if (protocol !== 'http:' && protocol !== 'https:') return false;
  return username === '' && password === '' && isLoopbackHost(hostname);
}

/**
 * Whether a request came to the sandbox by a name of its own. A stranger's page can point a name of its own at
 * loopback, and the browser would then let that page read the answers.
 */
export function isOwnName(url: URL, { payBaseUrl }: SandboxEnvironment): boolean {
  return isLoopbackAddress(url.href) || url.origin === new URL(payBaseUrl).origin;
}

/** The places where a served sandbox is. */
export interface ServedAt {
  readonly port: number;
  /** The option `host`. */
  readonly host: string;
  readonly publicUrl: string | undefined;
}

export const isWildcard = (host: string) => host === '0.0.0.0' || host === '::';

/** A host in the form of a URL: IPv6 addresses in brackets. */
export const urlHost = (host: string) => (host.includes(':') ? `[${host.replace(/[[\]]/g, '')}]` : host);

const isIpAddress = (hostname: string) => /^(?:\[[0-9a-f:.]+\]|\d+\.\d+\.\d+\.\d+)$/.test(hostname);

/**
 * Whether a served sandbox answers to the name in the Host header: loopback names, the host that it listens on and
 * the public URL. Behind a wildcard address any IP address is its own, because only names can be pointed elsewhere.
 */
export function answersTo(url: URL, { port, host, publicUrl }: ServedAt): boolean {
  if (publicUrl !== undefined && url.host === new URL(publicUrl).host) return true;
  if (Number(url.port || '80') !== port) return false;
  if (isLoopbackHost(url.hostname)) return true;
  return isWildcard(host)
    ? isIpAddress(url.hostname)
    : url.hostname === new URL(`http://${urlHost(host)}`).hostname;
}

// The name that the Android emulator has for the machine that it runs on.
const EMULATOR_HOST = '10.0.2.2';

/** Whether somebody on another machine can reach the sandbox. */
export function isExposed({ host, publicUrl }: Omit<ServedAt, 'port'>): boolean {
  if (!isLoopbackHost(urlHost(host))) return true;
  if (publicUrl === undefined) return false;
  const { hostname } = new URL(publicUrl);
  return !isLoopbackHost(hostname) && hostname !== EMULATOR_HOST;
}
