import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { queryText } from '../../src/wire/query.js';
import { holds } from '../support/property.js';

describe('a query', () => {
  it('is nothing when there is nothing in it', () => {
    expect(queryText(undefined)).toBe('');
    expect(queryText({})).toBe('');
    expect(queryText({ page: undefined, status: [] })).toBe('');
  });

  it('repeats the key of a list', () => {
    expect(queryText({ status: ['PENDING', 'PAID'], page: 0 })).toBe('?status=PENDING&status=PAID&page=0');
  });

  it('encodes names and values, and writes a blank so that everybody reads it', () => {
    expect(queryText({ note: 'Fish & chips #1 +5%', 'customer.email': 'a+b@x.example' })).toBe(
      '?note=Fish%20%26%20chips%20%231%20%2B5%25&customer.email=a%2Bb%40x.example',
    );
  });

  it('writes every kind of value, false and zero included', () => {
    expect(queryText({ a: 0, b: false, c: '', d: 1653241101733169556n, e: 1.5 })).toBe(
      '?a=0&b=false&c=&d=1653241101733169556&e=1.5',
    );
  });

  it('arrives as it was sent', () => {
    const value = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(...'aé中😀\u0300\0&=+#%') }));
    const query = fc.dictionary(
      fc.string({ minLength: 1 }),
      fc.oneof(value, fc.array(value, { maxLength: 3 })),
      { maxKeys: 4 },
    );
    holds(
      fc.property(query, (fields) => {
        const sent = Object.entries(fields).flatMap(([name, values]) =>
          [values].flat().map((each) => [name, each]),
        );
        const { searchParams, hash } = new URL(`https://api.example/${queryText(fields)}`);
        expect([...searchParams]).toEqual(sent);
        expect(hash).toBe('');
      }),
    );
  });
});
