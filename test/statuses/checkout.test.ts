import fc from 'fast-check';
import {
  CHECKOUT_STATUSES,
  type CheckoutStatus,
  type HasCheckoutStatus,
  isAwaitingCapture,
  isCancellable,
  isCheckoutStatus,
  isFinal,
  isPaid,
  isPending,
  isRefundable,
  isRefunded,
  isUnsuccessful,
} from 'paymennt';
import { describe, expect, it } from 'vitest';
import { toCheckoutStatus } from '../../src/statuses/checkout.js';
import { holds } from '../support/property.js';

// The predicates' table of the design, read from the other side: status by status.
const TRUE_FOR: Readonly<Record<CheckoutStatus, readonly string[]>> = {
  PENDING: ['isPending', 'isCancellable'],
  AUTHORIZED: ['isAwaitingCapture', 'isCancellable'],
  PENDING_CONFIRMATION: ['isPending'],
  PAID: ['isPaid', 'isRefundable', 'isFinal'],
  FAILED: ['isUnsuccessful', 'isFinal'],
  CANCELLED: ['isUnsuccessful', 'isFinal'],
  EXPIRED: ['isUnsuccessful', 'isFinal'],
  REFUNDED: ['isRefunded', 'isFinal'],
  PARTIALLY_REFUNDED: ['isRefunded', 'isRefundable', 'isFinal'],
  CHARGEBACK: ['isFinal'],
  UNKNOWN: [],
};

const PREDICATES: Readonly<Record<string, (subject: HasCheckoutStatus) => boolean>> = {
  isPaid,
  isPending,
  isAwaitingCapture,
  isUnsuccessful,
  isRefunded,
  isRefundable,
  isCancellable,
  isFinal,
};

const rows = Object.entries(TRUE_FOR) as [CheckoutStatus, readonly string[]][];
const cells = rows.flatMap(([status, names]) =>
  Object.entries(PREDICATES).map(([name, predicate]) => ({
    name,
    status,
    predicate,
    expected: names.includes(name),
  })),
);

const JUNK: readonly unknown[] = [
  'paid',
  'Paid',
  ' PAID',
  'PAID ',
  'Partially refunded',
  'constructor',
  '__proto__',
  'toString',
  '',
  0,
  1,
  true,
  null,
  undefined,
  [],
  ['PAID'],
  {},
  { status: 'paid' },
  { status: ['PAID'] },
  { status: { status: 'PAID' } },
  { rawStatus: 'PAID' },
  { status: null },
  new String('PAID'),
  Symbol('PAID'),
  () => 'PAID',
];

describe('the predicates', () => {
  it.each(cells)('$name($status) is $expected', ({ predicate, status, expected }) => {
    expect(predicate(status)).toBe(expected);
    expect(predicate({ status })).toBe(expected);
  });

  it('cover every status there is', () => {
    expect(Object.keys(TRUE_FOR)).toEqual([...CHECKOUT_STATUSES, 'UNKNOWN']);
  });

  it.each(Object.entries(PREDICATES))('%s is false for junk', (_, predicate) => {
    for (const junk of JUNK) expect(predicate(junk as CheckoutStatus)).toBe(false);
  });

  it.each(Object.entries(PREDICATES))('%s is false for anything that is no status', (_, predicate) => {
    const junk = fc.anything().filter((value) => !isCheckoutStatus(value));
    holds(
      fc.property(junk, (value) => {
        expect(predicate(value as CheckoutStatus)).toBe(false);
        expect(predicate({ status: value as CheckoutStatus })).toBe(false);
      }),
    );
  });

  it('never call the same checkout final and still open', () => {
    for (const status of CHECKOUT_STATUSES) {
      expect([isFinal, isPending, isAwaitingCapture].filter((predicate) => predicate(status))).toHaveLength(
        1,
      );
    }
  });
});

describe('isCheckoutStatus', () => {
  it.each(CHECKOUT_STATUSES)('knows %s', (status) => {
    expect(isCheckoutStatus(status)).toBe(true);
  });

  it.each([['UNKNOWN'], ...JUNK.map((junk) => [junk])])('does not know %s', (junk) => {
    expect(isCheckoutStatus(junk)).toBe(false);
  });
});

describe('a status from the wire', () => {
  const LABELS: Readonly<Record<string, CheckoutStatus>> = {
    Pending: 'PENDING',
    Authorized: 'AUTHORIZED',
    'Pending confirmation': 'PENDING_CONFIRMATION',
    Paid: 'PAID',
    Failed: 'FAILED',
    Cancelled: 'CANCELLED',
    Expired: 'EXPIRED',
    Refunded: 'REFUNDED',
    'Partially refunded': 'PARTIALLY_REFUNDED',
    Chargeback: 'CHARGEBACK',
  };

  it.each(Object.entries(LABELS))('may be spelt as a label: %s', (label, status) => {
    expect(toCheckoutStatus(label)).toBe(status);
  });

  it.each(CHECKOUT_STATUSES)('may be spelt as a code, in any case: %s', (status) => {
    expect(toCheckoutStatus(status)).toBe(status);
    expect(toCheckoutStatus(status.toLowerCase())).toBe(status);
    expect(toCheckoutStatus(` ${status.replaceAll('_', '-')} `)).toBe(status);
  });

  it.each([
    'AUTHORISED',
    'CANCELED',
    'PAID!',
    'PAYED',
    'UNKNOWN',
    'paıd',
    'PAІD',
    '',
    5,
    null,
    undefined,
    {},
    ['PAID'],
  ])('is UNKNOWN when nobody knows the word: %j', (word) => {
    expect(toCheckoutStatus(word)).toBe('UNKNOWN');
  });

  it('is always one of the union, and never the wrong one', () => {
    holds(
      fc.property(fc.anything(), (word) => {
        const status = toCheckoutStatus(word);
        expect([...CHECKOUT_STATUSES, 'UNKNOWN']).toContain(status);
        if (status !== 'UNKNOWN') expect(String(word).toUpperCase()).toContain(status.slice(0, 4));
      }),
      300,
    );
  });
});
