import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import type { PaymentFlow } from 'paymennt/flow';
import { createBackend } from './backend.js';

/** The backend on a free port of this machine. */
export interface RunningBackend {
  readonly url: string;
  /** Ends it at once, with every request that it is answering. */
  kill(): void;
}

export async function startBackend(payments: PaymentFlow): Promise<RunningBackend> {
  const { fetch } = createBackend(payments);
  const server = createAdaptorServer({ fetch }) as Server;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    kill() {
      server.close();
      server.closeAllConnections();
    },
  };
}
