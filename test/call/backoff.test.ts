import { afterEach, describe, expect, it, vi } from 'vitest';
import { backoffMs, pollDelayMs, retryAfterMs } from '../../src/call/backoff.js';

const jitter = (value: number) => vi.spyOn(Math, 'random').mockReturnValue(value);
const NEARLY_ONE = 1 - Number.EPSILON;

describe('the wait before a retry', () => {
  it('is anything up to a ceiling that doubles, eight seconds at the most', () => {
    jitter(NEARLY_ONE);
    expect([1, 2, 3, 4, 5, 6, 100].map((retry) => Math.round(backoffMs(retry)))).toEqual([
      500, 1_000, 2_000, 4_000, 8_000, 8_000, 8_000,
    ]);
    jitter(0);
    expect(backoffMs(5)).toBe(0);
    jitter(0.5);
    expect(backoffMs(2)).toBe(500);
  });

  it('may have a lower ceiling', () => {
    jitter(NEARLY_ONE);
    expect(Math.round(backoffMs(9, 2_000))).toBe(2_000);
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
