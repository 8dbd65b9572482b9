import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { start } from '../../../examples/harness/processes.js';
import { run } from '../../../package/command.js';
import type { Server } from './postgres.js';
import { asServerUser, giveTo } from './server-user.js';

const user = () => (userInfo().uid === 0 ? 'mysql' : userInfo().username);

/** Starts MariaDB on a socket, with an empty database `shop` that is deleted at the end. */
export async function startMariadb(): Promise<Server> {
  const folder = await mkdtemp(join(tmpdir(), 'mariadb-'));
  await giveTo('mysql', folder);
  const [data, socket] = [join(folder, 'data'), join(folder, 'socket')];
  const [install, ...args] = asServerUser('mysql', [
    'mariadb-install-db',
    '--no-defaults',
    `--datadir=${data}`,
    `--user=${user()}`,
    '--auth-root-authentication-method=normal',
    '--skip-test-db',
  ]);
  await run(install, args, { cwd: folder });

  const [command, ...serverArgs] = asServerUser('mysql', [
    'mariadbd',
    '--no-defaults',
    `--datadir=${data}`,
    `--socket=${socket}`,
    '--skip-networking',
    // Nothing has to outlive the test.
    '--innodb-flush-log-at-trx-commit=0',
  ]);
  const running = start({ command, args: serverArgs, cwd: folder });
  await running.printed('ready for connections');
  const create = ['--no-defaults', '--user=root', `--socket=${socket}`, '--execute=CREATE DATABASE shop'];
  await run('mariadb', create, { cwd: folder });
  return {
    url: `mysql://root@localhost/shop?socketPath=${encodeURIComponent(socket)}`,
    async stop() {
      await running.stop('SIGKILL');
      await rm(folder, { recursive: true, force: true });
    },
  };
}
