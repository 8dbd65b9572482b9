import { PAYMENT_STATUSES } from 'paymennt';
import { describe, expect, it } from 'vitest';
import { toPaymentStatus } from '../../src/statuses/payment.js';

describe('the status of a payment', () => {
  it('has words of its own: the money has moved at CAPTURED, not at PAID', () => {
    expect([...PAYMENT_STATUSES].sort()).toEqual([
      'AUTHORIZED',
      'CAPTURED',
      'CHARGEBACK',
      'FAILED',
      'PARTIALLY_REVERSED',
      'REDIRECT',
      'REJECTED',
      'REVERSED',
      'UNSUPPORTED',
      'VOIDED',
    ]);
    expect(toPaymentStatus('PAID')).toBe('UNKNOWN');
  });

  it.each(PAYMENT_STATUSES)('%s is read in both spellings', (status) => {
    expect(toPaymentStatus(status)).toBe(status);
    expect(toPaymentStatus(status.toLowerCase().replaceAll('_', ' '))).toBe(status);
  });

  it.each(['SETTLED', '', null, undefined, 7, {}])('is UNKNOWN for %j', (word) => {
    expect(toPaymentStatus(word)).toBe('UNKNOWN');
  });
});
