import { existsSync, readdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { start } from '../../../examples/harness/processes.js';
import { run } from '../../../package/command.js';
import { freePort } from '../../../support/server.js';
import { asServerUser, giveTo } from './server-user.js';

/** A database server of a test. */
export interface Server {
  readonly url: string;
  stop(): Promise<void>;
}

const DEBIAN = '/usr/lib/postgresql';

/** Debian keeps the programs of each version in a folder of their own, outside of PATH. */
function program(name: string): string {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).sort() : [];
  const paths = versions.map((version) => join(DEBIAN, version, 'bin', name)).filter(existsSync);
  return paths.at(-1) ?? name;
}

/** Starts PostgreSQL on loopback, with an empty database that is deleted at the end. */
export async function startPostgres(): Promise<Server> {
  const folder = await mkdtemp(join(tmpdir(), 'postgres-'));
  await giveTo('postgres', folder);
  const data = join(folder, 'data');
  const options = ['--username=postgres', '--auth=trust', '--encoding=UTF8', '--locale=C', '--no-sync'];
  const [initdb, ...args] = asServerUser('postgres', [program('initdb'), '--pgdata', data, ...options]);
  await run(initdb, args, { cwd: folder });

  const port = await freePort();
  // Clients die in these tests, and the machine does not: nothing has to reach the disk.
  const settings = ['listen_addresses=127.0.0.1', 'fsync=off', 'max_connections=200'].flatMap((setting) => [
    '-c',
    setting,
  ]);
  const server = ['-D', data, '-p', String(port), '-k', folder, ...settings];
  const [command, ...serverArgs] = asServerUser('postgres', [program('postgres'), ...server]);
  const running = start({ command, args: serverArgs, cwd: folder });
  await running.printed('database system is ready to accept connections');
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    async stop() {
      // Ends at once what is still connected.
      await running.stop('SIGQUIT');
      await rm(folder, { recursive: true, force: true });
    },
  };
}
