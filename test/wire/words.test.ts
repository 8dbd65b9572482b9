import { describe, expect, it } from 'vitest';
import { knownWord, toCode } from '../../src/wire/words.js';

describe('toCode', () => {
  it.each([
    ['Partially refunded', 'PARTIALLY_REFUNDED'],
    ['partially-refunded', 'PARTIALLY_REFUNDED'],
    ['  Careem   pay ', 'CAREEM_PAY'],
    ['SOLANA_PAY', 'SOLANA_PAY'],
    [' PAID', 'PAID'],
    ['Partially REFUNDED', 'PARTIALLY_REFUNDED'],
    ['PARTIALLY_refunded', 'PARTIALLY_REFUNDED'],
    ['PARTIALLY_ refunded', 'PARTIALLY_REFUNDED'],
    ['PointCheckout', 'POINTCHECKOUT'],
    ['', ''],
  ])('makes a code of %j: %s', (word, code) => {
    expect(toCode(word)).toBe(code);
  });

  it('does not fold letters of other alphabets into ours', () => {
    expect(toCode('paıd')).not.toBe('PAID');
    expect(toCode('expireﬂ')).toBe('EXPIREﬂ');
  });
});

describe('knownWord', () => {
  it('finds the word that is meant', () => {
    expect(knownWord(['TWO_WORDS', 'ONE'], 'two words')).toBe('TWO_WORDS');
  });

  it.each(['TWO', 'two words!', 'UNKNOWN', '', 5, null, undefined, ['ONE'], { toString: () => 'ONE' }])(
    'says UNKNOWN to anything else: %j',
    (word) => {
      expect(knownWord(['TWO_WORDS', 'ONE'], word)).toBe('UNKNOWN');
    },
  );
});
