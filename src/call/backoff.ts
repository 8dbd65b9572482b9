const FIRST_MS = 500;
const LONGEST_MS = 8_000;

/** Full jitter: anything up to a ceiling that doubles, so that many clients do not come back together. */
export function backoffMs(retry: number, longestMs = LONGEST_MS): number {
  return Math.random() * Math.min(longestMs, FIRST_MS * 2 ** (retry - 1));
}

/** `Retry-After` in milliseconds, from seconds or an HTTP date. */
export function retryAfterMs(headers: Headers): number | undefined {
  const text = headers.get('retry-after')?.trim();
  if (!text) return undefined;
  if (/^\d+$/.test(text)) return Number(text) * 1_000;
  // `Date.parse` makes a date of almost anything, `-1` included.
  const date = /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - Date.now());
}

/** Between two looks at a checkout that a shopper is still paying: half a second at first, five at the most. */
export function pollDelayMs(round: number): number {
  return (0.5 + Math.random() / 2) * Math.min(5_000, 1_000 * 1.5 ** (round - 1));
}
