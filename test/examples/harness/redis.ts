import { mkdtemp, rm } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, serveSockets } from '../../support/server.js';
import { start } from './processes.js';

export interface Redis {
  readonly url: string;
  /** From now on nothing that is said to it arrives, as when a cable is pulled. */
  cutOff(): void;
  /** Whoever connects from now on is heard. What was said before stays lost. */
  restore(): void;
  stop(): Promise<void>;
}

/** Debian's `redis-server`, for one test: on loopback, without a trace on disk, at the end of a cable. */
export async function startRedis(): Promise<Redis> {
  const folder = await mkdtemp(join(tmpdir(), 'redis-'));
  const port = await freePort();
  const running = start({
    command: 'redis-server',
    args: [
      '--bind',
      '127.0.0.1',
      '--port',
      String(port),
      '--save',
      '',
      '--appendonly',
      'no',
      '--dir',
      folder,
    ],
    cwd: folder,
  });
  await running.printed('Ready to accept connections');

  const sockets = new Set<Socket>();
  let connected = true;
  const cable = await serveSockets((client) => {
    const redis = connect(port, '127.0.0.1');
    client.on('data', (data) => {
      if (connected) redis.write(data);
      else redis.destroy();
    });
    redis.pipe(client);
    for (const [socket, other] of [
      [client, redis],
      [redis, client],
    ] as const) {
      sockets.add(socket);
      // What breaks here is seen, and reported, by whoever is at the other end.
      socket.on('error', () => other.destroy());
      socket.on('close', () => {
        sockets.delete(socket);
        if (socket === client) other.destroy();
      });
    }
  });

  return {
    url: `redis://127.0.0.1:${cable.port}`,
    cutOff() {
      connected = false;
    },
    restore() {
      connected = true;
    },
    async stop() {
      await cable.close();
      for (const socket of sockets) socket.destroy();
      await running.stop('SIGKILL');
      await rm(folder, { recursive: true });
    },
  };
}
