import fc from 'fast-check';
import { isConfirmationUrl, matchConfirmationUrl } from 'paymennt';
import { describe, expect, it } from 'vitest';
import { holds } from '../support/property.js';

const PATHS = ['/complete', '/success-redirect/', '/payment-confirmation?x=1'] as const;

describe('the URLs of an attacker', () => {
  const ATTACKS: readonly string[] = [
    // hosts that look alike, or begin alike
    'https://pay.paymennt.com.evil.example/complete/',
    'https://pay.paymennt.com-evil.example/complete',
    'https://pay.paymennt.community/complete',
    'https://pay.paymennt.co/complete',
    'https://pay-paymennt.com/complete',
    'https://xpay.paymennt.com/complete',
    'https://paymennt.com/complete',
    'https://www.pay.paymennt.com/complete',
    'https://pay.test.paymennt.com/complete',
    'https://api.paymennt.com/complete',
    'https://pay.paymennt.com./complete',
    'https://pay.paymennt.com../complete',
    'https://pay.paymennt.сom/complete',
    'https://pаy.paymennt.com/complete',
    'https://pay.paymennt.xn--com-xyz/complete',
    'https://pay。paymennt。com。evil.example/complete',
    'https://pay%2epaymennt%2ecom.evil.example/complete',
    'https://evil.example/https://pay.paymennt.com/complete',
    'https://evil.example/complete?https://pay.paymennt.com/complete',
    'https://evil.example/complete#https://pay.paymennt.com/complete',
    'https://evil.example?https://pay.paymennt.com/complete',
    // the real host as a user name
    'https://pay.paymennt.com@evil.example/complete',
    'https://pay.paymennt.com:443@evil.example/complete',
    'https://pay.paymennt.com%40evil.example/complete',
    'https://pay.paymennt.com%2F@evil.example/complete',
    'https://x:https%3A%2F%2Fpay.paymennt.com@evil.example/complete',
    // other ports
    'https://pay.paymennt.com:444/complete',
    'https://pay.paymennt.com:80/complete',
    'https://pay.paymennt.com:8443/complete',
    'https://pay.paymennt.com:65536/complete',
    'https://pay.paymennt.com:0443x/complete',
    // other schemes
    'http://pay.paymennt.com/complete',
    'http://pay.paymennt.com:443/complete',
    'ws://pay.paymennt.com/complete',
    'wss://pay.paymennt.com/complete',
    'ftp://pay.paymennt.com/complete',
    'blob:https://pay.paymennt.com/complete',
    'blob:https://pay.paymennt.com/1653241101733169556',
    'filesystem:https://pay.paymennt.com/complete',
    'data:text/html,https://pay.paymennt.com/complete',
    'javascript://pay.paymennt.com/complete%0aalert(1)',
    'javascript:https://pay.paymennt.com/complete',
    'file://pay.paymennt.com/complete',
    'about:blank#https://pay.paymennt.com/complete',
    'view-source:https://pay.paymennt.com/complete',
    'intent://pay.paymennt.com/complete#Intent;scheme=https;end',
    'paymennt://pay.paymennt.com/complete',
    'https-x://pay.paymennt.com/complete',
    // backslashes, tabs and line breaks, which URL parsers fold
    'https://evil.example\\@pay.paymennt.com/complete',
    'https:\\\\evil.example\\.pay.paymennt.com/complete',
    'https://evil.example\\pay.paymennt.com/complete',
    'https://evil.example/\t@pay.paymennt.com/complete',
    'https://pay.paymennt.com\t.evil.example/complete',
    'https://pay.paymennt.com\n@evil.example/complete',
    'https://pay.paymennt.com/\\complete',
    'https://pay.paymennt.com\\\\complete',
    // without an origin
    '//pay.paymennt.com/complete',
    '/complete',
    'complete',
    'pay.paymennt.com/complete',
    'https:',
    'https://',
    'https:///complete',
    '',
    ' ',
    '\0https://pay.paymennt.com\0/complete',
    'https://[pay.paymennt.com]/complete',
    'https://pay.paymennt.com%00/complete',
    'https://pay paymennt.com/complete',
  ];

  it.each(ATTACKS)('are none of ours: %j', (url) => {
    expect(isConfirmationUrl(url, 'live')).toBe(false);
    expect(matchConfirmationUrl(url, 'live')).toBeUndefined();
  });

  const host = fc.domain().filter((name) => name !== 'pay.paymennt.com');
  const path = fc.constantFrom(...PATHS);

  it('are never ours while the host is another', () => {
    holds(
      fc.property(fc.constantFrom('https', 'http'), host, path, (scheme, other, tail) => {
        expect(isConfirmationUrl(`${scheme}://${other}${tail}`, 'live')).toBe(false);
        expect(isConfirmationUrl(`${scheme}://pay.paymennt.com@${other}${tail}`, 'live')).toBe(false);
        expect(isConfirmationUrl(`${scheme}://pay.paymennt.com.${other}${tail}`, 'live')).toBe(false);
        expect(isConfirmationUrl(`${scheme}://${other}/https://pay.paymennt.com${tail}`, 'live')).toBe(false);
      }),
    );
  });

  it('are never ours while the port is another', () => {
    const port = fc.integer({ min: 0, max: 65_535 }).filter((number) => number !== 443);
    holds(
      fc.property(port, path, (other, tail) => {
        expect(isConfirmationUrl(`https://pay.paymennt.com:${other}${tail}`, 'live')).toBe(false);
      }),
    );
  });

  it('are never ours when something is glued to our base, unless it stays our origin', () => {
    const glue = fc.string({ unit: fc.constantFrom(...'@:/\\.?#%-_ \t\n\0[]x1é'), maxLength: 6 });
    holds(
      fc.property(glue, host, path, (between, other, tail) => {
        const url = `https://pay.paymennt.com${between}${other}${tail}`;
        const stays = URL.canParse(url) && new URL(url).origin === 'https://pay.paymennt.com';
        if (!stays) expect(isConfirmationUrl(url, 'live')).toBe(false);
      }),
      1_000,
    );
  });
});
