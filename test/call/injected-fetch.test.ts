import { type FetchLike, type PaymenntClient, PaymenntConnectionError } from 'paymennt';
import { beforeEach, describe, expect, it } from 'vitest';
import { CHECKOUT, ORDER, yes } from '../support/answers.js';
import { clientWith, scripted } from '../support/client.js';
import { rejection } from '../support/failure.js';
import { noWaiting } from '../support/no-waiting.js';

beforeEach(() => noWaiting());

const CALLS: readonly (readonly [string, (client: PaymenntClient) => Promise<unknown>, string])[] = [
  ['a read', ({ checkouts }) => checkouts.get('1'), 'no_effect'],
  [
    'a refund',
    ({ checkouts }) => checkouts.refund('1', { amount: 1, currency: 'AED', note: 'x' }),
    'unknown',
  ],
  ['a creation', ({ checkouts }) => checkouts.createMobile(ORDER), 'unknown'],
];

const failing = (error: unknown) => () => {
  throw error;
};

/** A wrapper that has read the answer, for a log for example. */
async function consumed(): Promise<Response> {
  const answer = yes(CHECKOUT);
  await answer.text();
  return answer;
}

function locked(): Response {
  const answer = yes(CHECKOUT);
  answer.body?.getReader();
  return answer;
}

const ofText = () =>
  new Response(new ReadableStream({ start: (body) => body.enqueue('text, and no bytes') }));

const headers = new Headers();

const UNUSABLE: readonly (readonly [string, () => unknown, string])[] = [
  ['resolves to undefined', () => undefined, 'it resolved to something without a Response'],
  [
    'resolves to an object without headers',
    () => ({ ok: true, status: 200, json: () => 1 }),
    'without headers.get',
  ],
  ['resolves to plain headers', () => ({ status: 200, headers: {}, text: () => '' }), 'without headers.get'],
  ['resolves to no text', () => ({ status: 200, headers: new Headers() }), 'without text'],
  [
    'throws a ReferenceError',
    () => {
      throw new ReferenceError('nobody is not defined');
    },
    'it threw a ReferenceError',
  ],
  [
    'throws a TypeError of its own',
    () => (undefined as unknown as { agent: string }).agent,
    'it threw a TypeError',
  ],
  [
    'throws an error because of a ReferenceError',
    failing(new Error('The wrapper failed.', { cause: new ReferenceError('nobody is not defined') })),
    'it threw a ReferenceError',
  ],
  ['resolves to an answer that was read', consumed, 'without an unread body'],
  ['resolves to an answer that somebody is reading', locked, 'without an unread body'],
  ['resolves to a body of texts', ofText, 'it threw a TypeError'],
  ...[undefined, {}, Buffer.from('{}')].map(
    (text) =>
      [
        `resolves to an answer whose text() is no text, but ${text}`,
        () => ({ status: 200, headers, text: async () => text }),
        'its text() resolved to something that is not text',
      ] as const,
  ),
  [
    'resolves to an answer whose text() throws a ReferenceError',
    () => ({ status: 200, headers, text: failing(new ReferenceError('nobody is not defined')) }),
    'it threw a ReferenceError',
  ],
];

describe.each(UNUSABLE)('a fetch that %s', (_, answer, problem) => {
  it.each(CALLS)('ends %s at once, by its name', async (_, call, outcome) => {
    let requests = 0;
    const fetch = (async () => {
      requests += 1;
      return answer();
    }) as unknown as FetchLike;
    const error = await rejection(PaymenntConnectionError, call(clientWith({ fetch, maxRetries: 5 })));

    expect(error.code).toBe('unusable_fetch');
    expect(error.message).toContain(problem);
    expect(error.outcome).toBe(outcome);
    expect(requests).toBe(1);
  });
});

describe('an answer without a reader', () => {
  const TEXT = JSON.stringify({ success: true, elapsed: 1, result: CHECKOUT });

  it.each<[string, object]>([
    ['no body', {}],
    ['a body of null', { body: null }],
    ['a body that is a stream of Node', { body: { pipe: () => undefined, on: () => undefined } }],
  ])('is read with text(): %s', async (_, fields) => {
    const answer = { status: 200, headers: new Headers(), text: async () => TEXT, ...fields };
    const client = clientWith({ fetch: async () => answer });

    expect((await client.checkouts.get('1')).id).toBe(CHECKOUT.id);
  });

  it('is refused when its text is too long', async () => {
    const answer = { status: 200, headers: new Headers(), text: async () => 'x'.repeat(11 * 2 ** 20) };
    const call = clientWith({ fetch: async () => answer }).checkouts.cancel('1');

    await expect(call).rejects.toMatchObject({
      message: expect.stringMatching(/^checkouts\.cancel .* more than 10 MiB/),
      code: 'response_too_large',
      httpStatus: 200,
      outcome: 'unknown',
    });
  });
});

describe('the fetch function', () => {
  it('is no method of an object that holds the secret', async () => {
    const callers: unknown[] = [];
    async function fetch(this: unknown): Promise<Response> {
      callers.push(this);
      return yes(CHECKOUT);
    }
    await clientWith({ fetch }).checkouts.get('1');

    expect(callers).toEqual([undefined]);
  });
});

describe('every request', () => {
  it('keeps its answer out of every cache', async () => {
    const { client, requests } = scripted([yes(CHECKOUT), yes(CHECKOUT), yes(CHECKOUT)]);
    await client.checkouts.verify('1', { orderId: 'ORD-1234', amount: '105.50', currency: 'AED' });
    await client.checkouts.cancel('1');
    await client.checkouts.createMobile(ORDER);

    expect(requests.map(({ init }) => init.cache)).toEqual(['no-store', 'no-store', 'no-store']);
  });

  it('has a connection of its own if it writes, and may share one if it reads', async () => {
    const { client, requests } = scripted([yes(CHECKOUT), yes(CHECKOUT)]);
    await client.checkouts.cancel('1');
    await client.checkouts.get('1');

    expect(requests[0]?.init.keepalive).toBe(false);
    expect(requests[1]?.init).not.toHaveProperty('keepalive');
  });

  it('has its body as text, or none', async () => {
    const { client, requests } = scripted([yes(CHECKOUT), yes(CHECKOUT)]);
    await client.checkouts.cancel('1');
    await client.checkouts.createMobile(ORDER);

    expect(requests[0]?.init).not.toHaveProperty('body');
    expect(typeof requests[1]?.init.body).toBe('string');
  });
});
