import { PaymenntConfigurationError } from 'paymennt';
import { describe, expect, it } from 'vitest';
import { namedEnvironment, resolveEnvironment } from '../../src/config/environments.js';
import { thrownBy } from '../support/failure.js';

const PAY = 'https://pay.shop.example';
const custom = (apiBaseUrl: unknown) => ({ apiBaseUrl, payBaseUrl: PAY });

describe('an environment', () => {
  it('called live is the vendor’s', () => {
    expect(resolveEnvironment('live')).toEqual({
      apiBaseUrl: 'https://api.paymennt.com/mer/v2.0',
      payBaseUrl: 'https://pay.paymennt.com',
    });
  });

  it('called test is the vendor’s test environment', () => {
    expect(resolveEnvironment('test')).toEqual({
      apiBaseUrl: 'https://api.test.paymennt.com/mer/v2.0',
      payBaseUrl: 'https://pay.test.paymennt.com',
    });
  });

  it.each([
    ['https://proxy.shop.example', 'https://proxy.shop.example'],
    ['https://proxy.shop.example/', 'https://proxy.shop.example'],
    ['https://proxy.shop.example/mer/v2.0///', 'https://proxy.shop.example/mer/v2.0'],
    ['HTTPS://Proxy.Shop.Example:443/Mer/', 'https://proxy.shop.example/Mer'],
    ['http://127.0.0.1:4010/mer/v2.0', 'http://127.0.0.1:4010/mer/v2.0'],
    ['http://localhost:4010', 'http://localhost:4010'],
    ['https://sandbox.localhost', 'https://sandbox.localhost'],
    ['http://127.255.255.254', 'http://127.255.255.254'],
    ['http://[::1]:4010/x', 'http://[::1]:4010/x'],
    ['http://127.1', 'http://127.0.0.1'],
  ])('may have base URLs of its own, without final slashes: %s', (given, base) => {
    expect(resolveEnvironment(custom(given)).apiBaseUrl).toBe(base);
    const { payBaseUrl } = resolveEnvironment({ apiBaseUrl: 'https://x.example', payBaseUrl: given });
    expect(payBaseUrl).toBe(base);
  });

  it.each([
    'http://api.paymennt.com/mer/v2.0',
    'http://localhost.evil.example',
    'http://x.localhost',
    'http://a.b.localhost:4010',
    'http://localhost.',
    'http://localhost.localdomain',
    'http://[::ffff:127.0.0.1]',
    'http://[::]',
    'http://evil-localhost',
    'http://127.0.0.1.evil.example',
    'http://128.0.0.1',
    'http://0.0.0.0:4010',
    'http://10.0.0.1',
    'http://192.168.1.10:4010',
    'http://[::2]',
    'http://[fe80::1]',
    'ftp://127.0.0.1',
    'ws://127.0.0.1',
    'file:///etc/passwd',
    'data:text/plain,x',
    'javascript:alert(1)',
  ])('must not send the secret in the clear: %s', (url) => {
    const error = thrownBy(PaymenntConfigurationError, () => resolveEnvironment(custom(url)));

    expect(error.code).toBe('invalid_configuration');
    expect(error.outcome).toBe('not_sent');
    expect(error.message).toBe(
      'environment.apiBaseUrl must begin with https://, or with http:// for a loopback address.',
    );
  });

  it.each([
    'https://user:hunter2@proxy.example',
    'https://hunter2@proxy.example',
    'https://proxy.example/?token=hunter2',
    'https://proxy.example/#hunter2',
  ])('must be an origin and a path only, and is not repeated: %s', (url) => {
    const error = thrownBy(PaymenntConfigurationError, () => resolveEnvironment(custom(url)));

    expect(error.message).toBe(
      'environment.apiBaseUrl must be an origin and a path only: remove the credentials, query or fragment.',
    );
  });

  it.each([
    undefined,
    null,
    '',
    'api.example',
    '/mer/v2.0',
    '//x.example',
    'https://',
    5,
    {},
    ['https://x.example'],
  ])('must have an absolute URL: %j', (url) => {
    const { message } = thrownBy(PaymenntConfigurationError, () => resolveEnvironment(custom(url)));
    expect(message).toBe('environment.apiBaseUrl must be an absolute URL.');

    const noPay = { apiBaseUrl: 'https://x.example', payBaseUrl: url };
    const error = thrownBy(PaymenntConfigurationError, () => resolveEnvironment(noPay));
    expect(error.message).toBe('environment.payBaseUrl must be an absolute URL.');
  });

  it.each(['http://192.168.1.20:4010', 'http://10.0.2.2:4010'])(
    'may have its pay pages at %s when the API is on this machine, for a phone and a sandbox, and not otherwise',
    (payBaseUrl) => {
      const local = { apiBaseUrl: 'http://127.0.0.1:4010/mer/v2.0', payBaseUrl };
      expect(resolveEnvironment(local)).toEqual(local);
      for (const apiBaseUrl of ['https://x.example', 'http://192.168.1.20:4010/mer/v2.0', '']) {
        const error = thrownBy(PaymenntConfigurationError, () =>
          resolveEnvironment({ apiBaseUrl, payBaseUrl }),
        );
        expect(error.message).toContain('environment.payBaseUrl must begin with https://');
      }
    },
  );

  it.each([undefined, null, '', 'LIVE', 'production', 'https://api.paymennt.com', 0, true, () => 'live'])(
    'has no default: %j',
    (environment) => {
      const error = thrownBy(PaymenntConfigurationError, () => resolveEnvironment(environment));

      expect(error.message).toBe(
        "environment must be 'live', 'test' or { apiBaseUrl, payBaseUrl }; there is no default.",
      );
    },
  );
});

describe('the name of an environment', () => {
  it.each(['live', 'test'] as const)('may be %s', (name) => {
    expect(namedEnvironment(name)).toBe(name);
  });

  it.each([
    ['http://127.0.0.1:4242', 'http://127.0.0.1:4242'],
    ['http://127.0.0.1:4242/', 'http://127.0.0.1:4242'],
    ['http://localhost:4010', 'http://localhost:4010'],
    ['https://localhost', 'https://localhost'],
    ['http://[::1]:8080', 'http://[::1]:8080'],
    ['HTTP://LocalHost:80', 'http://localhost'],
  ])('may be the URL of a running sandbox: %s', (url, origin) => {
    expect(namedEnvironment(url)).toEqual({ apiBaseUrl: `${origin}/mer/v2.0`, payBaseUrl: origin });
  });

  it.each([
    '',
    'LIVE',
    'production',
    ' test',
    '127.0.0.1:4242',
    'localhost:4242',
    'http://sandbox.localhost:4242',
    'http://192.168.1.10:4242',
    'https://api.paymennt.com',
    'https://127.0.0.1.evil.example',
    'http://127.0.0.1:4242/mer/v2.0',
    'http://127.0.0.1:4242/other',
    'http://127.0.0.1:4242/?x=1',
    'http://127.0.0.1:4242/#x',
    'http://user:pass@127.0.0.1:4242',
    'ftp://127.0.0.1',
    'file:///etc/passwd',
  ])('is nothing else: %j', (text) => {
    expect(namedEnvironment(text)).toBeUndefined();
  });
});
