import type { ServerResponse } from 'node:http';
import { createServer as createHttpServer, type IncomingHttpHeaders, type RequestListener } from 'node:http';
import { createServer as createHttpsServer, type ServerOptions } from 'node:https';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';

/** A server on a loopback port. */
export interface Running<Of extends Server = Server> {
  readonly server: Of;
  readonly port: number;
  readonly origin: string;
  /** For `new PaymenntClient({ environment })`. */
  readonly environment: { readonly apiBaseUrl: string; readonly payBaseUrl: string };
  /** Ends every connection, and resolves when the port is free. */
  close(): Promise<void>;
}

export interface Listening {
  /** Makes the server speak TLS. */
  readonly tls?: ServerOptions | undefined;
  /** Default: any free port. */
  readonly port?: number | undefined;
}

async function run<Of extends Server>(server: Of, { tls, port = 0 }: Listening = {}): Promise<Running<Of>> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    // A client may break its connection at any moment.
    socket.on('error', () => undefined).once('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const address = server.address() as AddressInfo;
  // Node compares certificates with names, not always with addresses.
  const origin = tls ? `https://localhost:${address.port}` : `http://127.0.0.1:${address.port}`;
  return {
    server,
    port: address.port,
    origin,
    environment: { apiBaseUrl: `${origin}/mer/v2.0/`, payBaseUrl: 'https://pay.test.paymennt.com' },
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

/** Serves a handler of Node, also one that a framework makes. */
export async function serveHandler(handler: RequestListener, listening: Listening = {}) {
  const options = { keepAliveTimeout: 60_000, ...listening.tls };
  const server = listening.tls ? createHttpsServer(options, handler) : createHttpServer(options, handler);
  return await run(server, listening);
}

/** Serves bare connections. */
export async function serveSockets(take: (socket: Socket) => void): Promise<Running> {
  return await run(createServer(take));
}

/** A port on which nobody listens. */
export async function freePort(): Promise<number> {
  const { port, close } = await serveSockets(() => undefined);
  await close();
  return port;
}

/** The origin of a loopback port on which nobody listens. */
export async function refusedOrigin(): Promise<string> {
  return `http://127.0.0.1:${await freePort()}`;
}

/** One request that arrived, and everything that a good or a bad answer needs. */
export interface Exchange {
  readonly method: string;
  /** Path and query as they came. */
  readonly target: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  /** Names and values in turn, as they came: `headers` folds a header that was sent twice into one. */
  readonly rawHeaders: readonly string[];
  readonly body: string;
  readonly response: ServerResponse;
  readonly socket: Socket;
}

/** What a server does with one request. */
export type Act = (exchange: Exchange) => unknown;

export interface RecordingServer extends Running {
  /** The requests so far, with the whole body of each. */
  readonly exchanges: Exchange[];
  /** Resolves when the sockets of all requests so far are closed. */
  hungUp(): Promise<void>;
}

/** Starts a server that keeps every request and treats it as `act` says. */
export async function startServer(act: Act, listening: Listening = {}): Promise<RecordingServer> {
  const exchanges: Exchange[] = [];
  const running = await serveHandler(async (request, response) => {
    const { method = '', url = '', headers, rawHeaders, socket } = request;
    try {
      const body = await text(request);
      const { pathname: path, searchParams: query } = new URL(url, 'http://gateway.invalid');
      const exchange = { method, target: url, path, query, headers, rawHeaders, body, response, socket };
      exchanges.push(exchange);
      await act(exchange);
    } catch {
      response.destroy();
    }
  }, listening);
  return {
    ...running,
    exchanges,
    // Only those of requests: after a failure, the `fetch` of Node opens a spare connection.
    async hungUp() {
      await Promise.all(exchanges.map(({ socket }) => closed(socket)));
    },
  };
}

async function closed(socket: Socket): Promise<void> {
  if (!socket.closed) await new Promise<void>((resolve) => socket.once('close', () => resolve()));
}
