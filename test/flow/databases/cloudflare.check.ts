import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundle } from './bundle.js';
import { fetchDrivers } from './drivers.js';
import { happyEnd } from './sql-database.js';

interface Miniflare {
  dispatchFetch(url: string): Promise<Response>;
  dispose(): Promise<void>;
}

let folder = '';
let workerd: Miniflare | undefined;

beforeAll(async () => {
  const { load } = await fetchDrivers('workerd');
  const { Miniflare: Workerd } = load<{ Miniflare: new (options: object) => Miniflare }>('miniflare');
  folder = await mkdtemp(join(tmpdir(), 'cloudflare-'));
  // The sandbox loads its server on demand, and nobody demands it here.
  const lazy = ['@hono/node-server'];
  const path = await bundle('test/flow/databases/cloudflare-worker.ts', folder, 'neutral', lazy);
  workerd = new Workerd({
    modules: [{ type: 'ESModule', path }],
    modulesRoot: folder,
    compatibilityDate: '2026-01-01',
    d1Databases: ['DB'],
    durableObjects: { SHOP: { className: 'Shop', useSQLite: true } },
  });
});

afterAll(async () => {
  await workerd?.dispose();
  await rm(folder, { recursive: true, force: true });
});

describe('the SQL storage on Cloudflare', () => {
  it.each([
    ['D1', 'd1'],
    ['a Durable Object', 'object'],
  ])('works over %s', async (_, path) => {
    const response = await workerd?.dispatchFetch(`http://shop.example/${path}`);

    expect(await response?.json()).toEqual(happyEnd(false));
  });
});
