import fc from 'fast-check';
import { parseReturnUrl } from 'paymennt';
import { describe, expect, it } from 'vitest';
import { holds } from '../support/property.js';

const ID = '1653241101733169556';

describe('a return URL', () => {
  it.each([
    `https://shop.example/return?reference=ORD-1&checkout=${ID}`,
    `/return?checkout=${ID}&reference=ORD-1`,
    `/return?lang=en&reference=ORD-1&checkout=${ID}#thanks`,
    `?checkout=${ID}&reference=ORD-1`,
    `http://localhost:3000/?checkout=${ID}&checkout=2&reference=ORD-1`,
    `https://shop.example/return?cart=7?reference=ORD-1&checkout=${ID}`,
    `https://shop.example/return?cart=7?checkout=${ID}&reference=ORD-1`,
    `https://shop.example/return??reference=ORD-1&checkout=${ID}`,
    `/return?reference=ORD-1&amp;checkout=${ID}`,
    `/return?lang=en&amp;amp;reference=ORD-1&AMP;checkout=${ID}`,
    `/return?lang=en&#38;reference=ORD-1&#x26;checkout=${ID}`,
    `/return?a=1?reference=ORD-1&amp;checkout=${ID}`,
    `/return?lang=en&#038;reference=ORD-1&amp%3Bcheckout=${ID}`,
    `//?reference=ORD-1&checkout=${ID}`,
    `///return?reference=ORD-1&checkout=${ID}`,
    `https://shop.example:port/return?reference=ORD-1&checkout=${ID}`,
    ` /return?reference=ORD-1&checkout=${ID}\n`,
    `https://shop.example/#/return?reference=ORD-1&checkout=${ID}`,
  ])('names its checkout and its request: %s', (url) => {
    expect(parseReturnUrl(url)).toEqual({ checkoutId: ID, requestId: 'ORD-1' });
  });

  it('may have question marks in its values', () => {
    expect(parseReturnUrl('/r?q=what?&reference=ORD?1&checkout=7')).toEqual({
      checkoutId: '7',
      requestId: 'ORD?1',
    });
  });

  it('may be a URL object', () => {
    const url = new URL(`https://shop.example/?reference=ORD%201&checkout=${ID}`);

    expect(parseReturnUrl(url)).toEqual({ checkoutId: ID, requestId: 'ORD 1' });
  });

  it('never says a status, whatever it claims', () => {
    const hint = parseReturnUrl(`/return?checkout=${ID}&reference=ORD-1&status=PAID&verified=true`);

    expect(Object.keys(hint).sort()).toEqual(['checkoutId', 'requestId']);
  });

  it.each([
    ['/return', undefined, undefined],
    ['/return?checkout=&reference=', undefined, undefined],
    ['/return?checkout', undefined, undefined],
    [`/return?checkout=${ID}`, ID, undefined],
    ['/return?reference=ORD-1', undefined, 'ORD-1'],
    ['/return?Checkout=1&REFERENCE=2', undefined, undefined],
    ['/return#checkout=1&reference=2', undefined, undefined],
  ])('may leave something out: %s', (url, checkoutId, requestId) => {
    expect(parseReturnUrl(url)).toEqual({ checkoutId, requestId });
  });

  it('is decoded once', () => {
    expect(parseReturnUrl('/r?reference=50%2525&checkout=a%2Bb+c')).toEqual({
      checkoutId: 'a+b c',
      requestId: '50%25',
    });
  });

  it('gives back whatever was put into it', () => {
    const text = fc.string({ minLength: 1 });
    holds(
      fc.property(text, text, (checkout, reference) => {
        const query = new URLSearchParams({ reference, checkout });
        expect(parseReturnUrl(`/return?${query}`)).toEqual({ checkoutId: checkout, requestId: reference });
      }),
    );
  });

  it('reads nothing out of junk, and never throws', () => {
    const trap = {
      get href(): string {
        throw new Error('trap');
      },
    };
    for (const junk of [undefined, null, 5, {}, [], Symbol('x'), trap, 'http://[', 'https://']) {
      expect(parseReturnUrl(junk as string)).toEqual({ checkoutId: undefined, requestId: undefined });
    }
    holds(
      fc.property(fc.oneof(fc.anything(), fc.string()), (junk) => {
        expect(Object.keys(parseReturnUrl(junk as string)).sort()).toEqual(['checkoutId', 'requestId']);
      }),
      300,
    );
  });
});
