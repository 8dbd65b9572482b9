import { afterEach, describe, expect, it, vi } from 'vitest';
import { pollDelayMs } from '../../src/call/poll.js';
import { retryAfterMs, waitMs } from '../../src/call/retry-policy.js';

const jitter = (value: number) => vi.spyOn(Math, 'random').mockReturnValue(value);
const NEARLY_ONE = 1 - Number.EPSILON;

describe('the wait before a retry', () => {
  it('is anything up to a ceiling that doubles, eight seconds at the most', () => {
    jitter(NEARLY_ONE);
    expect([1, 2, 3, 4, 5, 6, 100].map((nth) => Math.round(waitMs('read', nth)))).toEqual([
      500, 1_000, 2_000, 4_000, 8_000, 8_000, 8_000,
    ]);
    jitter(0);
    expect(waitMs('write', 5)).toBe(0);
    jitter(0.5);
    expect(waitMs('write', 2)).toBe(500);
  });

  it('has a ceiling of two seconds for a creation, because a shopper waits', () => {
    jitter(NEARLY_ONE);
    expect([1, 2, 3, 9].map((nth) => Math.round(waitMs('creation', nth)))).toEqual([
      500, 1_000, 2_000, 2_000,
    ]);
  });

  it('is never shorter than Retry-After, and has jitter when that is 0', () => {
    jitter(0.5);
    expect(waitMs('read', 1, 7_000)).toBe(7_000);
    expect(waitMs('read', 1, 0)).toBe(250);
    expect(waitMs('read', 1, 100)).toBe(250);
  });
});

describe('the wait between two looks', () => {
  it('grows from half a second to five seconds', () => {
    jitter(0);
    expect([1, 2, 50].map(pollDelayMs)).toEqual([500, 750, 2_500]);
    jitter(NEARLY_ONE);
    expect([1, 2, 50].map((round) => Math.round(pollDelayMs(round)))).toEqual([1_000, 1_500, 5_000]);
  });
});

describe('Retry-After', () => {
  const read = (value: string) => retryAfterMs(new Headers({ 'retry-after': value }));

  afterEach(() => vi.useRealTimers());

  it.each([
    ['0', 0],
    ['7', 7_000],
    ['120', 120_000],
    [' 7 ', 7_000],
    ['9'.repeat(400), Number.POSITIVE_INFINITY],
  ])('may be seconds: %j', (value, ms) => {
    expect(read(value)).toBe(ms);
  });

  it.each([
    ['Sat, 31 Jan 2026 10:00:07 GMT', 7_000],
    ['Saturday, 31-Jan-26 10:00:07 GMT', 7_000],
    ['Sat, 31 Jan 2026 09:00:00 GMT', 0],
  ])('may be a date: %s', (value, ms) => {
    vi.useFakeTimers({ now: Date.parse('2026-01-31T10:00:00Z') });
    expect(read(value)).toBe(ms);
  });

  it.each(['-1', '+5', '5.5', '1,2', '1e3', '0x10', 'soon', 'soon 5', 'NaN', 'Infinity', 'Sat', ' '])(
    'is not heeded when it is neither: %j',
    (value) => {
      expect(read(value)).toBeUndefined();
    },
  );

  it('may be missing', () => {
    expect(retryAfterMs(new Headers())).toBeUndefined();
  });
});
