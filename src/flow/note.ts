import type { Checkout } from '../checkouts/results.js';
import type { Assessment } from './assess.js';
import { dueAtOf, type Entry, type EntryState, type FlowData, type NotedFinding } from './record.js';

/** The status and the refunded total of a checkout: a change of either makes a new finding. */
const changeKeyOf = ({ rawStatus, status, totalRefunded }: Checkout) =>
  `${status === 'UNKNOWN' ? rawStatus : status}:${totalRefunded ?? 0}`;

/** Whether the record already holds this reversal of the checkout. */
export function isNoted({ data }: Entry, checkout: Checkout): boolean {
  const noted = data.findings?.[checkout.id];
  return noted?.of === changeKeyOf(checkout) && noted.reviewed === true;
}

function findingsAfter({ data }: Entry, { checkout, finding }: Assessment): FlowData['findings'] {
  const { [checkout.id]: before, ...others } = data.findings ?? {};
  if (!finding) return before ? others : data.findings;
  const of = changeKeyOf(checkout);
  const same: NotedFinding | undefined = before?.kind === finding && before.of === of ? before : undefined;
  return { ...others, [checkout.id]: same ?? { kind: finding, of } };
}

/** Whether a sweep must fetch a checkout again, although the checkout is not that of an open attempt. */
function isWatched(entry: Entry, isCurrent: boolean, { checkout, finding, isOver }: Assessment): boolean {
  if (entry.paidBy === checkout.id) return finding !== undefined && finding !== 'reversed';
  if (isOver || (entry.state === 'open' && isCurrent)) return false;
  // No other checkout of a paid order may stay payable.
  return finding !== undefined || entry.paidBy !== null;
}

function watchAfter(entry: Entry, isCurrent: boolean, assessment: Assessment): FlowData['watch'] {
  const { id } = assessment.checkout;
  const before = entry.data.watch ?? [];
  const isWatchedNow = isWatched(entry, isCurrent, assessment);
  if (before.includes(id) === isWatchedNow) return entry.data.watch;
  return isWatchedNow ? [...before, id] : before.filter((other) => other !== id);
}

function stateAfter({ state, paidBy }: Entry, isCurrent: boolean, assessment: Assessment): EntryState {
  const { checkout, finding, isOver } = assessment;
  if (state === 'open' && isCurrent && isOver) return 'ended';
  if (state === 'paid' && paidBy === checkout.id && finding === 'reversed') return 'withheld';
  return state;
}

/** The record after one of the order's checkouts was fetched. */
export function noted(entry: Entry, isCurrent: boolean, assessment: Assessment, now: number): Entry {
  const { unfound, ...data } = entry.data;
  const isFound = isCurrent && entry.checkoutId === null;
  const next: Entry = {
    ...entry,
    state: stateAfter(entry, isCurrent, assessment),
    checkoutId: isFound ? assessment.checkout.id : entry.checkoutId,
    data: {
      ...data,
      ...(unfound && !isFound ? { unfound } : {}),
      watch: watchAfter(entry, isCurrent, assessment),
      findings: findingsAfter(entry, assessment),
    },
  };
  return { ...next, dueAt: dueAtOf(next, now) };
}

/** Whether two records are equal apart from their due times. */
export function saysTheSame(a: Entry, b: Entry): boolean {
  const contentOf = ({ state, checkoutId, data }: Entry) => JSON.stringify([state, checkoutId, data]);
  return contentOf(a) === contentOf(b);
}

/** The record of an order that a checkout pays. */
export function paidEntry(entry: Entry, isCurrent: boolean, checkout: Checkout): Omit<Entry, 'state'> {
  const { unfound, ...data } = entry.data;
  const { id, amount = 0, currency = '' } = checkout;
  const isOtherOpen = entry.state === 'open' && !isCurrent;
  const { [id]: _, ...findings } = data.findings ?? {};
  const others = (data.watch ?? []).filter((other) => other !== id);
  const watch = isOtherOpen && entry.checkoutId !== null ? [...others, entry.checkoutId] : others;
  return {
    ...entry,
    checkoutId: isCurrent ? id : entry.checkoutId,
    paidBy: id,
    data: {
      ...data,
      ...(isOtherOpen && entry.checkoutId === null ? { unfound: true as const } : {}),
      paid: { amount, currency },
      watch,
      findings,
    },
  };
}
