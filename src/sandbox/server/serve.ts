import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import type { Transport } from '../context.js';
import { ConnectionReset } from '../faults/definitions.js';
import { operationOf, type SandboxOperation } from '../operations.js';
import type { SandboxEnvironment } from '../options.js';

/**
 * One request that the served sandbox answered, for a log. Neither query nor body: they hold personal details.
 *
 * @example
 * ```ts
 * import type { SandboxRequestEvent } from 'paymennt/sandbox';
 *
 * const line = ({ method, path, status, durationMs }: SandboxRequestEvent) =>
 *   `${method} ${path} ${status ?? 'broken off'} ${durationMs} ms`;
 * ```
 */
export interface SandboxRequestEvent {
  /** HTTP method. */
  readonly method: string;
  /** Path, without the query. */
  readonly path: string;
  /** The operation of the API, when it was one. */
  readonly operation: SandboxOperation | undefined;
  /** Undefined when the connection was broken instead of an answer. */
  readonly status: number | undefined;
  /** Milliseconds until it was answered. */
  readonly durationMs: number;
}

/**
 * How to serve.
 *
 * @example
 * ```ts
 * import { createSandbox, type ServeOptions } from 'paymennt/sandbox';
 *
 * const options: ServeOptions = {
 *   onRequest: ({ operation, status }) => console.log(operation, status),
 * };
 * const server = await createSandbox().serve(options);
 * await server.close();
 * ```
 */
export interface ServeOptions {
  /** Default 0: any free port. */
  port?: number | undefined;
  /** Called after each request that was answered or broken off. */
  onRequest?: ((event: SandboxRequestEvent) => void) | undefined;
}

/**
 * A sandbox that listens.
 *
 * @example
 * ```ts
 * import { PaymenntClient } from 'paymennt';
 * import { createSandbox, type ServedSandbox } from 'paymennt/sandbox';
 *
 * const sandbox = createSandbox();
 * const { environment, close }: ServedSandbox = await sandbox.serve();
 * // No `fetch`: over a socket, as in production.
 * const paymennt = new PaymenntClient({ ...sandbox.credentials, environment });
 * await close();
 * ```
 */
export interface ServedSandbox {
  /** `http://127.0.0.1:<port>` */
  readonly url: string;
  /** The port that it listens on. */
  readonly port: number;
  /** What `new PaymenntClient` needs to reach it. */
  readonly environment: SandboxEnvironment;
  /**
   * Stops listening and breaks the connections that are open.
   *
   * @example
   * ```ts
   * import { createSandbox } from 'paymennt/sandbox';
   *
   * const sandbox = createSandbox();
   * const server = await sandbox.serve();
   * await server.close();
   * sandbox.environment.payBaseUrl; // 'https://sandbox.invalid'
   * ```
   */
  close(): Promise<void>;
}

type Handle = (request: Request, transport: Transport) => Promise<Response>;

interface Bindings {
  readonly incoming: { readonly socket: Socket };
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE';
      reject(taken ? new Error(`Port ${port} is taken: choose another one, or 0 for any.`) : error);
    });
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}

/** Answers over real sockets on loopback, where a broken connection is a broken connection. */
export async function serveOverHttp(handle: Handle, options: ServeOptions): Promise<ServedSandbox> {
  // Loaded only here: everything else runs without Node.
  const { createAdaptorServer, RESPONSE_ALREADY_SENT } = await loadNodeServer();

  const answer = async (request: Request, bindings: unknown): Promise<Response> => {
    const { method, url } = request;
    const { pathname: path } = new URL(url);
    const start = performance.now();
    const report = (status: number | undefined) =>
      options.onRequest?.({
        method,
        path,
        operation: operationOf(method, path),
        status,
        durationMs: Math.round(performance.now() - start),
      });
    try {
      const response = await handle(request, 'http');
      report(response.status);
      return response;
    } catch (error) {
      report(undefined);
      const { socket } = (bindings as Bindings).incoming;
      const reset = error instanceof ConnectionReset;
      // A mistake of the sandbox itself must not look like a fault that somebody asked for.
      if (!reset && !request.signal.aborted) throw error;
      if (reset) socket.resetAndDestroy();
      else socket.destroy();
      return RESPONSE_ALREADY_SENT;
    }
  };

  const server = createAdaptorServer({ fetch: answer, overrideGlobalObjects: false }) as Server;
  const port = await listen(server, options.port ?? 0);
  const url = `http://127.0.0.1:${port}`;
  return {
    url,
    port,
    environment: { apiBaseUrl: `${url}/mer/v2.0`, payBaseUrl: url },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function loadNodeServer() {
  const [{ createAdaptorServer }, { RESPONSE_ALREADY_SENT }] = await Promise.all([
    import('@hono/node-server'),
    import('@hono/node-server/utils/response'),
  ]);
  return { createAdaptorServer, RESPONSE_ALREADY_SENT };
}
