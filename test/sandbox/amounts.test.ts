import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  compare,
  exact,
  exactText,
  isWhole,
  negate,
  parseExact,
  sum,
  toWhole,
} from '../../src/sandbox/amounts.js';

const decimalText = fc
  .tuple(fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }), fc.integer({ min: 0, max: 6 }))
  .map(([units, scale]) => exactText({ units, scale }, scale));

const seeded = { seed: 20260301, numRuns: 300 };

describe('an exact decimal', () => {
  it.each([
    ['0', '0'],
    ['-0', '0'],
    ['100.0', '100'],
    ['1e2', '100'],
    ['1.5E+1', '15'],
    ['15e-1', '1.5'],
    ['0.10', '0.1'],
    ['-0.001', '-0.001'],
    ['9007199254740993.1', '9007199254740993.1'],
  ])('reads %s as %s', (text, expected) => {
    expect(exactText(exact(text))).toBe(expected);
  });

  it.each([
    '',
    ' 1',
    '01',
    '1.',
    '.5',
    '+1',
    '1e',
    'NaN',
    'Infinity',
    '0x1',
    '1,5',
    '1e41',
    '1e-41',
    '1'.repeat(41),
  ])('does not read %j', (text) => {
    expect(parseExact(text)).toBeUndefined();
    expect(() => exact(text)).toThrow('is not an amount');
  });

  it.each([
    ['100', 2, '100.00'],
    ['100.5', 2, '100.50'],
    ['100.123', 2, '100.123'],
    ['0.1', 0, '0.1'],
    ['-1.50', 1, '-1.5'],
  ])('writes %s with at least %i decimals as %s', (text, decimals, expected) => {
    expect(exactText(exact(text), decimals)).toBe(expected);
  });

  it('is the same number after writing and reading', () => {
    fc.assert(
      fc.property(decimalText, fc.integer({ min: 0, max: 8 }), (text, decimals) => {
        expect(compare(exact(exactText(exact(text), decimals)), exact(text))).toBe(0);
      }),
      seeded,
    );
  });

  it('is summed without loss: taking away what was added leaves what was there', () => {
    fc.assert(
      fc.property(decimalText, decimalText, (a, b) => {
        const back = sum([sum([exact(a), exact(b)]), negate(exact(b))]);
        expect(compare(back, exact(a))).toBe(0);
      }),
      seeded,
    );
    expect(compare(sum([exact('0.1'), exact('0.2')]), exact('0.3'))).toBe(0);
  });

  it('is ordered as numbers are', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer(), (a, b) => {
        expect(compare(exact(String(a)), exact(String(b)))).toBe(Math.sign(a - b) || 0);
      }),
      seeded,
    );
    expect(compare(exact('1.0'), exact('1'))).toBe(0);
  });

  it('knows whether it is whole', () => {
    expect(['1', '1.0', '10e-1', '-3'].map((text) => isWhole(exact(text)))).toEqual([true, true, true, true]);
    expect(['1.5', '1e-1'].map((text) => isWhole(exact(text)))).toEqual([false, false]);
    expect(toWhole(exact('1601731695315563241.0'))).toBe(1601731695315563241n);
  });
});
