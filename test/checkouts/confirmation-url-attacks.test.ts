import fc from 'fast-check';
import { isConfirmationUrl, matchConfirmationUrl } from 'paymennt';
import { describe, expect, it } from 'vitest';
import { holds } from '../support/property.js';
import { ATTACKS } from './attacks.js';

const PATHS = ['/complete', '/success-redirect/', '/payment-confirmation?x=1'] as const;

describe('the URLs of an attacker', () => {
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
