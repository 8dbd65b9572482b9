import { PaymenntClient, PaymenntConfigurationError, PaymenntError, PaymenntValidationError } from 'paymennt';
import { describe, expect, it } from 'vitest';
import { CHECKOUT_ANSWER } from '../contract/checkout-answer.js';
import { ORDER, yes } from '../support/answers.js';
import { clientWith, scripted } from '../support/client.js';
import { failureOf, rejection } from '../support/failure.js';

const answered = () => scripted(() => yes(CHECKOUT_ANSWER));

describe('a header smuggled in', () => {
  it.each([
    'key\r\nX-Admin: 1',
    'key\nX-Admin: 1',
    'key\r',
    'key\0',
    ' key',
    'key ',
    'k\u00e9y',
    'key\u2028',
    '',
    ' ',
    '\t',
  ])('through the key or the secret is refused when the client is made: %j', (value) => {
    for (const name of ['apiKey', 'apiSecret']) {
      const make = () => clientWith({ [name]: value });
      expect(make).toThrow(PaymenntConfigurationError);
      expect(make).toThrow(name);
      expect(make).not.toThrow('X-Admin');
    }
  });

  it.each([
    [{ 'X-Trace': 'a\r\nX-Admin: 1' }],
    [{ 'X-Trace': 'a\nb' }],
    [{ 'X-Trace': '\0' }],
    [{ 'X-Trace\r\nX-Admin': '1' }],
    [{ 'X Trace': '1' }],
    [{ '': '1' }],
    [{ 'X-Paymennt-Api-Secret': 'other' }],
    [{ 'x-paymennt-api-key': 'other' }],
    [{ Host: 'evil.example' }],
    [{ 'Content-Length': '0' }],
    [{ 'transfer-encoding': 'chunked' }],
  ])('through the options of a call is refused before anything is sent: %j', async (headers) => {
    const { client, requests } = answered();
    const error = await rejection(
      PaymenntValidationError,
      client.checkouts.get(CHECKOUT_ANSWER.id, {
        headers: headers as Record<string, string>,
      }),
    );

    expect(error.outcome).toBe('not_sent');
    expect(requests).toEqual([]);
  });

  it('is not an innocent one', async () => {
    const { client, requests } = answered();
    await client.checkouts.get(CHECKOUT_ANSWER.id, { headers: { 'X-Trace': 'a b' } });

    expect(new Headers(requests[0]?.init.headers).get('x-trace')).toBe('a b');
  });
});

describe('an id that is a path', () => {
  const paths = [
    '../branches/1',
    '..%2fbranches%2f1',
    '1/refund',
    '1?amount=1',
    '1#x',
    '1\\..\\2',
    '//evil.example/1',
    'https://evil.example/',
    '@evil.example',
    '%2e%2e',
    '1\r\nX-Admin: 1',
    '1\0',
    '…/1',
  ];

  it.each(paths)('stays one segment of the path, or is refused: %j', async (id) => {
    const { client, requests } = answered();
    const { checkouts } = client;
    await checkouts.get(id).catch((error: unknown) => {
      if (!PaymenntError.is(error)) throw error;
    });

    for (const { url } of requests) {
      const { origin, pathname, search, hash } = url;
      expect(origin).toBe('https://api.test.paymennt.com');
      expect(pathname).toMatch(/^\/mer\/v2\.0\/checkout\/[^/]+$/);
      expect(decodeURIComponent(pathname.slice('/mer/v2.0/checkout/'.length))).toBe(id);
      expect(search + hash).toBe('');
    }
  });

  it.each(['', ' ', '.', '..', '\ud800', 5, null, undefined, {}, [], ['1'], { toString: () => '1' }])(
    'is refused before anything is sent when it is none: %j',
    async (id) => {
      const { client, requests } = answered();
      const given = id as string;
      const calls = [
        () => client.checkouts.get(given),
        () => client.checkouts.cancel(given),
        () => client.checkouts.refund(given, { amount: 1, currency: 'AED', note: 'x' }),
        () => client.payments.capture(given),
        () => client.webhooks.delete(given),
      ];

      for (const call of calls) {
        const error = await rejection(PaymenntValidationError, call());
        expect(error.outcome).toBe('not_sent');
      }
      expect(requests).toEqual([]);
    },
  );
});

describe('text that is not well-formed', () => {
  const text = '\ud800';

  it('is refused before anything is sent, wherever it stands in a query', async () => {
    const { client, requests } = answered();
    const { checkouts, cards } = client;
    const calls = [
      () => checkouts.refund('1', { amount: 1, currency: 'AED', note: `Late ${text}` }),
      async () => checkouts.search({ orderId: text }),
      async () => checkouts.search({ customer: { reference: text } }),
      () => cards.get(text),
      () => cards.delete(text),
      async () => cards.list({ customerReferenceId: text }),
    ];

    for (const call of calls) {
      const error = await rejection(PaymenntValidationError, call());
      expect(error.outcome).toBe('not_sent');
    }
    expect(requests).toEqual([]);
  });
});

describe('input from a stranger', () => {
  it('cannot reach a prototype through parsed JSON', async () => {
    const { client, requests } = answered();
    const params = JSON.parse(`{"__proto__":{"amount":1},${JSON.stringify(ORDER).slice(1)}`);
    await client.checkouts.createMobile(params).catch((error: unknown) => {
      if (!PaymenntValidationError.is(error)) throw error;
    });

    for (const { init } of requests) expect(init.body).not.toContain('__proto__');
    expect(Reflect.get({}, 'amount')).toBeUndefined();
  });

  it('cannot make the SDK throw anything but its own errors', async () => {
    const { client, requests } = answered();
    const { checkouts, payments, subscriptions, branches, webhooks } = client;
    const strange = [
      null,
      undefined,
      0,
      'x',
      [],
      [[]],
      new Map(),
      () => {},
      Symbol('x'),
      1n,
      new Date(Number.NaN),
    ];

    for (const input of strange) {
      const params = input as never;
      const withField = { ...ORDER, amount: params, customer: params, items: params };
      const calls = [
        () => checkouts.createMobile(params),
        () => checkouts.createMobile(withField),
        () => checkouts.createWeb(params),
        () => checkouts.refund('1', params),
        () => payments.create(params),
        () => subscriptions.create(params),
        () => branches.create(params),
        () => webhooks.create(params),
      ];
      for (const call of calls) expect(PaymenntValidationError.is(await failureOf(call()))).toBe(true);
    }
    expect(requests).toEqual([]);
  });

  it.each([
    'http://api.example.com',
    'http://127.0.0.1.evil.example',
    'ftp://127.0.0.1',
    'javascript:alert(1)',
    '//x',
  ])('cannot send the secret unencrypted: %s', (apiBaseUrl) => {
    const options = { apiKey: 'sandbox-key', apiSecret: 'sandbox-secret' };
    const environment = { apiBaseUrl, payBaseUrl: 'https://pay.test.paymennt.com' };

    expect(() => new PaymenntClient({ ...options, environment })).toThrow(PaymenntConfigurationError);
  });
});
