import http, { type ClientRequest, type IncomingMessage } from 'node:http';
import https from 'node:https';
import type { FetchLike } from '../config/fetch-like.js';
import { RequestNotSent } from '../runtimes/request-not-sent.js';
import { NodeAnswer, NodeHeaders } from './node-answer.js';
import { type AgentFor, agentsFor, type NodeFetchOptions, REPEATS } from './options.js';
import { bodyReader, closed } from './read-body.js';
import { isUnsent } from './unsent.js';

/**
 * Creates a `fetch` for `PaymenntClient` over Node's own HTTP stack. This `fetch` takes less CPU time than
 * the global one (docs/cost.md has the figures), and an `agent` allows proxies and client certificates.
 *
 * Otherwise this `fetch` behaves as the global one does with `redirect: 'manual'`: it decodes compressed answers,
 * aborts with its signal, and fails with the same errors. Its answers have the members that the client reads (`status`,
 * `ok`, `headers.get`, `headers.has`, `text`, `bodyUsed`, `clone`), and no other member of a `Response`. Mocks and
 * tracers that replace `http.request` and `https.request` (msw, nock, OpenTelemetry) see its requests. Deno and Bun
 * repeat a request if a reused connection breaks, so this `fetch` opens a connection for each request there.
 *
 * @throws `PaymenntConfigurationError` for wrong options.
 * @example
 * ```ts
 * import { PaymenntClient } from 'paymennt';
 * import { createNodeFetch } from 'paymennt/node';
 *
 * const paymennt = PaymenntClient.fromEnv({ fetch: createNodeFetch({ maxSockets: 50 }) });
 * console.log(paymennt.environment);
 * ```
 * @example Mutual TLS, for a proxy of your own that requires a client certificate.
 * ```ts
 * import { readFileSync } from 'node:fs';
 * import { Agent } from 'node:https';
 * import { PaymenntClient } from 'paymennt';
 * import { createNodeFetch } from 'paymennt/node';
 *
 * const agent = new Agent({
 *   keepAlive: true,
 *   cert: readFileSync('client.crt'),
 *   key: readFileSync('client.key'),
 * });
 * const paymennt = PaymenntClient.fromEnv({ fetch: createNodeFetch({ agent }) });
 * console.log(paymennt.environment);
 * ```
 * @example A corporate proxy, with the agent of the package https-proxy-agent.
 * ```js
 * import { HttpsProxyAgent } from 'https-proxy-agent';
 * import { PaymenntClient } from 'paymennt';
 * import { createNodeFetch } from 'paymennt/node';
 *
 * const agent = new HttpsProxyAgent('http://proxy.corp.example:3128', { keepAlive: true });
 * const paymennt = PaymenntClient.fromEnv({ fetch: createNodeFetch({ agent }) });
 * ```
 */
export function createNodeFetch(options: NodeFetchOptions = {}): FetchLike {
  const agentFor = agentsFor(options);
  return async (url, init) => {
    const { signal } = init;
    if (signal?.aborted) throw signal.reason;
    // In Deno, the body is a blob, which the type does not name.
    const body: unknown = init.body;
    const bytes = body instanceof Blob ? new Uint8Array(await body.arrayBuffer()) : init.body;
    return exchange(open(url, init, agentFor), bytes, signal);
  };
}

type Init = Parameters<FetchLike>[1];

function open(url: string, { method, headers }: Init, agentFor: AgentFor): ClientRequest {
  const { protocol, hostname, port, pathname, search } = new URL(url);
  // Read from the module at each call, because mocks and tracers replace the function there.
  const { request } = protocol === 'https:' ? https : http;
  // Fewer options than `urlToHttpOptions` makes, because agents copy them several times for each request.
  return request({
    agent: agentFor(protocol),
    protocol,
    // A URL has brackets around an IPv6 address, and a host name has none.
    hostname: hostname.replace(/^\[|\]$/g, ''),
    port,
    path: pathname + search,
    method: method ?? 'GET',
    headers: {
      'Accept-Encoding': 'gzip, deflate, br',
      // For agents that keep their connections: see `REPEATS`.
      ...(REPEATS ? { Connection: 'close' } : {}),
      ...headers,
    },
  });
}

/** Sends a request and waits for the headers of its answer. */
function exchange(
  outgoing: ClientRequest,
  body: string | Uint8Array | undefined,
  signal: AbortSignal | undefined,
): Promise<NodeAnswer> {
  return new Promise((resolve, reject) => {
    const fail = (error: unknown) => reject(isUnsent(outgoing) ? new RequestNotSent(error) : error);
    const abort = () => {
      // Rejects at once, because a request that waits for a socket emits its error only after it has one.
      fail(signal?.reason);
      outgoing.destroy(signal?.reason);
    };
    signal?.addEventListener('abort', abort, { once: true });
    let answered = false;
    outgoing.on('response', (incoming: IncomingMessage) => {
      answered = true;
      try {
        resolve(answerOf(incoming, outgoing.method, signal));
      } catch (error) {
        reject(error);
        outgoing.destroy();
      }
    });
    outgoing.on('error', fail);
    outgoing.on('close', () => {
      signal?.removeEventListener('abort', abort);
      // Some requests end without an error, for example if the server changes the protocol unasked. The error is made
      // only if needed, because its stack takes a tenth of the CPU time of a call.
      if (!answered) fail(closed());
    });
    outgoing.end(body);
  });
}

function answerOf(incoming: IncomingMessage, method: string, signal: AbortSignal | undefined): NodeAnswer {
  const headers = new NodeHeaders(incoming.rawHeaders);
  const contentEncoding = headers.get('content-encoding');
  const read = bodyReader(incoming, { method, contentEncoding, signal });
  return new NodeAnswer(incoming.statusCode ?? 0, headers, read);
}
