import http from 'node:http';
import https from 'node:https';
import { setupServer } from 'msw/node';
import nock from 'nock';
import { PaymenntConnectionError, PaymenntTimeoutError } from 'paymennt';
import { createMswHandlers } from 'paymennt/msw';
import { createNodeFetch } from 'paymennt/node';
import { createSandbox } from 'paymennt/sandbox';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { success } from '../support/acts.js';
import { CHECKOUT } from '../support/answers.js';
import { clientWith } from '../support/client.js';
import { rejection } from '../support/failure.js';
import { scriptedGateway } from '../support/gateway.js';

// nock replaces parts of Node as soon as it is loaded.
nock.restore();

const API = 'https://api.test.paymennt.com';
const CHECKOUT_PATH = `/mer/v2.0/checkout/${CHECKOUT.id}`;
const found = { success: true, elapsed: 1, result: CHECKOUT };

describe('msw that refuses unhandled requests', () => {
  it('answers createNodeFetch from its handlers', async () => {
    const sandbox = createSandbox();
    const server = setupServer(...createMswHandlers(sandbox));
    server.listen({ onUnhandledRequest: 'error' });
    onTestFinished(() => server.close());
    const { credentials, environment } = sandbox;
    const client = clientWith({ ...credentials, environment, fetch: createNodeFetch() });

    expect((await client.branches.list()).items).toHaveLength(1);
  });

  it('lets no request of createNodeFetch out of the process', async () => {
    const elsewhere = await scriptedGateway(success(CHECKOUT));
    const server = setupServer();
    vi.spyOn(console, 'error').mockReturnValue();
    server.listen({ onUnhandledRequest: 'error' });
    onTestFinished(() => server.close());
    const client = elsewhere.client({ fetch: createNodeFetch(), maxRetries: 0 });
    await rejection(PaymenntConnectionError, client.checkouts.get(CHECKOUT.id));

    expect(elsewhere.exchanges).toHaveLength(0);
  });
});

describe('nock without a connection to the network', () => {
  beforeEach(() => {
    nock.activate();
    nock.disableNetConnect();
  });
  afterEach(() => {
    nock.abortPendingRequests();
    nock.cleanAll();
    nock.enableNetConnect();
    nock.restore();
  });

  it('answers createNodeFetch', async () => {
    const scope = nock(API, { reqheaders: { 'x-paymennt-api-key': 'sandbox-key' } })
      .get(CHECKOUT_PATH)
      .reply(200, found);
    const client = clientWith({ fetch: createNodeFetch() });

    expect((await client.checkouts.get(CHECKOUT.id)).id).toBe(CHECKOUT.id);
    expect(scope.isDone()).toBe(true);
  });

  it('lets no request of createNodeFetch out of the process', async () => {
    const { client: connect, exchanges } = await scriptedGateway(success(CHECKOUT));
    const client = connect({ fetch: createNodeFetch(), maxRetries: 0 });
    await rejection(PaymenntConnectionError, client.checkouts.cancel(CHECKOUT.id));

    expect(exchanges).toHaveLength(0);
  });

  it('has a write that it leaves without an answer end with outcome unknown', async () => {
    nock(API).post(`${CHECKOUT_PATH}/cancel`).delay(10_000).reply(200, found);
    const client = clientWith({ fetch: createNodeFetch(), timeoutMs: 60 });
    const error = await rejection(PaymenntTimeoutError, client.checkouts.cancel(CHECKOUT.id));

    expect(error.outcome).toBe('unknown');
  });
});

describe('a tracer that replaces http.request and https.request', () => {
  it('sees every request of createNodeFetch', async () => {
    const { environment } = await scriptedGateway(success(CHECKOUT));
    const fetch = createNodeFetch();
    const request = vi.spyOn(http, 'request');
    const secureRequest = vi.spyOn(https, 'request');
    await clientWith({ environment, fetch }).checkouts.get(CHECKOUT.id);
    const overTls = { ...environment, apiBaseUrl: environment.apiBaseUrl.replace('http:', 'https:') };
    const client = clientWith({ environment: overTls, fetch, maxRetries: 0 });
    await rejection(PaymenntConnectionError, client.checkouts.get(CHECKOUT.id));

    expect(request.mock.calls).toMatchObject([[{ protocol: 'http:' }]]);
    expect(secureRequest.mock.calls).toMatchObject([[{ protocol: 'https:' }]]);
  });
});
