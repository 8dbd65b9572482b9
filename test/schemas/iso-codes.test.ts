import { describe, expect, it } from 'vitest';
import { isCountryCode, isCurrencyCode } from '../../src/schemas/iso-codes.js';

const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const ofTwo = LETTERS.flatMap((first) => LETTERS.map((second) => first + second));
const ofThree = ofTwo.flatMap((start) => LETTERS.map((third) => start + third));

describe('the codes of ISO', () => {
  it('are as many as the standard has, and no other text passes', () => {
    expect(ofTwo.filter(isCountryCode)).toHaveLength(250);
    expect(ofThree.filter(isCountryCode)).toHaveLength(250);
    expect(ofThree.filter(isCurrencyCode)).toHaveLength(167);
    expect([...LETTERS, ...ofTwo].filter(isCurrencyCode)).toEqual([]);
    expect(['', ' ', '\n', 'ae', 'are', 'aed', ...LETTERS].filter(isCountryCode)).toEqual([]);
  });

  it('hold the first, the last and those of the Gulf', () => {
    expect(['AD', 'AE', 'BH', 'KW', 'OM', 'QA', 'SA', 'XK', 'ZW'].every(isCountryCode)).toBe(true);
    expect(['ABW', 'ARE', 'BHR', 'KWT', 'OMN', 'QAT', 'SAU', 'XKX', 'ZWE'].every(isCountryCode)).toBe(true);
    expect(['AED', 'BHD', 'KWD', 'OMR', 'QAR', 'SAR', 'USD', 'EUR', 'ZWG'].every(isCurrencyCode)).toBe(true);
  });
});
