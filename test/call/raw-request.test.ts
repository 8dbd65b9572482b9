import {
  PaymenntApiError,
  PaymenntConnectionError,
  PaymenntValidationError,
  type RawRequest,
} from 'paymennt';
import { describe, expect, it } from 'vitest';
import { CHECKOUT, json, no, yes } from '../support/answers.js';
import { scripted } from '../support/client.js';
import { rejection } from '../support/failure.js';
import { noWaiting } from '../support/no-waiting.js';
import { networkError } from '../support/scripted-fetch.js';

/** What is said about a raw request that is refused. */
async function issuesOf(request: unknown): Promise<string[]> {
  const { client, requests } = scripted([yes(1)]);
  const error = await rejection(PaymenntValidationError, client.request(request as RawRequest));

  expect(error.operation).toBe('request');
  expect(error.outcome).toBe('not_sent');
  expect(requests).toHaveLength(0);
  return error.issues.map(({ path, message }) => `${path} ${message}`);
}

describe('a raw request', () => {
  it('carries the credentials, and gives the result as it came', async () => {
    const { client, requests } = scripted([yes({ id: '1', anything: [1, 'two'] })]);
    const result = await client.request({ method: 'GET', path: '/checkout/1' });

    expect(result).toEqual({ id: '1', anything: [1, 'two'] });
    expect(requests[0]?.method).toBe('GET');
    expect(requests[0]?.target).toBe('/checkout/1');
    expect(requests[0]?.headers.get('x-paymennt-api-key')).toBe('sandbox-key');
    expect(requests[0]?.headers.get('x-paymennt-api-secret')).toBe('sandbox-secret');
    expect(requests[0]?.headers.has('content-type')).toBe(false);
    expect(requests[0]?.body).toBeUndefined();
  });

  it('writes its query like every method does', async () => {
    const { client, requests } = scripted([yes(1)]);
    const query = {
      status: ['PENDING', 'PAID'],
      page: 0,
      afterId: 2n ** 60n,
      note: 'a&b',
      none: undefined,
      set: false,
    };
    await client.request({ method: 'GET', path: '/checkout', query });

    expect(requests[0]?.target).toBe(
      '/checkout?status=PENDING&status=PAID&page=0&afterId=1152921504606846976&note=a%26b&set=false',
    );
  });

  it('writes its body as JSON, bigints as bare digits', async () => {
    const { client, requests } = scripted([yes(1)]);
    const body = { branchId: 1601731695315563241n, name: 'Zoë', none: undefined, empty: null };
    await client.request({ method: 'POST', path: '/checkout/web', body });

    expect(requests[0]?.body).toBe('{"branchId":1601731695315563241,"name":"Zoë","empty":null}');
    expect(requests[0]?.headers.get('content-type')).toBe('application/json');
  });

  it.each(['/checkout/100%25', '/checkout/...', '/checkout/a;v=1', '/x/%D8%B7', '/x/a%20b', '/x/..a'])(
    'has any path that no server reads as another one: %s',
    async (path) => {
      const { client, requests } = scripted([yes(1)]);
      await client.request({ method: 'GET', path });

      expect(requests[0]?.target).toBe(path);
    },
  );

  it('is read once, and its body written once', async () => {
    const { client, requests } = scripted([yes(1)]);
    const counts = { method: 0, path: 0, query: 0, body: 0, amount: 0 };
    const next = (name: keyof typeof counts) => {
      counts[name] += 1;
      return counts[name];
    };
    const request = {
      get method() {
        return next('method') === 1 ? 'POST' : 'DELETE';
      },
      get path() {
        return next('path') === 1 ? '/x' : '/..';
      },
      get query() {
        return { page: next('query') };
      },
      get body() {
        next('body');
        return {
          get amount() {
            return next('amount');
          },
        };
      },
    };
    await client.request(request as RawRequest);

    expect(requests.map(({ method, target, body }) => `${method} ${target} ${body}`)).toEqual([
      'POST /x?page=1 {"amount":1}',
    ]);
    expect(counts).toEqual({ method: 1, path: 1, query: 1, body: 1, amount: 1 });
  });

  it('writes a boxed number beside a bigint as JSON does', async () => {
    const { client, requests } = scripted([yes(1)]);
    const body = { amount: new Number(105.5), branchId: 1601731695315563241n, day: new Date(0) };
    await client.request({ method: 'POST', path: '/x', body });

    expect(requests[0]?.body).toBe(
      '{"amount":105.5,"branchId":1601731695315563241,"day":"1970-01-01T00:00:00.000Z"}',
    );
  });

  it.each(['PUT', 'PATCH', 'DELETE', 'POST'] as const)('may be a %s, which is sent once', async (method) => {
    const { client, requests } = scripted([networkError('ECONNRESET')], { maxRetries: 5 });
    const error = await rejection(PaymenntConnectionError, client.request({ method, path: '/x' }));

    expect(error.operation).toBe('request');
    expect(error.outcome).toBe('unknown');
    expect(requests).toHaveLength(1);
    expect(requests[0]?.method).toBe(method);
  });

  it('that is a GET is repeated like any read', async () => {
    noWaiting();
    const { client, requests } = scripted([new Response('', { status: 503 }), yes('there')]);

    expect(await client.request({ method: 'GET', path: '/x' })).toBe('there');
    expect(requests).toHaveLength(2);
  });

  it('fails like every method does', async () => {
    const { client } = scripted([no('shopper@example.com is blocked')]);
    const body = { customer: { email: 'shopper@example.com' } };
    const error = await rejection(PaymenntApiError, client.request({ method: 'POST', path: '/x', body }));

    expect(error.operation).toBe('request');
    expect(error.outcome).toBe('no_effect');
    expect(error.apiMessage).toBe('[redacted] is blocked');
  });

  it.each([
    'ada%40shop.example',
    'ada@shop.example',
    'Lovelace',
    'CUST-7',
    '9081',
    'hunter2',
    'Ada Lovelace',
    'Countess',
    '971501234567',
  ])('fails without what it sent in its path, query, headers or body: %s', async (echo) => {
    const { client } = scripted([no(`The API does not like ${echo} at all`)]);
    const call = client.request(
      {
        method: 'POST',
        path: '/customers/ada%40shop.example',
        query: { name: ['Byron', 'Lovelace'], reference: 'CUST-7' },
        body: { cvv: 9081, 'Ada Lovelace': { title: 'Countess' }, phone: '+971 50 123 4567' },
      },
      { headers: { Authorization: 'Bearer hunter2' } },
    );
    const error = await rejection(PaymenntApiError, call);

    expect(error.apiMessage).toBe('The API does not like [redacted] at all');
    expect(JSON.stringify(error)).not.toContain(echo);
  });

  it('gives the results of a bare array of envelopes', async () => {
    const { client } = scripted([json([{ success: true, result: { id: '1' } }])]);

    expect(await client.request({ method: 'GET', path: '/branches' })).toEqual([{ id: '1' }]);
  });

  it('is shown to hooks without its ids', async () => {
    const templates: string[] = [];
    const hooks = { onRequest: ({ urlTemplate }: { urlTemplate: string }) => templates.push(urlTemplate) };
    const { client } = scripted([yes(1), yes(1), yes(1)], { hooks });
    await client.request({ method: 'POST', path: `/checkout/${CHECKOUT.id}/refund` });
    await client.request({ method: 'GET', path: '/card/list' });
    await client.request({ method: 'GET', path: '/settlements/ada/refund' });

    expect(templates).toEqual(['/checkout/{id}/refund', '/card/list', '/settlements/{id}/refund']);
  });

  it.each([
    ['/payment-links', '/payment-links'],
    ['/payment-4242', '/{id}'],
    ['/4242-links', '/{id}'],
    ['/a-word-of-too-many-letters', '/{id}'],
  ])('is shown to hooks with the name of a resource only: %s', async (path, template) => {
    const templates: string[] = [];
    const hooks = { onRequest: ({ urlTemplate }: { urlTemplate: string }) => templates.push(urlTemplate) };
    await scripted([yes(1)], { hooks }).client.request({ method: 'GET', path });

    expect(templates).toEqual([template]);
  });

  it.each<[string, RawRequest, string]>([
    ['a GET with a body', { method: 'GET', path: '/x', body: {} }, 'must be absent in a GET'],
    [
      'a body that is no JSON',
      { method: 'POST', path: '/x', body: () => 1 },
      'must be a value that JSON can represent',
    ],
  ])('says what is wrong with its body: %s', async (_, request, message) => {
    const error = await rejection(PaymenntValidationError, scripted([]).client.request(request));

    expect(error.issues).toEqual([{ path: 'body', message }]);
  });
});

