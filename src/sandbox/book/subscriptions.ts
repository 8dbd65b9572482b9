import type { SandboxSendEvery, SandboxSubscription, SandboxSubscriptionPayment } from '../state/records.js';
import { timestamp, type World } from '../world.js';
import { openCheckout } from './checkout-book.js';

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

/** Writes down when the next link goes out, if one does. */
export function scheduleBilling(world: World, subscription: SandboxSubscription, at: number): void {
  const end = endMoment(subscription);
  const over = end !== undefined && at >= end;
  subscription.nextBillingAt = over ? undefined : new Date(at).toISOString();
  if (!over) world.timeline.agenda.add({ at, kind: 'subscription-billing', id: subscription.id });
}

export function scheduleEnd(world: World, subscription: SandboxSubscription): void {
  const at = endMoment(subscription);
  if (at !== undefined) world.timeline.agenda.add({ at, kind: 'subscription-end', id: subscription.id });
}

/** A reference of the gateway's own making; merchants choose theirs freely, so it may be taken. */
function freeReference(world: World, prefix: string): string {
  for (;;) {
    const reference = `${prefix}-${world.ids.displayId()}`;
    if (!world.store.checkoutByRequestId(reference)) return reference;
  }
}

/** Sends a link: a checkout of its own and a payment of the subscription. */
function bill(world: World, subscription: SandboxSubscription): void {
  const { id, displayId, description, currency, amount, billingAddress, deliveryAddress } = subscription;
  const requestId = freeReference(world, displayId);
  const checkout = openCheckout(
    world,
    'LINK',
    { requestId, orderId: requestId, currency, amount, description, returnUrl: subscription.returnUrl },
    { subscriptionId: id, customer: { ...subscription.customer }, billingAddress, deliveryAddress },
  );
  const payment: SandboxSubscriptionPayment = {
    id: world.ids.id(),
    displayId: world.ids.displayId(),
    subscriptionId: id,
    checkoutId: checkout.id,
    createdAt: timestamp(world),
  };
  world.store.subscriptionPayments.set(payment.id, payment);
}

/** Bills and ends subscriptions when their time has come. */
export function keepSubscriptions(world: World): void {
  world.timeline.keep('subscription-billing', ({ id, at }) => {
    const subscription = world.store.subscriptions.get(id);
    if (subscription?.status !== 'ACTIVE' || subscription.nextBillingAt === undefined) return;
    // Pausing and resuming made another appointment in the meantime.
    if (Date.parse(subscription.nextBillingAt) !== at) return;
    bill(world, subscription);
    scheduleBilling(world, subscription, nextBilling(subscription, at));
    world.store.changed();
  });
  world.timeline.keep('subscription-end', ({ id }) => {
    const subscription = world.store.subscriptions.get(id);
    if (!subscription || subscription.status === 'ARCHIVED') return;
    subscription.status = 'EXPIRED';
    subscription.nextBillingAt = undefined;
    world.store.changed();
  });
}
