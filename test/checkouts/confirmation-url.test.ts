import {
  confirmationUrls,
  isConfirmationUrl,
  matchConfirmationUrl,
  PaymenntConfigurationError,
  type PaymenntEnvironment,
} from 'paymennt';
import { describe, expect, it } from 'vitest';
import { thrownBy } from '../support/failure.js';

const ENDPOINTS = ['complete', 'success-redirect', 'payment-confirmation'] as const;
const CUSTOM = {
  apiBaseUrl: 'http://127.0.0.1:4010/mer/v2.0',
  payBaseUrl: 'http://127.0.0.1:4010/pay/',
} as const;
const BASES: readonly (readonly [string, PaymenntEnvironment])[] = [
  ['https://pay.paymennt.com', 'live'],
  ['https://pay.test.paymennt.com', 'test'],
  ['http://127.0.0.1:4010/pay', CUSTOM],
];
const endings = BASES.flatMap(([base, environment]) =>
  ENDPOINTS.map((endpoint) => ({ base, environment, endpoint })),
);

describe.each(endings)('$base/$endpoint', ({ base, environment, endpoint }) => {
  it.each([
    '',
    '/',
    '/thank-you',
    '/a/b/',
    '?x=1',
    '/?reference=ORD-1&checkout=1',
    '#done',
    '//',
    '/..;/',
    '/%2e%2f',
  ])('is a confirmation URL with %j behind it', (rest) => {
    expect(matchConfirmationUrl(base.concat('/', endpoint, rest), environment)).toBe(endpoint);
    expect(isConfirmationUrl(base.concat('/', endpoint, rest), environment)).toBe(true);
    expect(isConfirmationUrl(new URL(base.concat('/', endpoint, rest)), environment)).toBe(true);
  });

  it('is one as browsers read it: with a host in capitals, a default port, blanks around it or dots on the way', () => {
    const { protocol, host, port } = new URL(base);
    const withPort = port === '' ? `${host}:${protocol === 'https:' ? 443 : 80}` : host;
    expect(isConfirmationUrl(`${base}/${endpoint}`.replace(host, host.toUpperCase()), environment)).toBe(
      true,
    );
    expect(isConfirmationUrl(`${base}/${endpoint}`.replace(host, withPort), environment)).toBe(true);
    expect(isConfirmationUrl(`  ${base}/${endpoint}\n`, environment)).toBe(true);
    expect(isConfirmationUrl(`${base}/checkout/../${endpoint}`, environment)).toBe(true);
    expect(isConfirmationUrl(`${base}/./${endpoint}`, environment)).toBe(true);
  });

  it.each(['-x', 's', '.html', '%20', '%2F', ';x', '@x', ':x'])('is none with %j behind it', (rest) => {
    expect(matchConfirmationUrl(base.concat('/', endpoint, rest), environment)).toBeUndefined();
    expect(isConfirmationUrl(base.concat('/', endpoint, rest), environment)).toBe(false);
  });

  it('is none anywhere but at the beginning of the path, exactly', () => {
    const others = [
      `${base}/${endpoint.toUpperCase()}`,
      `${base}/x${endpoint}`,
      `${base}x/${endpoint}`,
      `${base}//${endpoint}`,
      `${base}/checkout/${endpoint}`,
      `${base}/${endpoint}/..`,
      `${base}/${endpoint}/../checkout/1`,
      `${base}/${endpoint}/%2e%2e/checkout/1`,
      `${base}/%2f${endpoint}`,
      `${base}/${encodeURIComponent(`/${endpoint}`)}`,
      `${base}/%${endpoint.charCodeAt(0).toString(16)}${endpoint.slice(1)}`,
      `${base}/?x=/${endpoint}`,
      `${base}/?/${endpoint}/`,
      `${base}/#/${endpoint}`,
      `${base}#/${endpoint}`,
      base,
      `${base}/`,
    ];
    for (const url of others) expect(matchConfirmationUrl(url, environment), url).toBeUndefined();
  });

  it('belongs to its own environment only', () => {
    for (const [other, otherEnvironment] of BASES) {
      expect(isConfirmationUrl(`${base}/${endpoint}`, otherEnvironment)).toBe(other === base);
    }
  });
});

describe('confirmationUrls', () => {
  it.each(BASES)('of %s are its three endpoints', (base, environment) => {
    expect(confirmationUrls(environment)).toEqual(ENDPOINTS.map((endpoint) => `${base}/${endpoint}`));
  });

  it('are confirmation URLs', () => {
    for (const [, environment] of BASES) {
      for (const url of confirmationUrls(environment)) expect(isConfirmationUrl(url, environment)).toBe(true);
    }
  });

  it('are a list of their own each time', () => {
    confirmationUrls('live').pop();
    expect(confirmationUrls('live')).toHaveLength(3);
  });

  it('need an environment that exists', () => {
    const error = thrownBy(PaymenntConfigurationError, () => confirmationUrls('prod' as 'live'));
    expect(error.code).toBe('invalid_configuration');
    expect(error.message).toContain("'live', 'test' or { apiBaseUrl, payBaseUrl }");
  });
});
