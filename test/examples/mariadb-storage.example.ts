import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startMariadb } from '../flow/databases/servers/mariadb.js';
import type { Server } from '../flow/databases/servers/postgres.js';
import { run } from './harness/processes.js';
import { setUp } from './harness/workshop.js';

let folder = '';
let server: Server | undefined;

beforeAll(async () => {
  [folder, server] = await Promise.all([setUp('mariadb-storage'), startMariadb()]);
});
afterAll(() => server?.stop());

describe('the storage for MariaDB', () => {
  it('passes every check of checkFlowStorage against a real server', async () => {
    const url = server?.url ?? '';
    const socket = new URL(url).searchParams.get('socketPath');
    const table = await readFile(join(folder, 'table.sql'), 'utf8');
    const args = ['--no-defaults', '--user=root', `--socket=${socket}`, `--execute=${table}`, 'shop'];
    await run({ command: 'mariadb', args, cwd: folder });

    const output = await run({
      command: 'npm',
      args: ['start', '--silent'],
      cwd: folder,
      env: { DATABASE_URL: url },
    });

    expect(output).toContain('ok   transaction-rollback');
    expect(output).not.toContain('FAIL');
  });
});
