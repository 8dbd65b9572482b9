import fc from 'fast-check';
import {
  confirmationUrls,
  isConfirmationUrl,
  matchConfirmationUrl,
  PaymenntConfigurationError,
  type PaymenntEnvironment,
} from 'paymennt';
import { describe, expect, it } from 'vitest';
import { thrownBy } from '../support/failure.js';
import { holds } from '../support/property.js';

const URL_OF_LIVE = 'https://pay.paymennt.com/complete';
const CUSTOM = { apiBaseUrl: 'http://127.0.0.1:4010/mer/v2.0', payBaseUrl: 'http://127.0.0.1:4010' };
const ENVIRONMENTS: readonly PaymenntEnvironment[] = ['live', 'test', CUSTOM];

describe('junk', () => {
  const throwing = {
    get href(): string {
      throw new Error('trap');
    },
  };
  const everyTrapThrows = new Proxy(
    {},
    {
      get() {
        throw new Error('trap');
      },
      has() {
        throw new Error('trap');
      },
      getPrototypeOf() {
        throw new Error('trap');
      },
    },
  );
  const revoked = Proxy.revocable({}, {});
  revoked.revoke();
  let reads = 0;
  const twoFaced = {
    get href(): string {
      reads += 1;
      return reads % 2 === 1 ? URL_OF_LIVE : 'https://evil.example/complete';
    },
  };

  it.each([
    [undefined],
    [null],
    [0],
    [Number.NaN],
    [10n],
    [true],
    [Symbol(URL_OF_LIVE)],
    [() => URL_OF_LIVE],
    [[]],
    [[URL_OF_LIVE]],
    [{}],
    [{ toString: () => URL_OF_LIVE }],
    [{ href: undefined }],
    [{ href: { toString: undefined } }],
    [Object.create(null)],
  ])('is no URL: %s', (junk) => {
    for (const environment of ENVIRONMENTS) {
      expect(isConfirmationUrl(junk as string, environment)).toBe(false);
      expect(matchConfirmationUrl(junk as string, environment)).toBeUndefined();
    }
  });

  it('that throws when it is touched is no URL, and nobody hears of it', () => {
    for (const junk of [throwing, everyTrapThrows, revoked.proxy]) {
      expect(isConfirmationUrl(junk as URL, 'live')).toBe(false);
      expect(matchConfirmationUrl(junk as URL, 'live')).toBeUndefined();
      expect(isConfirmationUrl(URL_OF_LIVE, junk as typeof CUSTOM)).toBe(false);
    }
  });

  it('that changes while it is looked at is looked at once', () => {
    expect(isConfirmationUrl(twoFaced as URL, 'live')).toBe(true);
    expect(reads).toBe(1);
  });

  it.each([
    [undefined],
    [null],
    [''],
    ['LIVE'],
    ['production'],
    ['https://pay.paymennt.com'],
    [0],
    [{}],
    [[]],
    [{ payBaseUrl: 'https://pay.paymennt.com' }],
    [{ apiBaseUrl: 'https://api.paymennt.com' }],
    [{ apiBaseUrl: 'https://api.paymennt.com', payBaseUrl: 'http://pay.paymennt.com' }],
    [{ apiBaseUrl: 'https://api.paymennt.com', payBaseUrl: 'https://user@pay.paymennt.com' }],
  ])('is no environment: no URL is one of its, and to list them is an error', (junk) => {
    expect(isConfirmationUrl(URL_OF_LIVE, junk as PaymenntEnvironment)).toBe(false);
    const list = () => confirmationUrls(junk as PaymenntEnvironment);
    expect(thrownBy(PaymenntConfigurationError, list).code).toBe('invalid_configuration');
  });

  it('of any kind gets a boolean', () => {
    const otherUrl = fc.domain().map((host) => `https://${host}/complete`);
    holds(
      fc.property(
        fc.oneof(fc.anything(), fc.string(), otherUrl),
        fc.oneof(fc.anything(), fc.constantFrom('live', 'test', CUSTOM)),
        (url, environment) => {
          expect(isConfirmationUrl(url as string, environment as PaymenntEnvironment)).toBe(false);
        },
      ),
      300,
    );
  });
});
