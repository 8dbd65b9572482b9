import fc from 'fast-check';
import { fromMinorUnits, PaymenntValidationError, toMinorUnits } from 'paymennt';
import { describe, expect, it } from 'vitest';
import {
  amountProblem,
  currencyDecimals,
  differenceIsZero,
  equalAmounts,
  sentAmount,
  signOf,
} from '../src/money.js';
import { thrownBy } from './support/failure.js';
import { holds } from './support/property.js';

const CURRENCIES = [
  ['AED', 2],
  ['USD', 2],
  ['SAR', 2],
  ['KWD', 3],
  ['BHD', 3],
  ['OMR', 3],
  ['JOD', 3],
  ['TND', 3],
  ['IQD', 3],
  ['JPY', 0],
  ['KRW', 0],
  ['ISK', 0],
  ['CLF', 4],
] as const;

const currency = fc.constantFrom(...CURRENCIES.map(([code]) => code));
// Fifteen digits before the point is what an amount may have.
const minorUnits = fc.integer({ min: -999_999_999_999_999, max: 999_999_999_999_999 });

const problemOf = (amount: unknown, code: string) => {
  const { issues } = thrownBy(PaymenntValidationError, () => toMinorUnits(amount as number, code));
  return issues.map(({ path, message }) => `${path} ${message}`).join();
};

describe('the decimals of a currency', () => {
  it.each(CURRENCIES)('of %s are %i', (code, decimals) => {
    expect(currencyDecimals(code)).toBe(decimals);
  });
});

describe('minor units', () => {
  it.each([
    ['19.99', 'AED', 1999],
    [19.99, 'AED', 1999],
    ['19.9', 'AED', 1990],
    [1.1, 'AED', 110],
    [4.35, 'AED', 435],
    ['1.250', 'KWD', 1250],
    [0.001, 'BHD', 1],
    ['1500', 'JPY', 1500],
    ['1.2345', 'CLF', 12345],
    ['-0.05', 'AED', -5],
    [0, 'AED', 0],
    ['19.9900', 'AED', 1999],
    ['105.00000000', 'AED', 10500],
    [`105.${'0'.repeat(30)}`, 'AED', 10500],
    ['1.2500', 'KWD', 1250],
    ['500.00', 'JPY', 500],
    ['500.0', 'JPY', 500],
    ['0.00', 'JPY', 0],
    ['-0.0000', 'AED', 0],
    ['12.0', 'AED', 1200],
  ])('of %j %s are %i', (amount, code, minor) => {
    expect(toMinorUnits(amount, code)).toBe(minor);
  });

  it('of minus zero are zero, without a sign', () => {
    expect(Object.is(toMinorUnits(-0, 'AED'), 0)).toBe(true);
    expect(Object.is(toMinorUnits('-0.00', 'AED'), 0)).toBe(true);
    expect(fromMinorUnits(-0, 'AED')).toBe('0.00');
  });

  it.each([
    [1999, 'AED', '19.99'],
    [1999, 'KWD', '1.999'],
    [1999, 'JPY', '1999'],
    [5, 'AED', '0.05'],
    [5, 'KWD', '0.005'],
    [-5, 'AED', '-0.05'],
    [0, 'JPY', '0'],
    [Number.MAX_SAFE_INTEGER, 'AED', '90071992547409.91'],
  ])('%i of %s are written %s', (minor, code, amount) => {
    expect(fromMinorUnits(minor, code)).toBe(amount);
  });

  it('survive the way to an amount and back', () => {
    holds(
      fc.property(minorUnits, currency, (minor, code) => {
        expect(toMinorUnits(fromMinorUnits(minor, code), code)).toBe(minor);
      }),
    );
  });

  it('are the same from a number and from its text', () => {
    holds(
      fc.property(fc.integer({ min: -99_999_999, max: 99_999_999 }), currency, (minor, code) => {
        const amount = fromMinorUnits(minor, code);
        expect(toMinorUnits(Number(amount), code)).toBe(minor);
      }),
    );
  });

  it('keep the order of amounts', () => {
    holds(
      fc.property(minorUnits, minorUnits, (a, b) => {
        const difference = Number(fromMinorUnits(a, 'JPY')) - Number(fromMinorUnits(b, 'JPY'));
        expect(Math.sign(difference)).toBe(Math.sign(a - b));
      }),
    );
  });
});

describe('an amount with too many decimals', () => {
  it('is refused with what to send instead', () => {
    expect(problemOf(0.1 + 0.2, 'AED')).toBe(
      'amount must have at most 2 decimals in AED; round it before sending, for example "0.30"',
    );
    expect(problemOf('1.0005', 'KWD')).toBe(
      'amount must have at most 3 decimals in KWD; round it before sending, for example "1.001"',
    );
    expect(problemOf(99.5, 'JPY')).toBe(
      'amount must have no decimals in JPY; round it before sending, for example "100"',
    );
  });

  it.each([
    ['1.005', 'AED', '1.01'],
    ['1.004', 'AED', '1.00'],
    ['-1.005', 'AED', '-1.01'],
    ['-1.004', 'AED', '-1.00'],
    ['0.999', 'AED', '1.00'],
    ['-0.5', 'JPY', '-1'],
  ])('is rounded half away from zero in the proposal: %s %s', (amount, code, proposal) => {
    expect(amountProblem(amount, code)).toContain(`"${proposal}"`);
  });

  it('is refused whatever zeros follow', () => {
    expect(problemOf('19.901', 'AED')).toContain('for example "19.90"');
    expect(problemOf('19.90100000', 'AED')).toContain('for example "19.90"');
    expect(problemOf('0.1000000001', 'JPY')).toContain('for example "0"');
  });

  it('always gets a proposal that is accepted and nearest', () => {
    const tooFine = fc.tuple(fc.integer({ min: -10_000_000, max: 10_000_000 }), currency);
    holds(
      fc.property(tooFine, ([units, code]) => {
        const scale = currencyDecimals(code) + 1;
        fc.pre(units % 10 !== 0);
        const amount = decimalText(units, scale);
        const proposal = /"(-?[\d.]+)"/.exec(amountProblem(amount, code) ?? '')?.[1] ?? '';
        expect(Math.abs(toMinorUnits(proposal, code) * 10 - units)).toBeLessThanOrEqual(5);
      }),
    );
  });
});

