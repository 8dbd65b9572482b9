import { Agent, type ClientRequestArgs } from 'node:http';
import { connect, type Socket } from 'node:net';
import { PaymenntAbortError, PaymenntConfigurationError, PaymenntTimeoutError } from 'paymennt';
import { createNodeFetch, type NodeFetchOptions } from 'paymennt/node';
import { describe, expect, it } from 'vitest';
import { silent, stalled, success } from '../support/acts.js';
import { CHECKOUT } from '../support/answers.js';
import { rejection, thrownBy } from '../support/failure.js';
import { scriptedGateway } from '../support/gateway.js';
import type { Act } from '../support/server.js';

const found = success(CHECKOUT);

async function served(options: NodeFetchOptions, act: Act) {
  const server = await scriptedGateway(act);
  const client = server.client({ fetch: createNodeFetch(options) });
  return {
    server,
    get: (signal?: AbortSignal) => client.checkouts.get(CHECKOUT.id, { signal }),
    sockets: () => new Set(server.exchanges.map(({ socket }) => socket)).size,
  };
}

describe('connections', () => {
  it('are used again', async () => {
    const { get, sockets } = await served({}, found);
    await get();
    await get();

    expect(sockets()).toBe(1);
  });

  it('are as many as there are requests at once', async () => {
    const { get, sockets } = await served({}, found);
    await Promise.all([get(), get(), get()]);

    expect(sockets()).toBe(3);
  });

  it('are maxSockets at the most; more requests wait for one', async () => {
    const { get, sockets, server } = await served({ maxSockets: 2 }, found);
    await Promise.all(Array.from({ length: 6 }, () => get()));

    expect(server.exchanges).toHaveLength(6);
    expect(sockets()).toBe(2);
  });

  it('are waited for by a write that is known not to be sent when its time is over', async () => {
    const server = await scriptedGateway(silent);
    const fetch = createNodeFetch({ maxSockets: 1 });
    const client = server.client({ fetch, timeoutMs: 80 });
    const ends = [1, 2].map(() => rejection(PaymenntTimeoutError, client.checkouts.cancel(CHECKOUT.id)));
    const outcomes = (await Promise.all(ends)).map(({ outcome }) => outcome);

    expect(outcomes).toEqual(['unknown', 'not_sent']);
    expect(server.exchanges).toHaveLength(1);
  });

  it('are used once without keepAlive', async () => {
    const { get, sockets, server } = await served({ keepAlive: false }, found);
    await get();
    await get();

    expect(sockets()).toBe(2);
    await server.hungUp();
  });

  it('come from the agent that was given', async () => {
    const opened: number[] = [];
    class CountingAgent extends Agent {
      override createConnection(options: ClientRequestArgs): Socket {
        opened.push(Number(options.port));
        return connect(Number(options.port), options.host ?? 'localhost');
      }
    }
    const agent = new CountingAgent({ keepAlive: true });
    const { get, server } = await served({ agent }, found);
    await get();
    await get();
    agent.destroy();

    expect(opened).toEqual([Number(new URL(server.origin).port)]);
  });

  it.each([
    ['before the headers', silent],
    ['in the body', stalled],
  ])('are cut when the caller gives up %s', async (_, act) => {
    const controller = new AbortController();
    const { get, server } = await served({}, (exchange) => {
      act(exchange);
      controller.abort('shop closed');
    });
    const error = await rejection(PaymenntAbortError, get(controller.signal));

    expect(error.reason).toBe('shop closed');
    expect(error.outcome).toBe('no_effect');
    await server.hungUp();
  });

  it('are not even made when the caller has given up already', async () => {
    const { get, server } = await served({}, found);
    await rejection(PaymenntAbortError, get(AbortSignal.abort()));

    expect(server.exchanges).toHaveLength(0);
  });
});

describe('createNodeFetch', () => {
  it.each<[string, unknown, string]>([
    ['null', null, 'options must be an object'],
    ['a list', [], 'options must be an object'],
    ['a map', new Map([['maxSockets', 3]]), 'options must be an object'],
    ['an unknown option', { proxy: 'http://proxy.example' }, 'proxy is not an option'],
    ['something that is no agent', { agent: { keepAlive: true } }, 'agent must be an Agent'],
    ['false for an agent', { agent: false }, 'agent must be an Agent'],
    ['an agent and settings of another', { agent: new Agent(), maxSockets: 3 }, 'set them in the agent'],
    ['text for keepAlive', { keepAlive: 'yes' }, 'keepAlive must be true or false'],
    ['no socket at all', { maxSockets: 0 }, 'maxSockets must be a whole number of 1 or more'],
    ['half a socket', { maxSockets: 1.5 }, 'maxSockets must be a whole number of 1 or more'],
    ['two problems', { agent: 1, keepAlive: 2 }, 'node:https; keepAlive must be true or false.'],
  ])('refuses %s', (_, options, message) => {
    const error = thrownBy(PaymenntConfigurationError, () => createNodeFetch(options as NodeFetchOptions));

    expect(error.message).toContain(message);
    expect(error.code).toBe('invalid_configuration');
  });
});
