import type { SandboxEnvironment } from './options.js';

/** Whether an address can only be this machine. */
export function isLoopbackAddress(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, username, password } = new URL(address);
  if (protocol !== 'http:' && protocol !== 'https:') return false;
  if (username !== '' || password !== '') return false;
  // The URL parser has already turned 127.1, 0x7f000001 and 2130706433 into dotted decimals.
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}

/**
 * Whether a request came to the sandbox by a name of its own. A stranger's page can point a name of its own at
 * loopback, and the browser would then let that page read the answers.
 */
export function isOwnName(url: URL, { payBaseUrl }: SandboxEnvironment): boolean {
  return isLoopbackAddress(url.href) || url.origin === new URL(payBaseUrl).origin;
}
