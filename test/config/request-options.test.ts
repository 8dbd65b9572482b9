import { PaymenntValidationError, type RequestOptions } from 'paymennt';
import { describe, expect, it } from 'vitest';
import { CHECKOUT, page, yes } from '../support/answers.js';
import { scripted } from '../support/client.js';
import { rejection } from '../support/failure.js';

/** What is said about the options of a call that is refused because of them. */
async function issuesOf(options: unknown) {
  const { client, requests } = scripted([]);
  const call = client.checkouts.get(CHECKOUT.id, options as RequestOptions);
  const error = await rejection(PaymenntValidationError, call);

  expect(error.code).toBe('invalid_request');
  expect(error.outcome).toBe('not_sent');
  expect(error.operation).toBe('checkouts.get');
  expect(requests).toHaveLength(0);
  return error.issues.map(({ path, message }) => `${path} ${message}`);
}

const DURATION = 'must be a whole number of milliseconds from 1 to 2147483647';
const VALUE = 'must be a string of visible ASCII characters without line breaks';
const NAME = 'options.headers must have names that are HTTP tokens, without blanks or line breaks';

describe('wrong options of a call', () => {
  it.each<[unknown, string]>([
    [null, 'options must be an object'],
    ['fast', 'options must be an object'],
    [[], 'options must be an object'],
    [new Map([['timeoutMs', 5]]), 'options must be an object'],
    [new AbortController().signal, 'options must be an object'],
    [{ signal: Object.create(AbortSignal.prototype) }, 'options.signal must be an AbortSignal'],
    [{ headers: { '971501234567': 5 } }, `options.headers.[redacted] ${VALUE}`],
    [{ headers: { [`sk_live_${'a'.repeat(40)}`]: 5 } }, `options.headers.[redacted] ${VALUE}`],
    [{ headers: new Date() }, 'options.headers must be a plain object of names and values'],
    [{ timeoutMs: 0 }, `options.timeoutMs ${DURATION}`],
    [{ timeoutMs: '5000' }, `options.timeoutMs ${DURATION}`],
    [{ attemptTimeoutMs: 1.5 }, `options.attemptTimeoutMs ${DURATION}`],
    [{ attemptTimeoutMs: 2 ** 31 }, `options.attemptTimeoutMs ${DURATION}`],
    [{ maxRetries: -1 }, 'options.maxRetries must be a whole number from 0 to 100'],
    [{ signal: null }, 'options.signal must be an AbortSignal'],
    [{ signal: {} }, 'options.signal must be an AbortSignal'],
    [{ signal: new AbortController() }, 'options.signal must be an AbortSignal'],
    [{ headers: 'X-Trace: 1' }, 'options.headers must be a plain object of names and values'],
    [{ headers: null }, 'options.headers must be a plain object of names and values'],
    [
      { headers: new Headers({ 'X-Trace': '1' }) },
      'options.headers must be a plain object of names and values',
    ],
    [{ headers: new Map([['X-Trace', '1']]) }, 'options.headers must be a plain object of names and values'],
    [{ headers: [['X-Trace', '1']] }, 'options.headers must be a plain object of names and values'],
    [{ headers: { 'X-Trace': 5 } }, `options.headers.X-Trace ${VALUE}`],
    [{ headers: { 'X-Trace': undefined } }, `options.headers.X-Trace ${VALUE}`],
    [{ headers: { 'X-Trace': 'a\r\nX-Admin: 1' } }, `options.headers.X-Trace ${VALUE}`],
    [{ headers: { 'X-Trace': 'a\nb' } }, `options.headers.X-Trace ${VALUE}`],
    [{ headers: { 'X-Trace': 'a\0b' } }, `options.headers.X-Trace ${VALUE}`],
    [{ headers: { 'X-Trace': 'é' } }, `options.headers.X-Trace ${VALUE}`],
    [{ headers: { 'X-Trace\r\nX-Admin': '1' } }, NAME],
    [{ headers: { 'X Trace': '1' } }, NAME],
    [{ headers: { 'X-Trace:': '1' } }, NAME],
    [{ headers: { '': '1' } }, NAME],
    [
      { retries: 5 },
      'options.retries is not an option; the options are signal, timeoutMs, attemptTimeoutMs, maxRetries, headers',
    ],
  ])('are refused before anything is sent: %j', async (options, issue) => {
    expect(await issuesOf(options)).toEqual([issue]);
  });

  it.each([
    'X-Paymennt-Api-Key',
    'x-paymennt-api-secret',
    'ACCEPT',
    'Connection',
    'content-length',
    'Content-Type',
    'HOST',
    'Transfer-Encoding',
    'User-Agent',
    'Expect',
    'Keep-Alive',
    'Upgrade',
    'Trailer',
    'TE',
    'Proxy-Connection',
    'proxy-authorization',
    'HTTP2-Settings',
    'Accept-Encoding',
    'Content-Encoding',
    'X_Paymennt_Api_Key',
    'x-paymennt_api-SECRET',
    'CONTENT_LENGTH',
    'X-Paymennt-Anything',
  ])('include a header that is set by the SDK, by fetch or by the connection: %s', async (name) => {
    expect(await issuesOf({ headers: { [name]: 'x' } })).toEqual([
      `options.headers.${name} is set by the SDK; leave it out`,
    ]);
  });

  it('are all listed at once, together with what is wrong in the call', async () => {
    const { client } = scripted([]);
    const call = client.checkouts.get('..', { timeoutMs: 0, maxRetries: 1.5, headers: { Host: 'x' } });
    const { issues } = await rejection(PaymenntValidationError, call);

    expect(issues.map(({ path }) => path)).toEqual([
      'checkoutId',
      'options.timeoutMs',
      'options.maxRetries',
      'options.headers.Host',
    ]);
  });

  it.each(['4242424242424242', 'ada@shop.example', 'two words', 'x'.repeat(50)])(
    'are named without a name that may be a secret in the wrong place: %s',
    async (key) => {
      const [issue] = await issuesOf({ [key]: 1 });

      expect(issue).toMatch(/^options\.\[redacted\] is not an option; the options are signal, /);
    },
  );

  it('are told without the values of headers, which may be secrets', async () => {
    const issues = await issuesOf({ headers: { Authorization: 'hunter2\n', Cookie: 'hunter2\r' } });

    expect(issues.join()).not.toContain('hunter2');
  });
});

