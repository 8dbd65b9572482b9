import { Agent as HttpAgent } from 'node:http';
import { connect } from 'node:net';
import { createNodeFetch } from 'paymennt/node';
import { describe, expect, it, onTestFinished } from 'vitest';
import { networkFailure } from '../../src/runtimes/network-failure.js';
import { serveSockets } from '../support/server.js';

/** Starts a request over `createNodeFetch`; `abort` ends it and gives its error. */
function start(fetch: ReturnType<typeof createNodeFetch>, url: string) {
  const controller = new AbortController();
  const { signal } = controller;
  const ending = fetch(url, { method: 'POST', headers: {}, redirect: 'manual', body: '{}', signal }).then(
    () => new Error('was answered'),
    (error: unknown) => error,
  );
  return {
    ending,
    abort: () => {
      controller.abort(new Error('out of time'));
      return ending;
    },
  };
}

/** A server that takes what it gets and says nothing. */
async function muteServer() {
  let received = () => {};
  const receives = new Promise<void>((resolve) => {
    received = resolve;
  });
  const server = await serveSockets((socket) => void socket.on('data', () => received()));
  onTestFinished(() => server.close());
  return { host: `127.0.0.1:${server.port}`, receives };
}

describe('a request that is aborted before its first byte', () => {
  it('fails at once as never sent while it waits for one of maxSockets', async () => {
    const { host, receives } = await muteServer();
    const fetch = createNodeFetch({ maxSockets: 1 });
    const first = start(fetch, `http://${host}/`);
    await receives;
    const second = start(fetch, `http://${host}/`);

    expect(networkFailure(await second.abort()).neverSent).toBe(true);
    expect(networkFailure(await first.abort()).neverSent).toBe(false);
  });

  it('fails as never sent while its socket is being connected', async () => {
    const agent = new HttpAgent();
    // A name that is never resolved.
    agent.createConnection = () => connect({ host: 'gateway.example', port: 80, lookup: () => undefined });
    const request = start(createNodeFetch({ agent }), 'http://gateway.example/');
    await new Promise((resolve) => setImmediate(resolve));

    expect(networkFailure(await request.abort()).neverSent).toBe(true);
  });

  it('fails as never sent during a TLS handshake', async () => {
    const { host, receives } = await muteServer();
    const request = start(createNodeFetch(), `https://${host}/`);
    await receives;

    expect(networkFailure(await request.abort()).neverSent).toBe(true);
  });
});

describe('a request that fails before its first byte', () => {
  it('keeps the code of the failure', async () => {
    const agent = new HttpAgent();
    Object.assign(agent, {
      createConnection: (_: unknown, oncreate: (error: Error) => void) => {
        oncreate(Object.assign(new Error('the proxy hung up'), { code: 'ECONNRESET' }));
      },
    });
    const { ending } = start(createNodeFetch({ agent }), 'http://gateway.example/');

    expect(networkFailure(await ending)).toEqual({
      causeCode: 'ECONNRESET',
      neverSent: true,
      passing: true,
    });
  });
});

describe('a request that fails after its first byte', () => {
  it('may have been sent', async () => {
    const { host, receives } = await muteServer();
    const request = start(createNodeFetch(), `http://${host}/`);
    await receives;

    expect(networkFailure(await request.abort()).neverSent).toBe(false);
  });
});
