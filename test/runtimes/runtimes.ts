import { join } from 'node:path';
import { tools } from '../package/tools.js';

/** The oldest version that the package promises to run on, and the newest of each line. */
export const NODE_VERSIONS = ['20.19.0', '20', '22', '24', '26'] as const;

// Packages that hold the program itself: those named after the runtime download it when they are installed.
const nodePackage = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;

const DEPENDENCIES = {
  ...Object.fromEntries(NODE_VERSIONS.map((version) => [`node-${version}`, `npm:${nodePackage}@${version}`])),
  bun: '1',
  deno: '2',
  workerd: '1',
  esbuild: '0.28',
  'ky-2': 'npm:ky@2',
};

/** Fetches the runtimes from the registry, once; gives the folder that holds them. */
export const fetchRuntimes = (): Promise<string> => tools('runtimes', DEPENDENCIES);

export const nodeIn = (folder: string, version: string): string =>
  join(folder, 'node_modules', `node-${version}`, 'bin/node');

export const commandIn = (folder: string, name: 'bun' | 'deno' | 'workerd' | 'esbuild'): string =>
  join(folder, 'node_modules/.bin', name);