describe('good options of a call', () => {
  it('may add headers', async () => {
    const { client, requests } = scripted([yes(CHECKOUT)]);
    const headers = { 'X-Trace': 'a b', traceparent: '00-1', Authorization: 'Basic x', 'X-Empty': '' };
    await client.checkouts.get(CHECKOUT.id, { headers });

    const sent = requests[0]?.headers;
    expect(sent?.get('x-trace')).toBe('a b');
    expect(sent?.get('traceparent')).toBe('00-1');
    expect(sent?.get('authorization')).toBe('Basic x');
    expect(sent?.get('x-empty')).toBe('');
    expect(sent?.get('x-paymennt-api-key')).toBe('sandbox-key');
  });

  it('may be undefined, one by one or all together', async () => {
    const { client, requests } = scripted([yes(CHECKOUT), yes(CHECKOUT)]);
    await client.checkouts.get(CHECKOUT.id, undefined);
    await client.checkouts.get(CHECKOUT.id, {
      signal: undefined,
      timeoutMs: undefined,
      attemptTimeoutMs: undefined,
      maxRetries: undefined,
      headers: undefined,
    });

    expect(requests).toHaveLength(2);
  });

  it('may have a signal of another make, as polyfills have', async () => {
    const { client, requests } = scripted([yes(CHECKOUT)]);
    const signal = { aborted: false, reason: undefined, addEventListener() {}, removeEventListener() {} };
    await client.checkouts.get(CHECKOUT.id, { signal: signal as unknown as AbortSignal });

    expect(requests).toHaveLength(1);
  });

  it('are read once, so that what is checked is what is used', async () => {
    const { client, requests } = scripted([yes(CHECKOUT)]);
    const reads: string[] = [];
    const options = {
      get headers() {
        reads.push('headers');
        return {
          get 'X-Trace'() {
            reads.push('X-Trace');
            return reads.length < 4 ? 'first' : 'second\r\n';
          },
        };
      },
      get maxRetries() {
        reads.push('maxRetries');
        return 0;
      },
    };
    await client.checkouts.get(CHECKOUT.id, options);

    expect(requests[0]?.headers.get('x-trace')).toBe('first');
    expect(reads).toEqual(['headers', 'maxRetries', 'X-Trace']);
  });

  it('of a list are those of the first page, whatever becomes of the object', async () => {
    const { client, requests } = scripted([page([CHECKOUT], { totalPages: 2 }), page([CHECKOUT])]);
    const options = { headers: { 'X-Trace': 'first' } };
    const list = client.checkouts.search({ size: 1 }, options);
    options.headers['X-Trace'] = 'second';
    const first = await list;
    await first.nextPage();

    expect(requests.map(({ headers }) => headers.get('x-trace'))).toEqual(['first', 'first']);
  });

  it('win over those of the client', async () => {
    const { client, requests } = scripted([], { maxRetries: 5 });
    await expect(client.checkouts.get(CHECKOUT.id, { maxRetries: 0 })).rejects.toThrow('ECONNRESET');

    expect(requests).toHaveLength(1);
  });
});

describe('a signal that fails when the call leaves it', () => {
  it('takes nothing from the result', async () => {
    const { client } = scripted([yes(CHECKOUT)]);
    const removeEventListener = () => {
      throw new Error('mine');
    };
    const signal = { aborted: false, addEventListener() {}, removeEventListener };
    const call = client.checkouts.cancel(CHECKOUT.id, { signal: signal as unknown as AbortSignal });

    expect((await call).id).toBe(CHECKOUT.id);
  });
});
