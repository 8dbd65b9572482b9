import { SUBSCRIPTION_STATUSES } from 'paymennt';
import { describe, expect, it } from 'vitest';
import { toSubscriptionStatus } from '../../src/statuses/subscription.js';

describe('the status of a subscription', () => {
  it('is one of four', () => {
    expect(SUBSCRIPTION_STATUSES).toEqual(['ACTIVE', 'INACTIVE', 'ARCHIVED', 'EXPIRED']);
  });

  it.each(SUBSCRIPTION_STATUSES)('%s is read in both spellings', (status) => {
    expect(toSubscriptionStatus(status)).toBe(status);
    expect(toSubscriptionStatus(status.charAt(0) + status.slice(1).toLowerCase())).toBe(status);
  });

  it.each(['PAUSED', 'PAID', '', null, undefined, 7, {}])('is UNKNOWN for %j', (word) => {
    expect(toSubscriptionStatus(word)).toBe('UNKNOWN');
  });
});
