import { describe, expect, it } from 'vitest';
import { cardListParamsSchema } from '../../src/cards/schema.js';
import { checkoutSearchParamsSchema, refundParamsSchema } from '../../src/checkouts/schema.js';
import { pageParamsSchema } from '../../src/shared/schema.js';
import { subscriptionSearchParamsSchema } from '../../src/subscriptions/schema.js';
import { type Query, queryText } from '../../src/wire/query.js';
import { problems, wire } from './requests.js';

/** The query that is sent, by name; a name that is repeated has a list. */
function sent(...request: Parameters<typeof wire>): Record<string, string | string[]> {
  const query = new URLSearchParams(queryText(wire(...request) as Query));
  return Object.fromEntries(
    [...new Set(query.keys())].map((name) => {
      const values = query.getAll(name);
      const [first = ''] = values;
      return [name, values.length === 1 ? first : values];
    }),
  );
}

const AT_LEAST_ONE = 'must be an array with at least one entry';

describe('a search for checkouts', () => {
  it('finds everything without a filter, and leaves out what is undefined', () => {
    expect(sent(checkoutSearchParamsSchema, {})).toStrictEqual({});
    const nothing = { type: undefined, status: undefined, customer: { email: undefined }, page: undefined };
    expect(sent(checkoutSearchParamsSchema, nothing)).toStrictEqual({});
  });

  it('refuses a state that the API does not have', () => {
    const known =
      'must be one of PENDING, AUTHORIZED, PENDING_CONFIRMATION, PAID, FAILED, CANCELLED, EXPIRED, REFUNDED, ' +
      'PARTIALLY_REFUNDED, CHARGEBACK';
    expect(problems(checkoutSearchParamsSchema, { status: ['PAID', 'UNKNOWN', 'Paid'] })).toEqual({
      'status[1]': known,
      'status[2]': known,
    });
    expect(problems(checkoutSearchParamsSchema, { status: 'PAID' })).toEqual({ status: AT_LEAST_ONE });
  });

  it('does not take an empty list of states for all of them', () => {
    expect(problems(checkoutSearchParamsSchema, { status: [] })).toEqual({ status: AT_LEAST_ONE });
  });

  it('refuses a channel in small letters, as the API does', () => {
    expect(problems(checkoutSearchParamsSchema, { type: 'web' })).toEqual({
      type: 'must be a code such as QR, WEB, MOBILE, LINK, TERMINAL, spelt exactly like that',
    });
  });

  it('refuses a customer’s own id under the name that answers have for it', () => {
    expect(Object.keys(problems(checkoutSearchParamsSchema, { customer: { id: '7' } }))).toEqual([
      'customer.id',
    ]);
  });
});

describe('a search for subscriptions', () => {
  it('knows the states of a subscription, not those of a checkout', () => {
    expect(problems(subscriptionSearchParamsSchema, { status: ['PAID'] })).toEqual({
      'status[0]': 'must be one of ACTIVE, INACTIVE, ARCHIVED, EXPIRED',
    });
    expect(problems(subscriptionSearchParamsSchema, { status: [] })).toEqual({ status: AT_LEAST_ONE });
  });
});

describe('a page of a listing', () => {
  it('counts pages from 0 and rows from 1', () => {
    expect(sent(pageParamsSchema, { page: 0, size: 1 })).toEqual({ page: '0', size: '1' });
    expect(problems(pageParamsSchema, { page: -1, size: 0 })).toEqual({
      page: 'must be a whole number of 0 or more',
      size: 'must be a whole number of 1 or more',
    });
    expect(Object.keys(problems(pageParamsSchema, { page: '0', size: 1.5 }))).toEqual(['page', 'size']);
  });

  it('may be left to the API', () => {
    expect(sent(pageParamsSchema, {})).toStrictEqual({});
  });
});

describe('a list of stored cards', () => {
  it('is of one customer', () => {
    expect(problems(cardListParamsSchema, {})).toEqual({
      customerReferenceId: 'is required and must be a non-empty string',
    });
  });
});

describe('a refund', () => {
  const refund = { amount: '10.50', currency: 'AED', note: 'Out of stock' };

  it('travels without what is undefined', () => {
    expect(sent(refundParamsSchema, { ...refund, referenceId: undefined })).toStrictEqual(refund);
  });

  it.each([0, -1, '0.00', '-5'])('of %j is refused', (amount) => {
    expect(problems(refundParamsSchema, { ...refund, amount })).toEqual({
      amount: 'must be an amount in major units, such as 10.5 or "10.50", greater than zero',
    });
  });

  it('has no more decimals than its currency', () => {
    expect(problems(refundParamsSchema, { ...refund, amount: '10.505', currency: 'KWD' })).toEqual({});
    expect(problems(refundParamsSchema, { ...refund, amount: '10.505' })).toEqual({
      amount: 'must have at most 2 decimals in AED; round it before sending, for example "10.51"',
    });
  });

  it('says why', () => {
    expect(problems(refundParamsSchema, { ...refund, note: ' ' })).toEqual({
      note: 'must be a non-empty string',
    });
    expect(Object.keys(problems(refundParamsSchema, {}))).toEqual(['amount', 'currency', 'note']);
  });
});
