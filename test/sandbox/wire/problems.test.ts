import { describe, expect, it } from 'vitest';
import { readSavedState } from '../../../src/sandbox/wire/saved-records.js';
import { checkoutBody } from '../merchant.js';
import { openSandbox } from '../open-sandbox.js';

describe('the answer to a body with several mistakes', () => {
  const errorOf = async (change: object) => {
    const { merchant } = openSandbox();
    return (await merchant.post('/checkout/mobile', { ...checkoutBody('mobile'), ...change })).error;
  };

  it('names the first field in the order of the documentation', async () => {
    expect(await errorOf({ currency: 1, orderId: null })).toBe('orderId must not be null.');
  });

  it('names an unknown field first, because a misspelt field is missing too', async () => {
    expect(await errorOf({ orderId: undefined, orderID: 'x' })).toBe('orderID is not a known field.');
    expect(await errorOf({ customer: { firstname: 'x' } })).toBe('customer.firstname is not a known field.');
  });

  it('names a number in place of an object', async () => {
    expect(await errorOf({ customer: 7 })).toBe('customer must be a JSON object.');
    expect(await errorOf({ items: [7] })).toBe('items[0] must be a JSON object.');
  });
});

describe('a saved state with mistakes', () => {
  it('is refused with a list of at most twenty mistakes', () => {
    const saved = { branches: Array.from({ length: 50 }, () => ({})) };
    const problem = (() => {
      try {
        readSavedState(saved);
      } catch (error) {
        return String(error);
      }
      return '';
    })();
    expect(problem).toContain('state.branches[0].id is required. state.branches[0].name is required.');
    expect(problem.match(/ is required\./g)).toHaveLength(20);
    expect(problem).toMatch(/ And \d+ more\.$/);
  });
});
