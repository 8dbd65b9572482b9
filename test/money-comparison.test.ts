import fc from 'fast-check';
import { fromMinorUnits } from 'paymennt';
import { describe, expect, it } from 'vitest';
import { differenceIsZero, equalAmounts } from '../src/money.js';
import { holds } from './support/property.js';

const currency = fc.constantFrom('AED', 'KWD', 'JPY');
// Fifteen digits before the point is what an amount may have.
const minorUnits = fc.integer({ min: -999_999_999_999_999, max: 999_999_999_999_999 });

describe('the comparison of amounts', () => {
  it.each([
    [100.1, '100.10'],
    ['100.1', '100.100'],
    [0, '0.00'],
    [0, '-0'],
    [25, '25.000'],
    [1e14, '100000000000000'],
  ])('knows that %j and %j are the same', (a, b) => {
    expect(equalAmounts(a, b)).toBe(true);
    expect(equalAmounts(b, a)).toBe(true);
  });

  it.each([
    [0.1 + 0.2, 0.3],
    ['100.10', '100.11'],
    [100, '100.001'],
    [-1, 1],
    ['10.5', '105'],
  ])('knows that %j and %j are not', (a, b) => {
    expect(equalAmounts(a, b)).toBe(false);
  });

  it('is that of the minor units, for every two amounts', () => {
    const near = fc.tuple(minorUnits, fc.integer({ min: -1, max: 1 }));
    holds(
      fc.property(near, currency, ([minor, step], code) => {
        const amounts = [fromMinorUnits(minor, code), fromMinorUnits(minor + step, code)];
        expect(equalAmounts(...(amounts as [string, string]))).toBe(step === 0);
      }),
    );
  });

  it('does not mind zeros at the end', () => {
    holds(
      fc.property(minorUnits, fc.integer({ min: 0, max: 10 }), (minor, zeros) => {
        const amount = fromMinorUnits(minor, 'AED');
        expect(equalAmounts(amount, amount + '0'.repeat(zeros))).toBe(true);
      }),
    );
  });

  it('of sums is exact where doubles are not', () => {
    expect(0.1 + 0.2 === 0.3).toBe(false);
    expect(differenceIsZero([0.1, 0.2], [0.3])).toBe(true);
    expect(differenceIsZero(['0.10', '0.20'], ['0.3001'])).toBe(false);
    expect(differenceIsZero([], [])).toBe(true);
  });

  it('of sums is that of the sums of their minor units', () => {
    const small = fc.integer({ min: -1_000_000, max: 1_000_000 });
    holds(
      fc.property(fc.array(small, { maxLength: 12 }), fc.integer({ min: -1, max: 1 }), (units, step) => {
        const total = units.reduce((sum, each) => sum + each, 0) + step;
        const amounts = units.map((each) => Number(fromMinorUnits(each, 'KWD')));
        expect(differenceIsZero(amounts, [fromMinorUnits(total, 'KWD')])).toBe(step === 0);
      }),
    );
  });
});
