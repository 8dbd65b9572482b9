import type { SandboxEnvironment } from './options.js';

/** Whether a host name in the form of `URL.hostname` always means this machine. */
export function isLoopbackHost(hostname: string): boolean {
  // The URL parser turns 127.1, 0x7f000001 and 2130706433 into dotted decimals.
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}

/** Whether a URL always leads to this machine. */
export function isLoopbackAddress(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, username, password } = new URL(address);
  if (protocol !== 'http:' && protocol !== 'https:') return false;
  return username === '' && password === '' && isLoopbackHost(hostname);
}

/**
 * Whether a request names a host of the sandbox. A foreign page can point its own host name at loopback, and the browser
 * would then let that page read the answers.
 */
export function isOwnName(url: URL, { payBaseUrl }: SandboxEnvironment): boolean {
  return isLoopbackAddress(url.href) || url.origin === new URL(payBaseUrl).origin;
}

/** The address of a served sandbox. */
export interface ServedAt {
  readonly port: number;
  /** The option `host`. */
  readonly host: string;
  readonly publicUrl: string | undefined;
}

export const isWildcard = (host: string) => host === '0.0.0.0' || host === '::';

/** A host in the form of URLs: IPv6 addresses have brackets. */
export const urlHost = (host: string) => (host.includes(':') ? `[${host.replace(/[[\]]/g, '')}]` : host);

const isIpAddress = (hostname: string) => /^(?:\[[0-9a-f:.]+\]|\d+\.\d+\.\d+\.\d+)$/.test(hostname);

/**
 * Whether a served sandbox accepts the name in the Host header: loopback names, its host and its public URL. With a
 * wildcard host, it accepts any IP address, because only names can be pointed at another machine.
 */
export function answersTo(url: URL, { port, host, publicUrl }: ServedAt): boolean {
  if (publicUrl !== undefined && url.host === new URL(publicUrl).host) return true;
  if (Number(url.port || '80') !== port) return false;
  if (isLoopbackHost(url.hostname)) return true;
  return isWildcard(host)
    ? isIpAddress(url.hostname)
    : url.hostname === new URL(`http://${urlHost(host)}`).hostname;
}

// The address of the host machine in the Android emulator.
const EMULATOR_HOST = '10.0.2.2';

/** Whether another machine can reach the sandbox. */
export function isExposed({ host, publicUrl }: Omit<ServedAt, 'port'>): boolean {
  if (!isLoopbackHost(urlHost(host))) return true;
  if (publicUrl === undefined) return false;
  const { hostname } = new URL(publicUrl);
  return !isLoopbackHost(hostname) && hostname !== EMULATOR_HOST;
}
