import { inspect } from 'node:util';
import ky from 'ky';
import { PaymenntClient, PaymenntError } from 'paymennt';
import { describe, expect, it } from 'vitest';
import { clientWith } from '../support/client.js';
import { failureOf, rejection } from '../support/failure.js';
import { unhandledErrors } from '../support/unhandled.js';
import { CANARIES, CANARY_CALLS, canaryOrder } from './canaries.js';
import { DRIFTING, LEAK_SCENARIOS, type LeakScenario } from './leak-scenarios.js';
import { leaksIn } from './leaks.js';

function clientOf(
  scenario: LeakScenario,
  told: unknown[],
  options: { strictResponses?: boolean; timeoutMs?: number } = {},
): PaymenntClient {
  const tell = (context: unknown) => told.push(context);
  return new PaymenntClient({
    apiKey: CANARIES.apiKey,
    apiSecret: CANARIES.apiSecret,
    environment: 'test',
    fetch: scenario.fetch,
    timeoutMs: 30,
    hooks: { onRequest: tell, onResponse: tell, onRetry: tell, onDrift: tell },
    ...options,
  });
}

/** The error of a call, or nothing when it succeeded all the same. */
async function errorOf(call: PromiseLike<unknown>): Promise<unknown> {
  return call.then(
    () => undefined,
    (error: unknown) => error,
  );
}

describe.each<[boolean, readonly LeakScenario[]]>([
  [false, LEAK_SCENARIOS],
  [true, DRIFTING],
])('with strictResponses %s', (strictResponses, scenarios) => {
  it.each(scenarios)('no call gives a secret away when it meets $name', async (scenario) => {
    const told: unknown[] = [];
    const client = clientOf(scenario, told, { strictResponses });

    for (const [name, call] of CANARY_CALLS) {
      const error = await errorOf(call(client));
      expect(leaksIn(error, CANARIES), name).toEqual([]);
      if (error !== undefined && !PaymenntError.is(error)) throw error;
    }
    expect(leaksIn(told, CANARIES)).toEqual([]);
    expect(leaksIn(client, CANARIES)).toEqual([]);
  });
});

describe('the API’s own sentence', () => {
  it('is kept, with what it echoes cut out', async () => {
    const scenario = {
      name: 'an echo',
      fetch: async () =>
        Response.json(
          {
            success: false,
            elapsed: 1,
            error: `Key ${CANARIES.apiKey} may not charge ${CANARIES.email} today`,
          },
          { status: 400 },
        ),
    };
    const error = await failureOf(clientOf(scenario, []).checkouts.createMobile(canaryOrder));

    expect(Reflect.get(Object(error), 'apiMessage')).toMatch(/^Key \S+ may not charge \S+ today$/);
  });
});

describe('input that is refused', () => {
  const words = Object.values(CANARIES);
  const wrong: Record<string, object> = {
    'values of a wrong kind': {
      ...canaryOrder,
      customer: words,
      billingAddress: words.join(' '),
      amount: words[0],
    },
    'fields of a wrong kind': {
      ...canaryOrder,
      customer: Object.fromEntries(Object.keys(canaryOrder.customer).map((key) => [key, words])),
    },
    'values that break a rule': {
      ...canaryOrder,
      currency: CANARIES.apiKey,
      customer: { ...canaryOrder.customer, email: `${CANARIES.firstName} ${CANARIES.lastName}` },
      billingAddress: { ...canaryOrder.billingAddress, country: CANARIES.city },
      items: [{ name: '', quantity: CANARIES.cvv, linetotal: CANARIES.cardToken }],
    },
    'nothing that is known': { card: words, number: words },
  };

  it.each(Object.entries(wrong))('is not repeated in the error: %s', async (_, params) => {
    const client = clientOf({ name: '', fetch: async () => new Response() }, []);
    const error = await rejection(PaymenntError, client.checkouts.createMobile(params as never));

    expect(leaksIn(error, CANARIES)).toEqual([]);
  });

  it('is not repeated when it is the client’s own options', () => {
    const make = () =>
      new PaymenntClient({
        apiKey: `${CANARIES.apiKey}\n`,
        apiSecret: ` ${CANARIES.apiSecret}`,
        environment: CANARIES.apiSecret as 'test',
        hooks: CANARIES.apiKey as unknown as object,
      });

    expect(make).toThrow(PaymenntError);
    expect(leaksIn(errorThrownBy(make), CANARIES)).toEqual([]);
  });
});

function errorThrownBy(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error;
  }
}

describe('hooks that fail', () => {
  const failing: Record<string, () => unknown> = {
    throw: () => {
      throw new Error('hook');
    },
    reject: async () => {
      throw new Error('hook');
    },
    'never end': () => new Promise(() => {}),
    'return something that only looks like a promise': () =>
      Object.fromEntries([
        [
          'then',
          () => {
            throw new Error('hook');
          },
        ],
      ]),
  };

  it.each(Object.entries(failing))('never break a payment when they %s', async (_, hook) => {
    const unhandled = unhandledErrors();
    let requests = 0;
    const fetch = async () => {
      requests += 1;
      if (requests === 1) return new Response('', { status: 503 });
      return Response.json({ success: true, elapsed: 1, result: { id: 7, status: 'PAID', amount: 'x' } });
    };
    const hooks = { onRequest: hook, onResponse: hook, onRetry: hook, onDrift: hook };
    const client = clientWith({ fetch, hooks });
    expect((await client.checkouts.get('7')).status).toBe('PAID');
    await new Promise((resolve) => setImmediate(resolve));

    expect(requests).toBe(2);
    expect(unhandled).toEqual([]);
  });
});

describe('the search for leaks', () => {
  const headers = { 'X-Paymennt-Api-Key': CANARIES.apiKey, 'X-Paymennt-Api-Secret': CANARIES.apiSecret };

  it('finds the credentials in the error of a bare ky', async () => {
    const fetch = async () => new Response('', { status: 500 });
    const error = await failureOf(ky('https://api.example.com', { headers, fetch, retry: 0 }));

    expect(leaksIn(error, CANARIES)).toEqual(['apiKey', 'apiSecret']);
  });

  it('finds an e-mail address wherever an error can hold one, and nothing where there is none', () => {
    const places: readonly (readonly [string, unknown])[] = [
      ['a message', new Error(`refused ${CANARIES.email}`)],
      ['a cause', new Error('failed', { cause: new Error(CANARIES.email) })],
      ['a hidden property', Object.defineProperty(new Error('x'), 'config', { value: [CANARIES.email] })],
      ['a symbol', Object.assign(new Error('x'), { [Symbol('y')]: CANARIES.email })],
      ['a getter', Object.defineProperty({}, 'y', { get: () => CANARIES.email })],
      ['a query', new Error(`GET /?email=${encodeURIComponent(CANARIES.email)}`)],
      ['another case', new Error(CANARIES.email.toUpperCase())],
      ['base64', { authorization: btoa(CANARIES.email) }],
      ['bytes', { body: new TextEncoder().encode(CANARIES.email) }],
      ['a map', new Map([['x', { y: CANARIES.email }]])],
      ['a key', { [CANARIES.email]: 1 }],
      ['a toJSON', { toJSON: () => CANARIES.email }],
      ['a printer', { [inspect.custom]: () => CANARIES.email }],
    ];
    for (const [place, value] of places) expect(leaksIn(value, CANARIES), place).toContain('email');
    expect(leaksIn(new Error('refused', { cause: { status: 400 } }), CANARIES)).toEqual([]);
  });
});
