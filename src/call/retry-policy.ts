import { isEnvelope, jsonOf } from '../wire/envelope.js';
import { type Answered, type Attempt, canHaveBeenSent, type Effect, isSuccess } from './attempt.js';

/** Statuses after which the same request can succeed a moment later. */
const isPassing = ({ status }: Answered) => status === 408 || status === 429 || status >= 500;

// A 408 may come from a proxy although the API has received the request. A 421 may come from another server.
const fromInBetween = (status: number) => status === 408 || status === 421;

function isHtml({ headers, text }: Answered): boolean {
  return /html/i.test(headers.get('content-type') ?? '') || /^\s*</.test(text ?? '');
}

/** The reason of a refusal: the request itself, its credentials, or the rate of requests. */
export type Refusal = 'request' | 'credentials' | 'rate';

/**
 * The refusal that an attempt proves; nothing has changed then. The API's own envelope with `success: false` proves a
 * refusal, and so do 401, 429, and a 403 that is not HTML. Any other 4xx can come from an intermediary, such as a
 * firewall that read the API's answer.
 */
export function refusalOf(attempt: Attempt | undefined): Refusal | undefined {
  if (attempt?.kind !== 'answered') return undefined;
  const { status } = attempt;
  if (status === 401) return 'credentials';
  if (status === 429) return 'rate';
  const json = jsonOf(attempt.text);
  const saysNo = isEnvelope(json) && !json.success;
  if (status === 403) return saysNo || !isHtml(attempt) ? 'credentials' : undefined;
  const byApi = isSuccess(attempt) || (status >= 400 && status < 500 && !fromInBetween(status));
  return saysNo && byApi ? 'request' : undefined;
}

/** Whether the request of the last attempt may be sent again without a look at the gateway. */
export function isRepeatable(effect: Effect, attempts: readonly Attempt[]): boolean {
  const last = attempts.at(-1);
  if (last === undefined || (last.kind === 'failed' && !last.passing)) return false;
  if (!canHaveBeenSent(last)) return true;
  if (effect === 'read') return last.kind !== 'answered' || isPassing(last);
  // The API created nothing. If an earlier attempt has an unknown outcome, the SDK looks for its checkout first.
  return effect === 'creation' && refusalOf(last) === 'rate' && allRefused(attempts);
}

const allRefused = (attempts: readonly Attempt[]) =>
  attempts.every((attempt) => !canHaveBeenSent(attempt) || refusalOf(attempt) !== undefined);

/**
 * How often the SDK looks for the checkout of a creation that failed. One look finds the checkout of an earlier call
 * with the same `requestId`; more looks find one that an attempt of this call made.
 */
export function looksAfter(attempts: readonly Attempt[]): 'none' | 'one' | 'until known' {
  const last = attempts.at(-1);
  const unusable = last?.kind === 'failed' && last.unusableFetch !== undefined;
  if (unusable || !attempts.some(canHaveBeenSent)) return 'none';
  if (!allRefused(attempts)) return 'until known';
  return refusalOf(last) === 'request' ? 'one' : 'none';
}

/** Whether another look-up can succeed. It cannot if the credentials or the `fetch` option are wrong. */
export function isWorthAnotherLook(look: Attempt | undefined): boolean {
  if (look === undefined || look.kind === 'timed_out') return true;
  if (look.kind === 'failed') return look.passing;
  const redirect = look.status < 200 || (look.status >= 300 && look.status < 400);
  return !redirect && look.text !== undefined && refusalOf(look) !== 'credentials';
}

const FIRST_MS = 500;
const LONGEST_MS = 8_000;
// Shorter than between reads: a shopper waits for the pay page.
const LONGEST_OF_CREATION_MS = 2_000;

/**
 * The wait before the nth repetition: a random time below a ceiling that doubles, so that many clients do not repeat
 * at the same moment, and never less than `Retry-After`.
 */
export function waitMs(effect: Effect, nth: number, retryAfterMs = 0): number {
  const ceilingMs = effect === 'creation' ? LONGEST_OF_CREATION_MS : LONGEST_MS;
  return Math.max(retryAfterMs, Math.random() * Math.min(ceilingMs, FIRST_MS * 2 ** (nth - 1)));
}

// The longest delay that a timer takes. A timer with a longer one fires at once.
const LONGEST_RETRY_AFTER_MS = 2 ** 31 - 1;

/** `Retry-After` in milliseconds, from seconds or an HTTP date. */
export function retryAfterMs(headers: Answered['headers']): number | undefined {
  const text = String(headers.get('retry-after'));
  // `Date.parse` makes a date of almost anything, `-1` included. The oldest form of an HTTP date names no time zone.
  const date = /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)/.test(text) ? `${text.replace(/ GMT$/, '')} GMT` : '';
  const ms = /^\d+$/.test(text) ? Number(text) * 1_000 : Date.parse(date) - Date.now();
  return Number.isNaN(ms) ? undefined : Math.min(LONGEST_RETRY_AFTER_MS, Math.max(0, ms));
}

/** The reason for which a request is repeated, as hooks receive it. */
export function reasonOf(attempt: Attempt): string {
  if (attempt.kind === 'answered') return String(attempt.status);
  return attempt.kind === 'timed_out' ? 'timeout' : (attempt.causeCode ?? 'connection');
}
