import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { runChaos, violationsOf } from '../chaos/chaos.js';
import { bundleProgram, newPostgres, newSqlite } from '../chaos/setting.js';

// Small runs of `npm run flow:chaos`.

let program = '';
let remove: (() => Promise<void>) | undefined;
beforeAll(async () => {
  ({ program, remove } = await bundleProgram());
});
afterAll(() => remove?.());

const ONE = { share: 0.2, most: 1 };
const NONE = { share: 0, most: 0 };

describe('several processes of one shop', () => {
  it('lose no payment and fulfil nothing twice on PostgreSQL when one of them is killed', async () => {
    const database = await newPostgres(inject('postgres'), 'chaos');

    const result = await runChaos({ program, database, seed: 1, orders: 8, processes: 3, kills: ONE });

    expect(violationsOf(result, 'transaction')).toEqual([]);
    expect(result.kills).toBe(1);
    expect(result.paid).toBeGreaterThan(0);
  });

  it('lose no payment on SQLite when one of them is killed', async () => {
    const sqlite = await newSqlite();
    const { database } = sqlite;

    const result = await runChaos({ program, database, seed: 2, orders: 8, processes: 3, kills: ONE });

    await sqlite.remove();
    expect(violationsOf(result, 'lease')).toEqual([]);
    expect(result.kills).toBe(1);
    expect(result.paid).toBeGreaterThan(0);
  });

  it('are caught when their storage ignores revisions', async () => {
    const database = await newPostgres(inject('postgres'), 'chaos_broken');

    const result = await runChaos({
      ...{ program, database, seed: 3, orders: 24, processes: 3, kills: NONE },
      isBroken: true,
    });

    expect(violationsOf(result, 'transaction').join()).toContain('fulfilled twice');
  });
});