function decimalText(units: number, scale: number): string {
  const digits = String(Math.abs(units)).padStart(scale + 1, '0');
  return `${units < 0 ? '-' : ''}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

describe('what is no amount', () => {
  const junk: readonly unknown[] = [
    Number.NaN,
    Number.POSITIVE_INFINITY,
    1e21,
    1e-7,
    '',
    ' ',
    ' 1',
    '1 ',
    '1\n',
    '+1',
    '--1',
    '01',
    '1.',
    '.5',
    '1e3',
    '0x10',
    '1,000.00',
    '1_000',
    '١٢',
    'AED 5',
    '1.2.3',
    '1000000000000000',
    'NaN',
    undefined,
    null,
    true,
    10n,
    [],
    [1],
    {},
    new String('1'),
    { valueOf: () => 1 },
    Symbol('1'),
    () => 1,
  ];

  it.each(junk.map((value) => [value]))('is refused: %s', (value) => {
    const error = thrownBy(PaymenntValidationError, () => toMinorUnits(value as number, 'AED'));

    expect(error.code).toBe('invalid_request');
    expect(error.outcome).toBe('not_sent');
    expect(error.operation).toBeUndefined();
    expect(error.issues).toEqual([
      { path: 'amount', message: 'must be an amount in major units, such as 10.5 or "10.50"' },
    ]);
    expect(equalAmounts(value, value)).toBe(false);
    expect(signOf(value)).toBeUndefined();
  });

  it('never makes a check throw, whatever it is', () => {
    holds(
      fc.property(fc.anything(), fc.anything(), (a, b) => {
        expect(typeof equalAmounts(a, b)).toBe('boolean');
        expect(differenceIsZero([a], [a, b])).toBe(signOf(a) !== undefined && signOf(b) === 0);
        expect(['undefined', 'string']).toContain(typeof amountProblem(a, 'AED'));
      }),
      300,
    );
  });

  it('is an amount whose minor units no number can hold', () => {
    expect(problemOf('999999999999999.99', 'AED')).toBe('amount must fit a safe integer in minor units');
  });

  it.each([1.5, Number.NaN, 2 ** 53, -(2 ** 53), '1', 1n, null, undefined])(
    'is written from no minor units: %s',
    (minor) => {
      const error = thrownBy(PaymenntValidationError, () => fromMinorUnits(minor as number, 'AED'));

      expect(error.issues).toEqual([
        { path: 'minorUnits', message: 'must be a whole number of minor units, such as 1999 for AED 19.99' },
      ]);
    },
  );

  it('is not written with more digits than it may be sent with', () => {
    const error = thrownBy(PaymenntValidationError, () => fromMinorUnits(1_000_000_000_000_000, 'JPY'));

    expect(error.issues).toEqual([
      { path: 'minorUnits', message: 'must have at most 15 digits in major units' },
    ]);
    expect(fromMinorUnits(999_999_999_999_999, 'JPY')).toBe('999999999999999');
  });

  it.each(['aed', 'AE', 'AEDX', '', ' AED', '€€€', undefined, null, 784, ['AED']])(
    'is in no currency: %j',
    (code) => {
      const both = [() => toMinorUnits(1, code as string), () => fromMinorUnits(1, code as string)];
      for (const work of both) {
        expect(thrownBy(PaymenntValidationError, work).issues).toEqual([
          { path: 'currency', message: 'must be an ISO 4217 code in capitals, such as AED' },
        ]);
      }
    },
  );
});

describe('the sign of an amount', () => {
  it.each([
    ['0.01', 1],
    [-0.01, -1],
    ['-0.00', 0],
    [0, 0],
  ])('of %j is %i', (amount, sign) => {
    expect(signOf(amount)).toBe(sign);
  });
});

describe('the amount that is sent', () => {
  it.each([
    ['105.0000', 'AED', '105.00'],
    ['105.5', 'AED', '105.5'],
    ['105.00', 'JPY', '105'],
    ['105', 'JPY', '105'],
    ['1.2340', 'KWD', '1.234'],
    ['105.001', 'AED', '105.001'],
    ['a lot', 'AED', 'a lot'],
    [105.5, 'AED', 105.5],
    [undefined, 'AED', undefined],
  ])('is %j in %s as %j', (amount, currency, sent) => {
    expect(sentAmount(amount, currency)).toBe(sent);
  });
});
