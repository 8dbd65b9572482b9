import { inspect } from 'node:util';
import { PaymenntClient, type PaymenntClientOptions, PaymenntConfigurationError } from 'paymennt';
import { describe, expect, it, onTestFinished } from 'vitest';
import { resolveClientOptions } from '../../src/config/resolve-options.js';
import { CREDENTIALS } from '../support/client.js';
import { thrownBy } from '../support/failure.js';

const GOOD: PaymenntClientOptions = { ...CREDENTIALS, environment: 'test' };

const refusalOf = (options: unknown) =>
  thrownBy(PaymenntConfigurationError, () => new PaymenntClient(options as PaymenntClientOptions));

const DURATION = 'must be a whole number of milliseconds from 1 to 2147483647';
const CREDENTIAL =
  'must be a non-empty string without blanks or line breaks; check the environment variable it comes from';
const OPTIONS =
  'apiKey, apiSecret, environment, timeoutMs, attemptTimeoutMs, maxRetries, fetch, strictResponses, hooks';

const WRONG: readonly (readonly [string, object, string])[] = [
  ...[undefined, null, '', ' ', 'two words', 'a\n', 'a\r\nX-Admin: 1', 'a\0', 'kéy', 5, {}, ['key']].flatMap(
    (value) => [
      ['apiKey', { apiKey: value }, `apiKey ${CREDENTIAL}`] as const,
      ['apiSecret', { apiSecret: value }, `apiSecret ${CREDENTIAL}`] as const,
    ],
  ),
  ...[0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 31, '1000', null, true].flatMap((value) => [
    ['timeoutMs', { timeoutMs: value }, `timeoutMs ${DURATION}`] as const,
    ['attemptTimeoutMs', { attemptTimeoutMs: value }, `attemptTimeoutMs ${DURATION}`] as const,
  ]),
  ...[-1, 1.5, 101, Number.POSITIVE_INFINITY, '2', null].map(
    (value) =>
      ['maxRetries', { maxRetries: value }, 'maxRetries must be a whole number from 0 to 100'] as const,
  ),
  ...[null, {}, 'fetch'].map(
    (value) => ['fetch', { fetch: value }, 'fetch must be a function like the global fetch'] as const,
  ),
  ...[null, 1, 'true'].map(
    (value) =>
      ['strictResponses', { strictResponses: value }, 'strictResponses must be true or false'] as const,
  ),
  ...[null, 'onRequest', () => {}].map(
    (value) => ['hooks', { hooks: value }, 'hooks must be an object'] as const,
  ),
  ['hooks.onRetry', { hooks: { onRetry: 'log' } }, 'hooks.onRetry must be a function'],
  ['hooks.onDrift', { hooks: { onDrift: null } }, 'hooks.onDrift must be a function'],
  [
    'hooks.onError',
    { hooks: { onError: () => {} } },
    'hooks.onError is not an option; the options are onRequest, onResponse, onRetry, onDrift',
  ],
  ['timeout', { timeout: 1_000 }, `timeout is not an option; the options are ${OPTIONS}`],
  ['baseUrl', { baseUrl: 'https://x.example' }, `baseUrl is not an option; the options are ${OPTIONS}`],
];

describe('wrong client options', () => {
  it.each(WRONG)('are refused with what to do: %s of %j', (_, wrong, message) => {
    const error = refusalOf({ ...GOOD, ...wrong });

    expect(error.code).toBe('invalid_configuration');
    expect(error.outcome).toBe('not_sent');
    expect(error.operation).toBeUndefined();
    expect(error.message).toBe(`The client options are wrong: ${message}.`);
  });

  it('are all listed at once', () => {
    const environment = { apiBaseUrl: 'http://api.example', payBaseUrl: 'pay' };
    const { message } = refusalOf({ apiKey: '', environment, timeoutMs: 0, retries: 3 });

    expect(message).toContain('apiKey must be');
    expect(message).toContain('apiSecret must be');
    expect(message).toContain('timeoutMs must be');
    expect(message).toContain('environment.apiBaseUrl must begin with https://');
    expect(message).toContain('environment.payBaseUrl must be an absolute URL');
    expect(message).toContain('retries is not an option');
  });

  it.each([null, 5, 'sandbox-key', []])('may be no options at all: %j', (options) => {
    expect(refusalOf(options).message).toBe('The client options are wrong: options must be an object.');
  });

  it('may be missing', () => {
    expect(refusalOf(undefined).message).toBe(
      'The client options are wrong: options is required and must be an object.',
    );
  });

  it('include an environment that is missing or wrong', () => {
    expect(refusalOf(CREDENTIALS).message).toContain('there is no default');
    expect(refusalOf({ ...CREDENTIALS, environment: 'prod' }).message).toContain('there is no default');
    const insecure = { apiBaseUrl: 'http://api.example', payBaseUrl: 'https://pay.example' };
    expect(refusalOf({ ...CREDENTIALS, environment: insecure }).message).toContain(
      'must begin with https://',
    );
  });

  it('are never repeated: a value may be a secret that got into the wrong place', () => {
    const secret = 'hunter2';
    const misplaced: readonly object[] = [
      { apiKey: `${secret}\n` },
      { apiSecret: ` ${secret}` },
      { environment: secret },
      { environment: { apiBaseUrl: secret, payBaseUrl: secret } },
      { environment: { apiBaseUrl: `https://${secret}@x.example`, payBaseUrl: secret } },
      { timeoutMs: secret },
      { maxRetries: secret },
      { fetch: secret },
      { strictResponses: secret },
      { hooks: secret },
      { hooks: { onRequest: secret } },
    ];
    for (const options of misplaced) {
      const error = refusalOf({ ...GOOD, ...options });
      const shown = [error.message, error.stack, JSON.stringify(error), inspect(error, { depth: 9 })].join();
      expect(shown).not.toContain(secret);
    }
  });
});

