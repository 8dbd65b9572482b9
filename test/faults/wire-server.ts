import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { text } from 'node:stream/consumers';

/** One request that arrived, and everything it takes to answer it, well or badly. */
export interface Exchange {
  readonly method: string;
  /** Path and query as they came. */
  readonly target: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
  readonly response: ServerResponse;
  readonly socket: Socket;
}

/** A server over real sockets that does what a test tells it, and remembers what it was asked. */
export interface WireServer {
  readonly origin: string;
  readonly environment: { readonly apiBaseUrl: string; readonly payBaseUrl: string };
  readonly exchanges: readonly Exchange[];
  /** Resolves as soon as the sockets of all requests so far are closed. */
  hungUp(): Promise<void>;
  close(): Promise<void>;
}

/** Starts a server on a free loopback port. */
export async function startWireServer(handle: (exchange: Exchange) => void): Promise<WireServer> {
  const exchanges: Exchange[] = [];

  async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = '', url = '', headers, socket } = request;
    const exchange = { method, target: url, headers, body: await text(request), response, socket };
    exchanges.push(exchange);
    handle(exchange);
  }

  const server = createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
    take(request, response).catch(() => response.destroy());
  });
  server.on('connection', (socket) => socket.on('error', () => {}));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;

  return {
    origin,
    environment: { apiBaseUrl: `${origin}/mer/v2.0/`, payBaseUrl: 'https://pay.test.paymennt.com' },
    exchanges,
    // Those of requests only: after a failure Node's fetch opens a spare connection on its own account.
    async hungUp() {
      await Promise.all(exchanges.map(({ socket }) => closed(socket)));
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function closed(socket: Socket): Promise<void> {
  if (!socket.closed) await new Promise<void>((resolve) => socket.once('close', () => resolve()));
}

/** The address of a loopback port where nobody listens. */
export async function refusedOrigin(): Promise<string> {
  const server = await startWireServer(() => {});
  await server.close();
  return server.origin;
}
