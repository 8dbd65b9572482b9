import fc from 'fast-check';
import { confirmationUrls, isConfirmationUrl as onServer } from 'paymennt';
import { isConfirmationUrl } from 'paymennt/app';
import { describe, expect, it } from 'vitest';
import { ATTACKS } from '../checkouts/attacks.js';
import { holds } from '../support/property.js';

const ENDPOINTS = ['complete', 'success-redirect', 'payment-confirmation'];
const LIVE = 'https://pay.paymennt.com';

/** The environment whose pay host has this confirmation URL: a sandbox when it is http, which the server demands. */
const environmentOf = (endpoint: string) => ({
  apiBaseUrl: endpoint.startsWith('http:') ? 'http://127.0.0.1:4010/mer/v2.0' : 'https://api.example',
  payBaseUrl: endpoint.replace(/\/[^/]*$/, ''),
});

/** True unless the app's function says true where the server's says false. */
function isNoTruerThanTheServer(url: string, where: 'live' | 'test' | readonly string[]): boolean {
  if (!isConfirmationUrl(url, where)) return true;
  if (typeof where === 'string') return onServer(url, where);
  return where.some((endpoint) => onServer(url, environmentOf(endpoint)));
}

describe('isConfirmationUrl of paymennt/app', () => {
  it.each(['live', 'test'] as const)(
    'knows the endpoints of %s, by name and as the backend sends them',
    (where) => {
      const rests = ['', '/', '/thank-you', '/a/b/', '?x=1', '/?reference=1', '#done', '//', '/..;/', '/a.b'];
      for (const url of confirmationUrls(where)) {
        for (const rest of rests) {
          expect(isConfirmationUrl(url + rest, where), url + rest).toBe(true);
          expect(isConfirmationUrl(url + rest, confirmationUrls(where)), url + rest).toBe(true);
        }
        expect(isConfirmationUrl(url, where === 'live' ? 'test' : 'live')).toBe(false);
      }
    },
  );

  it.each([
    'http://127.0.0.1:4010',
    'http://localhost:4010/pay',
    'http://[::1]:4010',
    'https://pay.internal.example/hosted/page',
    'https://10.0.0.7:8443',
  ])('knows the endpoints of a pay page at %s that the backend sends', (payBaseUrl) => {
    const urls = confirmationUrls({ apiBaseUrl: 'https://api.example', payBaseUrl });
    for (const url of urls) {
      expect(isConfirmationUrl(`${url}/?x=1`, urls)).toBe(true);
      expect(isConfirmationUrl(`${url}s`, urls)).toBe(false);
      expect(isConfirmationUrl(url, 'live')).toBe(false);
    }
  });

  it.each(['10.0.2.2', '10.255.255.255', '172.16.0.1', '172.31.9.9', '192.168.1.20', '169.254.7.7'])(
    'knows the endpoints of a sandbox that shows its pay page to phones at http://%s',
    (host) => {
      const environment = {
        apiBaseUrl: 'http://127.0.0.1:4242/mer/v2.0',
        payBaseUrl: `http://${host}:4242`,
      };
      for (const url of confirmationUrls(environment)) {
        for (const rest of ['', '/', '/?reference=1', '#done']) {
          expect(onServer(url + rest, environment), url + rest).toBe(true);
          expect(isConfirmationUrl(url + rest, confirmationUrls(environment)), url + rest).toBe(true);
        }
        expect(isConfirmationUrl(`${url}s`, confirmationUrls(environment))).toBe(false);
        expect(isConfirmationUrl(url.replace(':4242', ':4243'), confirmationUrls(environment))).toBe(false);
      }
    },
  );

  it.each([
    ...['pay.paymennt.com', 'shop.example', '8.8.8.8', '11.0.0.1', '172.15.0.1', '172.32.0.1', '192.169.0.1'],
    ...['10.0.2', '10.0.2.256', '10.0.2.2.example', '010.0.2.2', '169.253.1.1', 'a.localhost', 'x10.0.2.2'],
  ])('is false for http at %s, whose pages travel in the clear outside of a private network', (host) => {
    const url = `http://${host}:4242/complete`;
    expect(isConfirmationUrl(url, [url])).toBe(false);
  });

  it.each(ATTACKS)('is false for the attack %j', (url) => {
    expect(isConfirmationUrl(url, 'live')).toBe(false);
    expect(isConfirmationUrl(url, confirmationUrls('live'))).toBe(false);
  });

  it.each([
    'HTTPS://pay.paymennt.com/complete',
    'https://PAY.paymennt.com/complete',
    'https://pay.paymennt.com:443/complete',
    ' https://pay.paymennt.com/complete',
    'https://pay.paymennt.com/complete\n',
    'https://pay.paymennt.com/./complete',
    'https://pay.paymennt.com/checkout/../complete',
    'https://pay.paymennt.com/complete/./thanks',
    'https://pay.paymennt.com/complete\\thanks',
    'https://pay.paymennt.com/complete/é',
  ])('is false for %j, which the server takes and which is not normalised', (url) => {
    expect(onServer(url, 'live')).toBe(true);
    expect(isConfirmationUrl(url, 'live')).toBe(false);
  });

  it.each([
    ...['/..', '/../checkout/1', '/x/../../checkout/1', '/%2e%2e/checkout/1', '/%2E./checkout/1', '/.%2e'],
    ...['/..?x', '/..#x', '\\..\\checkout', '/.\t./checkout', '/\n../checkout', '\t/../checkout'],
    ...['/..\\checkout', '-x', 's', '%20', '%2F', ';x', '@evil.example', ':x'],
  ])('is false when %j follows an endpoint', (rest) => {
    for (const endpoint of ENDPOINTS) {
      expect(onServer(`${LIVE}/${endpoint}${rest}`, 'live')).toBe(false);
      expect(isConfirmationUrl(`${LIVE}/${endpoint}${rest}`, 'live')).toBe(false);
    }
  });

  it('is true for nothing that the server refuses, and for all normalised text that the server takes', () => {
    const piece = fc.constantFrom(
      ...['/', '.', '..', '%2e', '%2E', '\\', '?', '#', '@', ':', ';', '\t', '\n', ' ', '%', 'é', 'x', '1'],
      ...['\0', '^', '|', '"', "'", '<', '{', '`', '[', '~', '\ud800'],
    );
    const rest = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(''));
    holds(
      fc.property(fc.constantFrom(...ENDPOINTS), rest, (endpoint, tail) => {
        const url = `${LIVE}/${endpoint}${tail}`;
        expect(isNoTruerThanTheServer(url, 'live'), url).toBe(true);
        if (onServer(url, 'live') && new URL(url).href === url) {
          expect(isConfirmationUrl(url, 'live'), url).toBe(true);
        }
      }),
      3_000,
    );
  });

  it('is true for nothing that the server refuses, whatever the list says', () => {
    const piece = fc.constantFrom(
      ...[
        'https://',
        'http://',
        'pay.paymennt.com',
        'a.localhost',
        'localhost',
        '127.0.0.1',
        '127.1',
        '10.0.0.256',
        '10.0.2.2',
        '1.2.3.04',
      ],
      ...['0x7f.1', '[::1]', '[::]', 'xn--a', 'a.xn--', 'x.1', 'a_b', '-', '.', ':', ':443', ':0', ':080'],
      ...[':65536', ':99999', '@', '/', '//', '/..', '/%2e', '/pay', '/a.b', 'A', '%', '?', '#', ' ', '\\'],
      ...['/complete', '/success-redirect', '/checkout'],
    );
    const text = fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join(''));
    const likely = fc
      .tuple(fc.constantFrom('https://', 'http://'), fc.array(piece, { maxLength: 4 }))
      .map(([scheme, pieces]) => `${scheme}${pieces.join('')}/complete`);
    let agreed = 0;
    holds(
      fc.property(fc.oneof(text, likely), fc.constantFrom('', '/', '/x', '?y'), (entry, rest) => {
        expect(isNoTruerThanTheServer(entry + rest, [entry]), entry + rest).toBe(true);
        if (isConfirmationUrl(entry + rest, [entry])) agreed += 1;
      }),
      3_000,
    );

    expect(agreed).toBeGreaterThan(20);
  });

  it('is false, and throws nothing, for what is no URL or no list', () => {
    const revoked = Proxy.revocable([], {});
    revoked.revoke();
    holds(
      fc.property(fc.anything(), fc.anything(), (url, where) => {
        expect(isConfirmationUrl(url as string, 'live')).toBe(false);
        expect(isConfirmationUrl(`${LIVE}/complete`, where as 'live')).toBe(false);
      }),
    );
    const lists = [revoked.proxy, [Symbol('x')], [LIVE], [`${LIVE}/`], 'constructor', { live: LIVE }];
    for (const where of lists) expect(isConfirmationUrl(`${LIVE}/complete`, where as 'live')).toBe(false);
    expect(isConfirmationUrl(new URL(`${LIVE}/complete`) as unknown as string, 'live')).toBe(false);
  });
});
