import { Agent, type ServerOptions } from 'node:https';
import { connect } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { HttpsProxyAgent } from 'https-proxy-agent';
import { type FetchLike, PaymenntConnectionError, PaymenntResponseError } from 'paymennt';
import { createNodeFetch } from 'paymennt/node';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { success } from '../support/acts.js';
import { CHECKOUT } from '../support/answers.js';
import { clientWith } from '../support/client.js';
import { rejection } from '../support/failure.js';
import { scriptedGateway } from '../support/gateway.js';
import { serveHandler } from '../support/server.js';
import { type Identity, selfSigned } from './certificates.js';

let gateway: Identity;
let merchant: Identity;

beforeAll(async () => {
  [gateway, merchant] = await Promise.all([selfSigned('gateway'), selfSigned('merchant')]);
});

/** A gateway that speaks TLS. Tells whose certificate each request came with. */
async function secureGateway(options: ServerOptions = {}) {
  const callers: unknown[] = [];
  const server = await scriptedGateway(
    (exchange) => {
      callers.push((exchange.socket as TLSSocket).getPeerCertificate().subject?.CN);
      return success(CHECKOUT)(exchange);
    },
    { tls: { ...gateway, ...options } },
  );
  return { ...server, callers };
}

/** A proxy that connects where it is told to, or refuses with a status. */
async function corporateProxy(refusal?: number) {
  const targets: (string | undefined)[] = [];
  const proxy = await serveHandler(() => undefined);
  onTestFinished(() => proxy.close());
  proxy.server.on('connect', ({ url }, client) => {
    targets.push(url);
    if (refusal !== undefined) {
      client.end(`HTTP/1.1 ${refusal} No\r\nContent-Length: 0\r\n\r\n`);
      return;
    }
    const { hostname, port } = new URL(`http://${url}`);
    const upstream = connect(Number(port), hostname, () => {
      client.write('HTTP/1.1 200 Connected\r\n\r\n');
      upstream.pipe(client).pipe(upstream);
    });
    for (const socket of [client, upstream]) socket.on('error', () => undefined);
    onTestFinished(() => void upstream.destroy());
  });
  return { targets, url: proxy.origin };
}

const through = (agent: Agent): FetchLike => createNodeFetch({ agent });

describe('a gateway whose certificate nobody vouches for', () => {
  it.each<[string, FetchLike]>([
    ['the global fetch', (url, init) => fetch(url, init)],
    ['createNodeFetch()', createNodeFetch()],
  ])('is sent nothing over %s, not even twice', async (_, fetch) => {
    const { environment, callers } = await secureGateway();
    const retries: unknown[] = [];
    const hooks = { onRetry: (retry: unknown) => retries.push(retry) };
    const client = clientWith({ environment, fetch, hooks });
    const error = await rejection(PaymenntConnectionError, client.checkouts.cancel(CHECKOUT.id));

    expect(error.causeCode).toBe('DEPTH_ZERO_SELF_SIGNED_CERT');
    expect(error.outcome).toBe('not_sent');
    expect(retries).toEqual([]);
    expect(callers).toEqual([]);
  });
});

describe('an agent', () => {
  it('may bring the authority that vouches for the gateway', async () => {
    const { environment } = await secureGateway();
    const client = clientWith({ environment, fetch: through(new Agent({ ca: gateway.cert })) });

    expect((await client.checkouts.get(CHECKOUT.id)).id).toBe(CHECKOUT.id);
  });

  it('may bring the certificate that a gateway asks for', async () => {
    const { environment, callers } = await secureGateway({ requestCert: true, ca: merchant.cert });
    const agent = new Agent({ keepAlive: true, ca: gateway.cert, ...merchant });
    const client = clientWith({ environment, fetch: through(agent) });
    await client.checkouts.get(CHECKOUT.id);
    agent.destroy();

    expect(callers).toEqual(['merchant']);
  });

  it('without that certificate gets no answer', async () => {
    const { environment, callers } = await secureGateway({ requestCert: true, ca: merchant.cert });
    const client = clientWith({
      environment,
      maxRetries: 0,
      fetch: through(new Agent({ ca: gateway.cert })),
    });
    const error = await rejection(PaymenntConnectionError, client.checkouts.cancel(CHECKOUT.id));

    // By the time that TLS 1.3 says no, the request is on its way.
    expect(error.outcome).toBe('unknown');
    expect(callers).toEqual([]);
  });

  it('may lead through a proxy', async () => {
    const proxy = await corporateProxy();
    const { environment } = await secureGateway();
    const agent = new HttpsProxyAgent(proxy.url, { keepAlive: true });
    // Its own options are about the way to the proxy; these are about the gateway behind it.
    Object.assign(agent.options, { ca: gateway.cert });
    const client = clientWith({ environment, fetch: through(agent) });
    await client.checkouts.get(CHECKOUT.id);
    await client.checkouts.cancel(CHECKOUT.id);
    agent.destroy();

    expect(proxy.targets).toEqual([new URL(environment.apiBaseUrl).host]);
  });

  it('shows what a proxy says that lets nobody through', async () => {
    const proxy = await corporateProxy(407);
    const { environment, callers } = await secureGateway();
    const agent = new HttpsProxyAgent(proxy.url);
    const client = clientWith({ environment, fetch: through(agent) });
    const error = await rejection(PaymenntResponseError, client.checkouts.cancel(CHECKOUT.id));

    expect(error.code).toBe('unreadable_response');
    expect(error.httpStatus).toBe(407);
    expect(callers).toEqual([]);
  });

  it('for the wrong protocol sends nothing', async () => {
    const client = clientWith({
      environment: { apiBaseUrl: 'http://127.0.0.1:9', payBaseUrl: 'http://127.0.0.1:9' },
      fetch: through(new Agent()),
    });
    const error = await rejection(PaymenntConnectionError, client.checkouts.cancel(CHECKOUT.id));

    expect(error.causeCode).toBe('ERR_INVALID_PROTOCOL');
    expect(error.outcome).toBe('not_sent');
  });
});