describe('good client options', () => {
  it('have documented defaults', () => {
    expect(resolveClientOptions(GOOD).config).toEqual({
      ...CREDENTIALS,
      apiBaseUrl: 'https://api.test.paymennt.com/mer/v2.0',
      payBaseUrl: 'https://pay.test.paymennt.com',
      timeoutMs: 30_000,
      attemptTimeoutMs: 10_000,
      maxRetries: 2,
      fetch: expect.any(Function),
      strictResponses: false,
      hooks: {},
    });
  });

  it('may be given as undefined, which is the same as leaving them out', () => {
    const named = { timeoutMs: undefined, attemptTimeoutMs: undefined, maxRetries: undefined };
    const others = { fetch: undefined, strictResponses: undefined, hooks: undefined };
    const { config } = resolveClientOptions({ ...GOOD, ...named, ...others });

    expect(config.timeoutMs).toBe(30_000);
    expect(config.maxRetries).toBe(2);
    expect(config.strictResponses).toBe(false);
  });

  it('include the smallest and the largest limits', () => {
    const { timeoutMs, attemptTimeoutMs, maxRetries } = resolveClientOptions({
      ...GOOD,
      timeoutMs: 2 ** 31 - 1,
      attemptTimeoutMs: 1,
      maxRetries: 0,
    }).config;

    expect([timeoutMs, attemptTimeoutMs, maxRetries]).toEqual([2 ** 31 - 1, 1, 0]);
  });

  it('are read once, so that what is checked is what is used', () => {
    const reads: string[] = [];
    const once = <Value>(name: string, value: Value): Value => {
      if (reads.includes(name)) throw new Error(`${name} is read twice.`);
      reads.push(name);
      return value;
    };
    const options = {
      get apiKey() {
        return once('apiKey', CREDENTIALS.apiKey);
      },
      apiSecret: CREDENTIALS.apiSecret,
      get environment() {
        return once('environment', {
          get apiBaseUrl() {
            return once('apiBaseUrl', 'https://api.example/mer/v2.0/');
          },
          payBaseUrl: 'https://pay.example',
        });
      },
      get hooks() {
        return once('hooks', {
          get onRetry() {
            return once('onRetry', () => {});
          },
        });
      },
    };
    const { environment } = new PaymenntClient(options);

    expect(reads.sort()).toEqual(['apiBaseUrl', 'apiKey', 'environment', 'hooks', 'onRetry']);
    expect(environment).toEqual({
      apiBaseUrl: 'https://api.example/mer/v2.0/',
      payBaseUrl: 'https://pay.example',
    });
    expect(Object.isFrozen(environment)).toBe(true);
  });

  it('are own properties: what a program adds to Object.prototype is no option', () => {
    Object.assign(Object.prototype, { legacy: () => undefined });
    onTestFinished(() => void Reflect.deleteProperty(Object.prototype, 'legacy'));

    expect(() => new PaymenntClient({ ...GOOD, hooks: { onRetry: () => {} } })).not.toThrow();
  });

  it('are not changed', () => {
    const options = Object.freeze({ ...GOOD, hooks: Object.freeze({ onRetry: () => {} }) });

    expect(() => new PaymenntClient(options)).not.toThrow();
  });
});
