import { describe, expect, it } from 'vitest';
import { subscriptionParamsSchema } from '../../src/subscriptions/schema.js';
import { customer, problems, subscription, wire } from '../schemas/requests.js';

const found = (changes: object) => problems(subscriptionParamsSchema, { ...subscription, ...changes });

describe('the customer of a subscription', () => {
  it('is known by id, or described', () => {
    expect(found({})).toEqual({});
    expect(found({ customerId: undefined, customer })).toEqual({});
  });

  it('is required', () => {
    expect(found({ customerId: undefined })).toEqual({ customer: 'is required, unless customerId is given' });
  });

  it('is not both', () => {
    expect(found({ customer })).toEqual({ customerId: 'must not be given together with customer' });
  });
});

describe('the schedule of a subscription', () => {
  it('takes midnight for an hour', () => {
    expect(wire(subscriptionParamsSchema, { ...subscription, sendOnHour: 0 })).toMatchObject({
      sendOnHour: 0,
    });
  });

  it.each([-1, 24, 9.5, '9'])('does not take %j for an hour', (sendOnHour) => {
    expect(found({ sendOnHour })).toEqual({ sendOnHour: 'must be a whole number from 0 to 23' });
  });

  it('may end on its first day, and not before', () => {
    expect(found({ endDate: '2026-03-01' })).toEqual({});
    expect(found({ endDate: '2026-12-31' })).toEqual({});
    expect(found({ endDate: '2026-02-28' })).toEqual({ endDate: 'must not be before startDate' });
  });

  it('asks for days that exist, and compares only those', () => {
    const day = 'must be a calendar day written yyyy-MM-dd, such as 2026-08-31';
    expect(found({ startDate: '2026-02-30', endDate: '2026-01-01' })).toEqual({ startDate: day });
    expect(found({ endDate: '1.1.2026' })).toEqual({ endDate: day });
  });

  it('knows the intervals of the API and lets new ones through', () => {
    expect(found({ sendEvery: 'TWO_WEEKS' })).toEqual({});
    expect(found({ sendEvery: 'FORTNIGHT' })).toEqual({});
    expect(Object.keys(found({ sendEvery: 'month' }))).toEqual(['sendEvery']);
  });
});

describe('the terms of a subscription', () => {
  it.each(['DEFAULT', 'CUSTOM', 'Default', 'Custom'])(
    'send the policy %s as it is spelt',
    (cancellationPolicyType) => {
      expect(wire(subscriptionParamsSchema, { ...subscription, cancellationPolicyType })).toMatchObject({
        cancellationPolicyType,
      });
    },
  );

  it.each([0, -10, '-10.00'])('ask for more than %j', (amount) => {
    expect(found({ amount })).toEqual({
      amount: 'must be an amount in major units, such as 10.5 or "10.50", greater than zero',
    });
  });

  it('ask for no more decimals than the currency has', () => {
    expect(Object.keys(found({ amount: '49.001' }))).toEqual(['amount']);
    expect(found({ amount: '49.001', currency: 'KWD' })).toEqual({});
  });
});
