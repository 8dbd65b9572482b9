import type { SandboxSendEvery, SandboxSubscription } from '../records/index.js';

type PeriodUnit = 'DAYS' | 'WEEKS' | 'MONTHS';

/** The period and the unit of an interval in responses: `TWO_WEEKS` is a period of 2 with the unit `WEEKS`. */
export const PERIODS: Readonly<Record<SandboxSendEvery, { period: number; unit: PeriodUnit }>> = {
  DAY: { period: 1, unit: 'DAYS' },
  WEEK: { period: 1, unit: 'WEEKS' },
  TWO_WEEKS: { period: 2, unit: 'WEEKS' },
  MONTH: { period: 1, unit: 'MONTHS' },
  TWO_MONTHS: { period: 2, unit: 'MONTHS' },
  THREE_MONTHS: { period: 3, unit: 'MONTHS' },
  SIX_MONTHS: { period: 6, unit: 'MONTHS' },
  YEAR: { period: 12, unit: 'MONTHS' },
};

const DAY_MS = 86_400_000;

/** The time of the n-th billing of a subscription in milliseconds. The first billing has the number 0. */
export function billingMoment(
  { startDate, sendOnHour, sendEvery }: Pick<SandboxSubscription, 'startDate' | 'sendOnHour' | 'sendEvery'>,
  count: number,
): number {
  const { period, unit } = PERIODS[sendEvery];
  const start = new Date(`${startDate}T00:00:00Z`);
  if (unit !== 'MONTHS') {
    const days = period * count * (unit === 'WEEKS' ? 7 : 1);
    return start.getTime() + days * DAY_MS + sendOnHour * 3_600_000;
  }
  const month = start.getUTCMonth() + period * count;
  // From the start date each time: January 31, February 28, March 31.
  const lastDay = utc(start.getUTCFullYear(), month + 1, 0, 0).getUTCDate();
  const day = Math.min(start.getUTCDate(), lastDay);
  return utc(start.getUTCFullYear(), month, day, sendOnHour).getTime();
}

/** `Date.UTC` reads the year 26 as 1926. */
function utc(year: number, month: number, day: number, hour: number): Date {
  const date = new Date(0);
  date.setUTCFullYear(year, month, day);
  date.setUTCHours(hour);
  return date;
}

/** The time of the first billing after a given time. */
export function nextBilling(subscription: SandboxSubscription, after: number): number {
  const { period, unit } = PERIODS[subscription.sendEvery];
  const longestMs = period * (unit === 'DAYS' ? 1 : unit === 'WEEKS' ? 7 : 31) * DAY_MS;
  // The loop must not begin at a start in the distant past.
  let count = Math.max(0, Math.floor((after - billingMoment(subscription, 0)) / longestMs));
  while (billingMoment(subscription, count) <= after) count += 1;
  return billingMoment(subscription, count);
}

/** The time at which the subscription ends: the start of the day after `endDate`. */
export function endMoment({ endDate }: SandboxSubscription): number | undefined {
  return endDate === undefined ? undefined : Date.parse(`${endDate}T00:00:00Z`) + DAY_MS;
}
