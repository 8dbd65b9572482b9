import { type ClientRequest, request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { FetchLike } from '../config/options.js';
import { NodeAnswer } from './node-answer.js';
import { type AgentFor, agentsFor, type NodeFetchOptions, REPEATS } from './options.js';

/**
 * A `fetch` for `PaymenntClient` over Node's own HTTP stack. It takes less than half the CPU of the global one,
 * and an `agent` for what the network in between asks for.
 *
 * It never follows redirects, ends with its signal, and reads compressed answers. Made for the client: its answers
 * have what the client reads (`status`, `ok`, `headers.get`, `headers.has`, `text`), and nothing else of a `Response`.
 * In Deno and in Bun it opens a connection for each request, since both would repeat a request on one that breaks.
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
 * @example Mutual TLS: the certificate that a gateway of your own asks for.
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
    const body = init.body instanceof Blob ? new Uint8Array(await init.body.arrayBuffer()) : init.body;
    const answer = await new Promise<NodeAnswer>((resolve, reject) => {
      const outgoing = open(url, init, agentFor);
      const abort = () => outgoing.destroy(signal?.reason);
      signal?.addEventListener('abort', abort, { once: true });
      let answered = false;
      outgoing.on('response', (incoming: IncomingMessage) => {
        answered = true;
        resolve(new NodeAnswer(incoming, signal));
      });
      outgoing.on('error', reject);
      outgoing.on('close', () => {
        signal?.removeEventListener('abort', abort);
        // Some ends, such as an unasked-for change of protocol, come without an error.
        if (!answered) reject(closed());
      });
      outgoing.end(body);
    });
    // Has what the client reads of a Response; a real one would cost as much as the global fetch.
    return answer as unknown as Response;
  };
}

function closed(): Error {
  return Object.assign(new Error('The connection was closed.'), { code: 'ECONNRESET' });
}

function open(url: string, { method, headers }: RequestInit, agentFor: AgentFor): ClientRequest {
  const { protocol, hostname, port, pathname, search } = new URL(url);
  const request = protocol === 'https:' ? httpsRequest : httpRequest;
  // Not all that `urlToHttpOptions` makes of a URL: agents copy these several times for each request.
  return request({
    agent: agentFor(protocol),
    protocol,
    // A URL has brackets around an IPv6 address, a host name has not.
    hostname: hostname.replace(/^\[|\]$/g, ''),
    port,
    path: pathname + search,
    method: method ?? 'GET',
    headers: {
      'Accept-Encoding': 'gzip, deflate, br',
      // For agents that keep their connections: see `REPEATS`.
      ...(REPEATS ? { Connection: 'close' } : {}),
      ...(headers as Record<string, string>),
    },
  });
}