describe('a raw request that is refused', () => {
  const PATH = 'path must begin with / and be encoded, without a query or fragment';
  const SEPARATOR = 'path must not hold an encoded slash, backslash, ?, # or control character';

  it.each([
    ['checkout', PATH],
    ['', PATH],
    ['/', PATH],
    [undefined, PATH.replace('must', 'is required and must')],
    [5, PATH],
    ['/checkout?requestId=1', PATH],
    ['/checkout#1', PATH],
    ['/a b', PATH],
    ['/a\\b', PATH],
    ['/é', PATH],
    ['/a\r\nX-Admin: 1', PATH],
    ['https://evil.example/', PATH],
    ['//evil.example/x', 'path must not have empty or dot segments'],
    ['/checkout/', 'path must not have empty or dot segments'],
    ['/checkout//cancel', 'path must not have empty or dot segments'],
    ['/../../other', 'path must not have empty or dot segments'],
    ['/checkout/./1', 'path must not have empty or dot segments'],
    ['/checkout/%2e%2E/x', 'path must not have empty or dot segments'],
    ['/checkout/.%2e', 'path must not have empty or dot segments'],
    ['/..;/x', 'path must not have empty or dot segments'],
    ['/checkout/..;v=1/x', 'path must not have empty or dot segments'],
    ['/checkout/.;/x', 'path must not have empty or dot segments'],
    ['/;x/checkout', 'path must not have empty or dot segments'],
    ['/..%3B/x', 'path must not have empty or dot segments'],
    ['/%2e%2e;/x', 'path must not have empty or dot segments'],
    ['/%252e%252e/x', 'path must not have empty or dot segments'],
    ['/%25252E./x', 'path must not have empty or dot segments'],
    ['/..%20/x', 'path must not have empty or dot segments'],
    ['/%20/x', 'path must not have empty or dot segments'],
    ['/%EF%BC%8E%EF%BC%8E/x', 'path must not have empty or dot segments'],
    ['/%E2%80%A5/x', 'path must not have empty or dot segments'],
    ['/a%2Fb', SEPARATOR],
    ['/checkout/..%2f..%2fx', SEPARATOR],
    ['/checkout/..%5C..%5Cx', SEPARATOR],
    ['/checkout/%252F', SEPARATOR],
    ['/checkout%3FrequestId=1', SEPARATOR],
    ['/checkout%23x', SEPARATOR],
    ['/checkout/1%00', SEPARATOR],
    ['/checkout/1%0d%0aX-Admin:1', SEPARATOR],
    ['/checkout/%7F', SEPARATOR],
    ['/checkout/%C0%AE%C0%AE', PATH],
    ['/checkout/%', PATH],
    ['/checkout/%zz', PATH],
    ['/checkout/%u002e', PATH],
    [`/%${'25'.repeat(20)}2e`, PATH],
  ])('has a wrong path: %j', async (path, issue) => {
    expect(await issuesOf({ method: 'GET', path })).toEqual([issue]);
  });

  it.each(['get', 'HEAD', 'TRACE', '', 5, 'GET\r\nX: 1'])('has a wrong method: %j', async (method) => {
    expect(await issuesOf({ method, path: '/x' })).toEqual([
      'method must be one of GET, POST, PUT, PATCH, DELETE',
    ]);
  });

  it('has no method', async () => {
    expect(await issuesOf({ path: '/x' })).toEqual([
      'method is required and must be one of GET, POST, PUT, PATCH, DELETE',
    ]);
  });

  it('has a part that no request has', async () => {
    expect(await issuesOf({ method: 'GET', path: '/x', querry: { page: 1 } })).toEqual([
      'querry is not part of a request; the parts are method, path, query and body',
    ]);
  });

  it.each([{}, null, () => 1, [{}], ['a', null], ['a', undefined]])(
    'has a wrong query value: %j',
    async (value) => {
      expect(await issuesOf({ method: 'GET', path: '/x', query: { a: 1, status: value } })).toEqual([
        'query.status must be text, a number, a boolean or a list of them',
      ]);
    },
  );

  it('is told everything at once', async () => {
    const issues = await issuesOf({ method: 'get', path: 'x', query: { a: {} } });

    expect(issues.map((issue) => issue.split(' ')[0])).toEqual(['method', 'path', 'query.a']);
  });

  it.each([undefined, null, 'GET /x', 5])('is no request at all: %j', async (request) => {
    expect((await issuesOf(request))[0]).toContain('must be an object');
  });

  it.each([null, 'page=1', 5, [['page', 1]], new URLSearchParams('page=1')])(
    'has a query that is no object: %j',
    async (query) => {
      const issues = await issuesOf({ method: 'GET', path: '/x', query });

      expect(issues.map((issue) => issue.split(' ')[0])).toEqual(['query']);
    },
  );

  it('has a query that no URL can hold', async () => {
    for (const query of [{ note: '\ud800' }, { note: ['a', '\ud800'] }, { '\ud800': 1 }]) {
      expect(await issuesOf({ method: 'GET', path: '/x', query })).toHaveLength(1);
    }
  });

  it('is a GET with a body, which fetch does not send', async () => {
    const issues = await issuesOf({ method: 'GET', path: '/x', body: {} });

    expect(issues.map((issue) => issue.split(' ')[0])).toEqual(['body']);
  });

  const circular: Record<string, unknown> = {};
  circular['self'] = circular;
  const failing = {
    toJSON() {
      throw new Error('mine');
    },
  };

  it.each<[string, unknown]>([
    ['holds itself', circular],
    ['fails to become JSON', failing],
    ['is a function', () => 1],
    ['is a symbol', Symbol('x')],
  ])('has a body that %s', async (_, body) => {
    const issues = await issuesOf({ method: 'POST', path: '/x', body });

    expect(issues.map((issue) => issue.split(' ')[0])).toEqual(['body']);
  });
});

describe('the problems of a raw request', () => {
  it.each<[object, string]>([
    [{ 'ada@shop.example': {} }, 'query.[redacted] must be text, a number, a boolean or a list of them'],
    [{ page: Number.NaN }, 'query.page must be text, a number, a boolean or a list of them'],
    [new Date(), 'query must be a plain object of names and values'],
  ])('name no person and lose no value: %j', async (query, issue) => {
    expect(await issuesOf({ method: 'GET', path: '/checkout', query })).toEqual([issue]);
  });

  it.each([1_000, 2_000, 3_000, 4_000])(
    'are the ones of the API, although the body nests %i levels deep',
    async (levels) => {
      let body: object = { name: 'Ada' };
      for (let level = 0; level < levels; level += 1) body = { inner: body };
      const { client } = scripted([no('Ada is unknown')]);
      const error = await rejection(PaymenntApiError, client.request({ method: 'POST', path: '/x', body }));

      expect(error.apiMessage).toBe('[redacted] is unknown');
      expect(error.outcome).toBe('no_effect');
    },
  );
});
