import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from '@libsql/client';
import { flowTable } from 'paymennt/flow';
import { ROOT } from '../../package/tarball.js';
import { bundle } from '../databases/bundle.js';
import { fetchDrivers } from '../databases/drivers.js';
import { freshDatabase } from '../databases/fresh-database.js';
import { type DatabaseAddress, SHOP_TABLES } from './shop-database.js';

/** Something that is deleted at the end. */
interface Temporary {
  remove(): Promise<void>;
}

/** The program of the processes, bundled: a process that is killed is replaced within a tenth of a second. */
export async function bundleProgram(): Promise<Temporary & { readonly program: string }> {
  const cache = join(ROOT, '.cache');
  await mkdir(cache, { recursive: true });
  // Within the repository: libSQL is loaded from its `node_modules`.
  const folder = await mkdtemp(join(cache, 'flow-chaos-'));
  const program = await bundle('test/flow/chaos/shop-process.ts', folder, 'node', ['@libsql/client']);
  return { program, remove: () => rm(folder, { recursive: true, force: true }) };
}

/** A new file of SQLite with the tables of the flow and of the shop. */
export async function newSqlite(): Promise<Temporary & { readonly database: DatabaseAddress }> {
  const folder = await mkdtemp(join(tmpdir(), 'flow-chaos-'));
  const url = `file:${join(folder, 'shop.db')}`;
  const db = createClient({ url });
  // Readers do not wait for writers.
  await db.executeMultiple(`PRAGMA journal_mode = WAL; ${flowTable}${SHOP_TABLES}`);
  db.close();
  return { database: { url }, remove: () => rm(folder, { recursive: true, force: true }) };
}

/** A new database of a PostgreSQL server with the tables of the flow and of the shop. */
export async function newPostgres(server: string, name: string): Promise<DatabaseAddress> {
  const drivers = await fetchDrivers('servers');
  const url = await freshDatabase(drivers, server, name, SHOP_TABLES);
  return { url, drivers: drivers.folder };
}
