import type { Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { ConnectionReset } from '../faults/definitions.js';
import { answersTo, isExposed, isLoopbackHost, isWildcard, type ServedAt, urlHost } from '../hosts.js';
import { API_PREFIX } from '../operations.js';
import type { SandboxEnvironment, SandboxRequestEvent } from '../options.js';
import { readServeOptions } from '../wire/options.js';
import type { Handler } from './handler.js';

/** Options of `sandbox.serve`. */
export interface ServeOptions {
  /** Port, 0 to 65535. Default 0: any free port. */
  port?: number | undefined;
  /**
   * The address to listen on. Default `127.0.0.1`: this machine only. With an address that other machines can reach, such
   * as `0.0.0.0` for a phone in the same network, `sandbox.credentials` have a random secret until the server is closed.
   */
  host?: string | undefined;
  /**
   * The origin at which a phone reaches the sandbox: a tunnel, or `http://10.0.2.2:4242` in the Android emulator. It is
   * the origin of pay pages and confirmation endpoints, and `environment.payBaseUrl`. The secret is random with a tunnel
   * too. Default: the loopback origin, or with `host` an address of this machine.
   */
  publicUrl?: string | undefined;
  /** Called after each response or broken connection. An error of this function does not change the response. */
  onRequest?: ((event: SandboxRequestEvent) => void) | undefined;
}

/** The HTTP server of a sandbox. */
export interface ServedSandbox {
  /** The origin for this machine: `http://127.0.0.1:<port>`, with any `host`. */
  readonly url: string;
  /** The port of the server. */
  readonly port: number;
  /** The base URLs for the option `environment` of `PaymenntClient`. */
  readonly environment: SandboxEnvironment;
  /**
   * Stops listening and breaks the connections that are open.
   *
   * @example
   * ```ts
   * // sandbox-serve.mjs
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

export interface RunningServer extends ServedSandbox {
  /** Whether another machine can reach the sandbox. */
  readonly exposed: boolean;
}

interface Bindings {
  readonly incoming: { readonly socket: Socket };
}

function listen(server: Server, port: number, host: string): Promise<number> {
  const noAddress = `This machine has no address ${host}: choose an address of this machine, or 0.0.0.0 for all of them.`;
  const sentences = new Map([
    ['EADDRINUSE', `Port ${port} is taken: choose another port, or 0 for a free one.`],
    ['EADDRNOTAVAIL', noAddress],
    ['ENOTFOUND', noAddress],
  ]);
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const sentence = sentences.get(error.code ?? '');
      reject(sentence === undefined ? error : new Error(sentence));
    });
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port));
  });
}

/** Whether a request can come from another machine: directly, or through a tunnel on this machine. */
function isRemote(request: Request, url: URL, socket: Socket): boolean {
  const forwarded = ['forwarded', 'x-forwarded-for', 'x-forwarded-host'].some((name) =>
    request.headers.has(name),
  );
  const peer = (socket.remoteAddress ?? '').replace(/^::ffff:/, '');
  return forwarded || !isLoopbackHost(urlHost(peer)) || !isLoopbackHost(url.hostname);
}

/** An address of this machine in the local network. */
async function networkAddress(): Promise<string | undefined> {
  const { networkInterfaces } = await import('node:os');
  const addresses = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
  return addresses.find(({ family, internal }) => family === 'IPv4' && !internal)?.address;
}

/** Answers over real sockets. A fault that breaks the connection destroys the socket. */
export async function serveOverHttp(handle: Handler, options: ServeOptions): Promise<RunningServer> {
  const { host, publicUrl, onRequest, port: wanted } = readServeOptions(options);
  // Loaded on demand, because all other parts of the sandbox run without Node.
  const [{ createAdaptorServer }, { RESPONSE_ALREADY_SENT }, { default: process }] = await Promise.all([
    import('@hono/node-server'),
    import('@hono/node-server/utils/response'),
    import('node:process'),
  ]);
  const exposed = isExposed({ host, publicUrl });
  let servedAt: ServedAt = { port: wanted, host, publicUrl };

  // An error in the developer's function must not become an error of the answer.
  const warn = (error: unknown) => process.emitWarning(`onRequest of the sandbox failed: ${String(error)}`);
  const report = (event: SandboxRequestEvent) => {
    try {
      const result = onRequest?.(event);
      if (result instanceof Promise) result.catch(warn);
    } catch (error) {
      warn(error);
    }
  };

  const answer = async (request: Request, bindings: unknown): Promise<Response> => {
    const { socket } = (bindings as Bindings).incoming;
    const url = new URL(request.url);
    try {
      return await handle(request, {
        transport: 'http',
        origin: publicUrl !== undefined && new URL(publicUrl).host === url.host ? publicUrl : url.origin,
        remote: exposed && isRemote(request, url, socket),
        ownName: answersTo(url, servedAt),
        onRequest: report,
      });
    } catch (error) {
      const reset = error instanceof ConnectionReset;
      // An error of the sandbox itself must not look like a fault of `failNext`.
      if (!reset && !request.signal.aborted) throw error;
      if (reset) socket.resetAndDestroy();
      else socket.destroy();
      return RESPONSE_ALREADY_SENT;
    }
  };

  const createServer = () => createAdaptorServer({ fetch: answer, overrideGlobalObjects: false }) as Server;
  const servers = [createServer()];
  const port = await listen(servers[0] as Server, wanted, host);
  servedAt = { port, host, publicUrl };
  const loopback = isLoopbackHost(urlHost(host));
  if (!loopback && !isWildcard(host)) {
    // The merchant's server on this machine uses loopback.
    const second = createServer();
    await listen(second, port, '127.0.0.1');
    servers.push(second);
  }
  const url = `http://${loopback ? urlHost(host) : '127.0.0.1'}:${port}`;
  const outside = isWildcard(host) ? await networkAddress() : host;
  const ownUrl = loopback || outside === undefined ? url : `http://${urlHost(outside)}:${port}`;
  return {
    url,
    port,
    exposed,
    environment: { apiBaseUrl: `${url}${API_PREFIX}`, payBaseUrl: publicUrl ?? ownUrl },
    close: async () => void (await Promise.all(servers.map(closeServer))),
  };
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
