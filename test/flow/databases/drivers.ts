import { createRequire } from 'node:module';
import { join } from 'node:path';
import { tools } from '../../package/tools.js';

// One installation for each: better-sqlite3 takes minutes where it must be compiled, and Prisma weighs 300 MB.
const INSTALLATIONS = {
  servers: {
    'drizzle-orm': '0.45.4',
    knex: '3.3.0',
    // 0.29 needs Node 22.
    kysely: '0.28.19',
    mysql2: '3.24.6',
    pg: '8.23.1',
    postgres: '3.4.9',
    'reflect-metadata': '0.2.2',
    typeorm: '1.1.1',
  },
  // 13 needs Node 22.
  'better-sqlite3': { 'better-sqlite3': '12.11.1' },
  prisma: { '@prisma/adapter-pg': '7.10.1', '@prisma/client': '7.10.0', prisma: '7.10.1' },
  workerd: { miniflare: '4.20260730.0' },
} as const;

/** Packages that `npm ci` does not install, because nothing but these tests needs them. */
export interface Drivers {
  /** The folder that holds `node_modules`. */
  readonly folder: string;
  /** Loads a package. Its types are not installed either: name the part that is used. */
  load<T>(name: string): T;
}

/** The packages of a folder in which they are installed already. */
export function driversIn(folder: string): Drivers {
  const require = createRequire(join(folder, 'package.json'));
  return { folder, load: (name) => require(name) };
}

export async function fetchDrivers(installation: keyof typeof INSTALLATIONS): Promise<Drivers> {
  return driversIn(await tools(`database-${installation}`, INSTALLATIONS[installation]));
}
