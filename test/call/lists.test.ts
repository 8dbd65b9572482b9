import {
  PaymenntAbortError,
  PaymenntApiError,
  type PaymenntClient,
  PaymenntTimeoutError,
  PaymenntValidationError,
} from 'paymennt';
import { describe, expect, it } from 'vitest';
import { CHECKOUT, json, no, page, yes } from '../support/answers.js';
import { scripted } from '../support/client.js';
import { rejection } from '../support/failure.js';
import { silence } from '../support/scripted-fetch.js';

const rows = (...ids: number[]) => ids.map((id) => ({ ...CHECKOUT, id: String(id) }));
const branches = (...ids: number[]) => ids.map((id) => ({ id: String(id), name: `Branch ${id}` }));

describe('a search', () => {
  it('keeps its filter on every page', async () => {
    const { client, requests } = scripted([
      page(rows(1, 2), { size: 2, totalPages: 2 }),
      page(rows(3), { page: 1, size: 2, totalPages: 2 }),
      page(rows(1, 2), { size: 2, totalPages: 2 }),
    ]);
    const seen: string[] = [];
    for await (const { id } of client.checkouts.search({
      orderId: 'ORD-1',
      status: ['PENDING', 'PAID'],
      size: 2,
    })) {
      seen.push(id);
    }

    expect(seen).toEqual(['1', '2', '3']);
    expect(requests.map(({ target }) => target)).toEqual([
      '/checkout?size=2&orderId=ORD-1&status=PENDING&status=PAID',
      '/checkout?page=1&size=2&orderId=ORD-1&status=PENDING&status=PAID',
      // Once more, because a row whose status has changed may have pulled another one onto it.
      '/checkout?size=2&orderId=ORD-1&status=PENDING&status=PAID',
    ]);
  });

  it('sends nothing before it is awaited', async () => {
    const { client, requests } = scripted([page([])]);
    const search = client.checkouts.search();
    await new Promise((resolve) => setImmediate(resolve));
    expect(requests).toHaveLength(0);

    expect((await search).items).toEqual([]);
    expect(requests.map(({ target }) => target)).toEqual(['/checkout']);
  });

  it('is ended between two pages by the signal it was given', async () => {
    const { client, requests } = scripted([
      page(rows(1), { totalPages: 9 }),
      page(rows(2), { totalPages: 9 }),
    ]);
    const controller = new AbortController();
    const walk = async () => {
      for await (const _ of client.checkouts.search({}, { signal: controller.signal }))
        controller.abort('enough');
    };
    const error = await rejection(PaymenntAbortError, walk());

    expect(error.reason).toBe('enough');
    expect(error.operation).toBe('checkouts.search');
    expect(error.outcome).toBe('not_sent');
    expect(requests).toHaveLength(1);
  });

  it('gives each page its own time', async () => {
    const { client } = scripted([page(rows(1), { totalPages: 2 }), silence], { maxRetries: 0 });
    const first = await client.checkouts.search({}, { timeoutMs: 200 });
    const error = await rejection(PaymenntTimeoutError, first.nextPage());

    expect(error.phase).toBe('total');
    expect(error.timeoutMs).toBe(200);
  });

  it('is refused with all that is wrong in its filter, whether awaited or iterated', async () => {
    const { client, requests } = scripted([]);
    const filter = { type: 'web', status: ['Paid'], page: -1, size: 0, order: 'x' } as object;
    const error = await rejection(PaymenntValidationError, client.checkouts.search(filter));
    expect(error.issues.map(({ path }) => path).sort()).toEqual([
      'order',
      'page',
      'size',
      'status[0]',
      'type',
    ]);

    const walk = async () => {
      for await (const _ of client.checkouts.search(filter)) throw new Error('no row was expected');
    };
    expect((await rejection(PaymenntValidationError, walk())).operation).toBe('checkouts.search');
    expect(requests).toHaveLength(0);
  });

  it.each([null, 5, 'PAID', []])('is refused when its filter is no object: %j', async (filter) => {
    const { client } = scripted([]);
    const error = await rejection(PaymenntValidationError, client.checkouts.search(filter as never));

    expect(error.issues).toEqual([{ path: '', message: 'must be an object' }]);
  });

  it('fails as the API says', async () => {
    const { client } = scripted([no('page size parameter must be a positive integer')]);
    const error = await rejection(PaymenntApiError, client.checkouts.search({ size: 5_000 }));

    expect(error.apiMessage).toBe('page size parameter must be a positive integer');
  });
});

describe('every list', () => {
  const lists: Readonly<Record<string, (client: PaymenntClient) => AsyncIterable<unknown>>> = {
    checkouts: ({ checkouts }) => checkouts.search(),
    cards: ({ cards }) => cards.list({ customerReferenceId: 'CUST-7' }),
    subscriptions: ({ subscriptions }) => subscriptions.search(),
    'payments of a subscription': ({ subscriptions }) => subscriptions.listPayments('7'),
    branches: ({ branches }) => branches.list(),
    terminals: ({ terminals }) => terminals.list(),
    webhooks: ({ webhooks }) => webhooks.list(),
  };
  const row = (name: string) => ({ id: name, token: name, status: 'PAID' });

  it.each(Object.entries(lists))('knows its rows apart, page by page: %s', async (_, list) => {
    const { client } = scripted([
      page([row('1'), row('2')], { totalPages: 2 }),
      page([row('2'), row('3')], { page: 1, totalPages: 2 }),
      page([row('1'), row('2')], { totalPages: 2 }),
    ]);
    const seen: unknown[] = [];
    for await (const item of list(client)) seen.push(Object(item).id);

    expect(seen).toEqual(['1', '2', '3']);
  });
});

describe('a list that the API documents as a bare array', () => {
  const envelopes = branches(1, 2).map((result) => ({ success: true, elapsed: 1, result }));

  it.each([
    ['a bare array of envelopes', () => json(envelopes)],
    ['an array within an envelope', () => yes(branches(1, 2))],
    ['a page within an envelope', () => page(branches(1, 2))],
  ])('is read as %s', async (_, answer) => {
    const { client, requests } = scripted([answer()]);
    const { items, hasNextPage, totalPages } = await client.branches.list();

    expect(items.map(({ id }) => id)).toEqual(['1', '2']);
    expect(hasNextPage).toBe(false);
    expect([undefined, 1]).toContain(totalPages);
    expect(requests[0]?.target).toBe('/branches');
  });

  it('is read to its end, also when the API ignores the page', async () => {
    const twenty = branches(...Array.from({ length: 20 }, (_, index) => index));
    const { client, requests } = scripted([() => json(twenty), () => json(twenty), () => json(twenty)]);
    const seen: string[] = [];
    for await (const { id } of client.branches.list()) seen.push(id);

    expect(seen).toHaveLength(20);
    expect(requests.map(({ target }) => target)).toEqual(['/branches', '/branches?page=1']);
  });
});
