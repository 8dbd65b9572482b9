import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Attempt, Effect } from '../../src/call/attempt.js';
import { outcomeOf } from '../../src/call/outcome.js';
import { pollDelayMs } from '../../src/call/poll.js';
import {
  isRepeatable,
  isWorthAnotherLook,
  looksAfter,
  reasonOf,
  refusalOf,
  retryAfterMs,
  waitMs,
} from '../../src/call/retry-policy.js';
import { tableOf } from '../docs/tables.js';
import { ATTEMPTS } from './attempts.js';

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

  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllEnvs();
  });

  it.each([
    ['0', 0],
    ['7', 7_000],
    ['120', 120_000],
    [' 7 ', 7_000],
    // A timer with a longer delay would fire at once.
    ['9'.repeat(400), 2 ** 31 - 1],
  ])('may be seconds: %j', (value, ms) => {
    expect(read(value)).toBe(ms);
  });

  it.each([
    ['Sat, 31 Jan 2026 10:00:07 GMT', 7_000],
    ['Saturday, 31-Jan-26 10:00:07 GMT', 7_000],
    ['Sat, 31 Jan 2026 09:00:00 GMT', 0],
    ['Sat Jan 31 10:00:07 2026', 7_000],
    ['Sat, 31 Jan 2099 09:00:00 GMT', 2 ** 31 - 1],
  ])('may be a date: %s', (value, ms) => {
    vi.useFakeTimers({ now: Date.parse('2026-01-31T10:00:00Z') });
    vi.stubEnv('TZ', 'Asia/Dubai');
    expect(read(value)).toBe(ms);
  });

  it.each([
    '-1',
    '+5',
    '5.5',
    '1,2',
    '1e3',
    '0x10',
    'soon',
    'soon 5',
    'NaN',
    'Infinity',
    'Sat',
    ' ',
    '(Sat) 31 Jan 2026',
  ])('is not heeded when it is neither: %j', (value) => {
    expect(read(value)).toBeUndefined();
  });

  it('may be missing', () => {
    expect(retryAfterMs(new Headers())).toBeUndefined();
  });
});

/** What the SDK does after the first attempt of a call that did not succeed, in the words of the guide. */
function stepAfter(effect: Effect, attempt: Attempt): string {
  if (isRepeatable(effect, [attempt])) return 'sent again';
  const looks = effect === 'creation' ? looksAfter([attempt]) : 'none';
  if (looks === 'one') return 'looked up once';
  if (looks === 'until known') return 'looked up, and sent again if it is not there';
  return `fails, \`${outcomeOf(effect, [attempt])}\``;
}

describe('the retry policy', () => {
  type Kind = keyof typeof ATTEMPTS;
  const GUIDE = tableOf('docs/retries-and-idempotency.md', 'the attempt ends with');
  const first = (kind: Kind) => (ATTEMPTS[kind] as readonly Attempt[])[0] as Attempt;
  const failures = (Object.keys(ATTEMPTS) as Kind[]).filter(
    (kind) => kind !== 'HTTP 2xx with `success: true`',
  );

  it('is quoted whole by the guide, one row for each kind of attempt', () => {
    expect(GUIDE.map(([kind]) => kind)).toEqual(failures);
  });

  it.each(GUIDE)('is as the guide says after %s', (kind = '', read, creation, write) => {
    for (const attempt of ATTEMPTS[kind as Kind] as readonly Attempt[]) {
      expect(stepAfter('read', attempt)).toBe(read);
      expect(stepAfter('creation', attempt)).toBe(creation);
      expect(stepAfter('write', attempt)).toBe(write);
    }
  });

  it('repeats a creation after 429 only while no earlier attempt is unknown', () => {
    const limited = first('HTTP 429');
    const lost = first('a connection that broke');
    const refused = first('a connection that was refused');

    expect(isRepeatable('creation', [limited, refused, limited])).toBe(true);
    expect(isRepeatable('creation', [lost, limited])).toBe(false);
    expect(looksAfter([lost, limited])).toBe('until known');
    expect(isRepeatable('creation', [])).toBe(false);
  });

  it('looks until the outcome is known when any attempt may have made the checkout', () => {
    const refusal = first('HTTP 4xx with `success: false`');
    const lost = first('a connection that broke');
    const refused = first('a connection that was refused');

    expect(looksAfter([lost, refusal])).toBe('until known');
    expect(looksAfter([lost, refused])).toBe('until known');
    expect(looksAfter([refused, refusal])).toBe('one');
    expect(looksAfter([])).toBe('none');
  });

  it.each<[boolean, Kind]>([
    [true, 'HTTP 2xx without an envelope'],
    [true, 'HTTP 403 that is HTML'],
    [true, 'HTTP 429'],
    [true, 'HTTP 408'],
    [true, 'HTTP 421'],
    [true, 'any other HTTP 4xx'],
    [true, 'HTTP 5xx'],
    [true, 'a connection that broke'],
    [true, 'no complete answer in time'],
    [false, 'a body over 10 MiB'],
    [false, 'a redirect'],
    [false, 'HTTP 401'],
    [false, 'HTTP 403 that is not HTML'],
    [false, 'a certificate that is not trusted'],
    [false, 'a `fetch` that is unusable'],
  ])('makes another look worth it: %s after %s', (worth, kind) => {
    for (const look of ATTEMPTS[kind] as readonly Attempt[]) expect(isWorthAnotherLook(look)).toBe(worth);
  });

  it('takes nothing for a refusal while there is no attempt', () => {
    expect(refusalOf(undefined)).toBeUndefined();
  });

  it.each<[string, Attempt]>([
    ['500', first('HTTP 5xx')],
    ['ECONNRESET', first('a connection that broke')],
    ['connection', { kind: 'failed', canHaveBeenSent: true, passing: true, causeCode: undefined }],
    ['timeout', first('no complete answer in time')],
  ])('tells hooks the reason of a retry: %s', (reason, attempt) => {
    expect(reasonOf(attempt)).toBe(reason);
  });

  it('makes another look worth it when there was none yet', () => {
    expect(isWorthAnotherLook(undefined)).toBe(true);
  });
});
