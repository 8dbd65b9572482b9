import { BlockList, isIP } from 'node:net';

const LOCAL = new BlockList();
for (const [network, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
] as const) {
  LOCAL.addSubnet(network, bits, 'ipv4');
}
for (const [network, bits] of [
  ['::', 127],
  ['fc00::', 7],
  ['fe80::', 10],
] as const) {
  LOCAL.addSubnet(network, bits, 'ipv6');
}

/** The host of a URL without brackets and without a final dot. */
export const bareHost = ({ hostname }: URL) => hostname.replaceAll(/[[\]]|\.$/g, '');

/** Whether a URL names this machine or its own network, so that the gateway cannot reach the host. */
export function isLocal(url: URL): boolean {
  const host = bareHost(url);
  const version = isIP(host);
  if (version !== 0) return LOCAL.check(host, version === 4 ? 'ipv4' : 'ipv6');
  return !host.includes('.') || /\.(?:local|localhost|internal|home\.arpa)$/.test(host);
}
