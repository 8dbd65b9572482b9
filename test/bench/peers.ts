import { join } from 'node:path';
import { tools } from '../package/tools.js';

/** What is measured beside us, each alone in a folder of its own, as a program would install it. */
const INSTALLATIONS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  stripe: { stripe: '23.1.0' },
  openai: { openai: '6.49.0' },
  'checkout-sdk-node': { 'checkout-sdk-node': '5.2.1' },
  square: { square: '46.0.0' },
  'ky + zod': { ky: '1.14.3', zod: '4.6.7' },
};

/** A package of somebody else, installed. */
export interface Peer {
  /** As the tables call it. */
  readonly title: string;
  /** The packages that programs import. */
  readonly packages: readonly string[];
  /** What holds them, and all that came with them. */
  readonly nodeModules: string;
}

/** Installs what is not there yet. */
export async function installPeers(): Promise<Peer[]> {
  const peers: Peer[] = [];
  for (const [title, dependencies] of Object.entries(INSTALLATIONS)) {
    const packages = Object.keys(dependencies);
    const folder = await tools(`bench-${packages.join('-')}`, dependencies);
    peers.push({ title, packages, nodeModules: join(folder, 'node_modules') });
  }
  return peers;
}
