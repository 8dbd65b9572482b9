import type { SandboxSendEvery, SandboxSubscription } from '../records/index.js';

type PeriodUnit = 'DAYS' | 'WEEKS' | 'MONTHS';

/** How the API names a rhythm in answers: `TWO_WEEKS` is a period of 2 with the unit `WEEKS`. */
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

/** The n-th billing of a subscription, counted from 0, in milliseconds. */
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
  // Counted from the start each time: the 31st of January, the 28th of February, the 31st of March.
  const lastDay = utc(start.getUTCFullYear(), month + 1, 0, 0).getUTCDate();
  const day = Math.min(start.getUTCDate(), lastDay);
  return utc(start.getUTCFullYear(), month, day, sendOnHour).getTime();
}

/** `Date.UTC` takes the year 26 for 1926. */
function utc(year: number, month: number, day: number, hour: number): Date {
  const date = new Date(0);
  date.setUTCFullYear(year, month, day);
  date.setUTCHours(hour);
  return date;
}

/** The first billing of the rhythm that is later than a moment. */
export function nextBilling(subscription: SandboxSubscription, after: number): number {
  const { period, unit } = PERIODS[subscription.sendEvery];
  const longestMs = period * (unit === 'DAYS' ? 1 : unit === 'WEEKS' ? 7 : 31) * DAY_MS;
  // A start in the distant past must not cost a step for every period since.
  let count = Math.max(0, Math.floor((after - billingMoment(subscription, 0)) / longestMs));
  while (billingMoment(subscription, count) <= after) count += 1;
  return billingMoment(subscription, count);
}

/** The moment from which nothing is billed any more: the day after `endDate` begins. */
export function endMoment({ endDate }: SandboxSubscription): number | undefined {
  return endDate === undefined ? undefined : Date.parse(`${endDate}T00:00:00Z`) + DAY_MS;
}
