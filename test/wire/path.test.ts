import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fillPath } from '../../src/wire/path.js';
import { holds } from '../support/property.js';

const TEMPLATE = '/checkout/{checkoutId}/refund';

/** A path as a server would take it apart again. */
function arrives(path: string): string[] {
  const { pathname, search, hash } = new URL(`https://api.example/mer/v2.0${path}`);
  expect(search + hash).toBe('');
  return pathname.split('/').slice(3).map(decodeURIComponent);
}

describe('a path', () => {
  it('without ids is itself', () => {
    expect(fillPath('/checkout/mobile', {})).toEqual({ path: '/checkout/mobile' });
  });

  it('has its ids filled in', () => {
    expect(fillPath(TEMPLATE, { checkoutId: '1653241101733169556' })).toEqual({
      path: '/checkout/1653241101733169556/refund',
    });
    expect(fillPath('/a/{x}/b/{y}', { x: '1', y: '{x}' })).toEqual({ path: '/a/1/b/%7Bx%7D' });
  });

  it.each([
    'a/b',
    '../branches/1',
    '1?x=1',
    '1#x',
    '%2e%2e',
    '..;',
    '1\r\nX: 1',
    '\t..',
    ' ',
    'é',
    '😀',
    '\0',
  ])('keeps an id in its one segment, or refuses it: %j', (id) => {
    const filled = fillPath(TEMPLATE, { checkoutId: id });
    if ('path' in filled) expect(arrives(filled.path)).toEqual(['checkout', id, 'refund']);
    else expect(id.trim()).toBe('');
  });

  it('keeps every id in its one segment', () => {
    const id = fc.oneof(
      fc.string({ minLength: 1 }),
      fc.string({ unit: fc.constantFrom(...'aé中😀\u0300\u200f\0\x7f\ufeff'), minLength: 1 }),
      fc.string({ unit: fc.constantFrom(...'./%2eE?#\\:@ \t\n;'), minLength: 1 }),
    );
    holds(
      fc.property(id, (text) => {
        const filled = fillPath(TEMPLATE, { checkoutId: text });
        if ('path' in filled) expect(arrives(filled.path)).toEqual(['checkout', text, 'refund']);
        else expect(text.trim() === '' || text === '.' || text === '..').toBe(true);
      }),
      1_000,
    );
  });

  it.each<[unknown, string]>([
    ['', 'must not be empty'],
    [' ', 'must not be empty'],
    ['\n', 'must not be empty'],
    ['.', 'must be an id, not a path'],
    ['..', 'must be an id, not a path'],
    ['1\ud800', 'must be well-formed text'],
    [1653241101733169, 'must be a string (a number loses digits of a 19-digit id)'],
    [true, 'must be a string (a number loses digits of a 19-digit id)'],
    [undefined, 'must be a string (a number loses digits of a 19-digit id)'],
    [null, 'must be a string (a number loses digits of a 19-digit id)'],
    [{}, 'must be a string (a number loses digits of a 19-digit id)'],
    [['1'], 'must be a string (a number loses digits of a 19-digit id)'],
    [new String('1'), 'must be a string (a number loses digits of a 19-digit id)'],
  ])('refuses %j as an id', (id, message) => {
    expect(fillPath(TEMPLATE, { checkoutId: id })).toEqual({ issues: [{ path: 'checkoutId', message }] });
  });

  it('names every id that is wrong', () => {
    const filled = fillPath('/a/{x}/b/{y}', { x: '..', y: '' });

    expect('issues' in filled && filled.issues.map(({ path }) => path)).toEqual(['x', 'y']);
  });
});
