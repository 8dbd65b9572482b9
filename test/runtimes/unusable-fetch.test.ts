import { describe, expect, it } from 'vitest';
import { missingOfResponse, programmingError } from '../../src/runtimes/unusable-fetch.js';
import { networkError } from '../support/scripted-fetch.js';

const thrownBy = (work: () => unknown): unknown => {
  try {
    work();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
};

const none = undefined as unknown as { a: { b: string }; (): void } & Iterable<unknown>;
const evaluate = (code: string) => () => new Function(code)();

describe('an error that a fetch function made by mistake', () => {
  it.each<[string, () => unknown]>([
    ['reads a property of undefined', () => none.a.b],
    ['calls undefined', () => none()],
    ['destructures undefined', evaluate('const { a } = undefined')],
    ['iterates over undefined', () => [...none]],
    ['assigns to a constant', evaluate('const a = 1; a = 2')],
    ['parses no URL', () => new URL('no url')],
    ['sets a property of null', evaluate('null.a = 1')],
    ['makes JSON of a circle', evaluate('const a = {}; a.a = a; JSON.stringify(a)')],
    ['calls a class', evaluate('class A {}; A()')],
    [
      'makes a request with a wrong signal',
      () => new Request('https://x.example', { signal: {} as AbortSignal }),
    ],
    ['makes a request of no URL', () => new Request('no url')],
  ])('is a TypeError: %s', (_, work) => {
    expect(programmingError(thrownBy(work))).toBe('TypeError');
  });

  it.each([
    ['ReferenceError', evaluate('nobody')],
    ['SyntaxError', () => JSON.parse('{')],
    ['RangeError', () => new Array(-1)],
    ['URIError', () => decodeURIComponent('%')],
  ])('is a %s, also as the cause of another error', (name, work) => {
    const error = thrownBy(work);
    expect(programmingError(error)).toBe(name);
    expect(programmingError(new Error('The wrapper failed.', { cause: error }))).toBe(name);
    expect(programmingError(new TypeError('fetch failed', { cause: error }))).toBe(name);
  });

  it.each([
    "undefined is not an object (evaluating 'a.b')",
    "a is not a function. (In 'a()', 'a' is undefined)",
    'can\'t access property "b", a is undefined',
    'Expected signal to be an instanceof AbortSignal',
    'Illegal invocation: function called with incorrect `this` reference.',
  ])('is recognised in the words of other engines: %s', (message) => {
    expect(programmingError(new TypeError(message))).toBe('TypeError');
  });
});

describe('an error of the network', () => {
  it.each([
    networkError('ECONNRESET', 'read'),
    new TypeError('fetch failed'),
    new TypeError('Failed to fetch'),
    new TypeError('Failed to fetch (api.paymennt.com)'),
    new TypeError('NetworkError when attempting to fetch resource.'),
    new TypeError('Load failed'),
    new TypeError('Network request failed'),
    new TypeError('terminated'),
    new TypeError('Cannot connect to the proxy'),
    new TypeError('error sending request for url (http://127.0.0.1/): client error (Connect): refused'),
    new Error('Network connection lost.'),
    Object.assign(new TypeError('is not a function'), { code: 'ECONNRESET' }),
    Object.assign(new RangeError('x'), { name: 'FetchError' }),
    new DOMException('aborted', 'AbortError'),
    'ReferenceError',
    undefined,
    null,
  ])('is no mistake of the function: %s', (error) => {
    expect(programmingError(error)).toBeUndefined();
  });
});

describe('an answer of a fetch function', () => {
  const headers = new Headers();
  const text = async () => '';

  it.each<[string, unknown]>([
    ['a Response', undefined],
    ['a Response', null],
    ['a Response', 'text'],
    ['status', {}],
    ['status', { ok: true, headers, text }],
    ['status', { status: '200', headers, text }],
    ['headers.get', { status: 200, headers: {}, text }],
    ['headers.get', { status: 200, text }],
    ['headers.get', { ok: true, status: 200, json: text }],
    ['text', { status: 200, headers, json: text }],
    ['text', { status: 200, headers, body: {} }],
    ['an unread body', { status: 200, headers, text, bodyUsed: true }],
    ['an unread body', { status: 200, headers, body: { locked: true, getReader: text } }],
  ])('lacks %s: %j', (missing, answer) => {
    expect(missingOfResponse(answer)).toBe(missing);
  });

  it.each([
    new Response('x'),
    Response.error(),
    { status: 200, headers, text },
    { status: 200, headers, body: new ReadableStream() },
  ])('can be read: %s', (answer) => {
    expect(missingOfResponse(answer)).toBeUndefined();
  });
});
