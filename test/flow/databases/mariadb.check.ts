import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FlowStorage } from 'paymennt/flow';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ROOT } from '../../package/tarball.js';
import { fetchDrivers } from './drivers.js';
import { startMariadb } from './servers/mariadb.js';
import type { Server } from './servers/postgres.js';
import { happyEnd, SHIPMENTS } from './sql-database.js';
import { tellStory } from './story.js';

interface Connection {
  execute(text: string, values?: readonly unknown[]): Promise<readonly [object[], unknown]>;
}

interface Pool extends Connection {
  end(): Promise<void>;
}

type CreateStorage = (pool: Pool) => FlowStorage<Connection>;

const EXAMPLE = join(ROOT, 'examples/mariadb-storage');

let server: Server;
let pool: Pool;
let createStorage: CreateStorage;

beforeAll(async () => {
  server = await startMariadb();
  const { load } = await fetchDrivers('servers');
  pool = load<{ createPool(url: string): Pool }>('mysql2/promise').createPool(server.url);
  // Imported by a path that the compiler does not follow: the types of mysql2 are not installed.
  const example = (await import(join(EXAMPLE, 'mariadb-storage.ts'))) as { mariadbStorage: CreateStorage };
  createStorage = example.mariadbStorage;
});

beforeEach(async () => {
  for (const table of ['paymennt_orders', 'shipments']) await pool.execute(`DROP TABLE IF EXISTS ${table}`);
  await pool.execute(await readFile(join(EXAMPLE, 'table.sql'), 'utf8'));
  await pool.execute(SHIPMENTS);
});

afterAll(async () => {
  await pool?.end();
  await server?.stop();
});

const ship = (db: Connection, orderId: string) =>
  db.execute('INSERT INTO shipments (order_id) VALUES (?)', [orderId]);

async function shipped(): Promise<string[]> {
  const [rows] = await pool.execute('SELECT order_id FROM shipments');
  return (rows as { order_id: string }[]).map(({ order_id }) => order_id);
}

describe('the example storage for MariaDB', () => {
  it('works in transactions', async () => {
    const story = await tellStory<Connection>({
      storage: createStorage(pool),
      ship: (orderId, tx) => ship(tx, orderId),
      shipped,
    });

    expect(story).toEqual(happyEnd(true));
  });

  it('works without transactions', async () => {
    const { transaction, ...storage } = createStorage(pool);

    const story = await tellStory({
      storage: storage as FlowStorage,
      ship: (orderId) => ship(pool, orderId),
      shipped,
    });

    expect(story).toEqual(happyEnd(false));
  });

  it('fails the check with a table whose collation ignores case', async () => {
    await pool.execute(
      'ALTER TABLE paymennt_orders CONVERT TO CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci',
    );

    const { failedChecks } = await tellStory<Connection>({
      storage: createStorage(pool),
      ship: (orderId, tx) => ship(tx, orderId),
      shipped,
    });

    expect(failedChecks).toEqual([expect.stringContaining('letter-case')]);
  });
});
