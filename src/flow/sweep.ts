import type { CheckoutSearchParams } from '../checkouts/params.js';
import type { Checkout } from '../checkouts/results.js';
import type { CheckoutStatus } from '../statuses/checkout.js';
import { holdsMoney } from './assess.js';
import { findCheckoutId, isCurrent, isRefusedRead } from './attempt.js';
import { readEntry, writeEntry } from './entries.js';
import { isNoted } from './note.js';
import type { FlowContext } from './options.js';
import { dueAtOf, type Entry } from './record.js';
import { reportFinding } from './review.js';
import { settle } from './settle.js';
import { SweepRun } from './sweep-run.js';
import type { SweepOptions, SweepReport } from './types.js';

/** Every status in which money has moved or is reserved. */
const MONEY_MOVED: readonly CheckoutStatus[] = [
  'PAID',
  'PARTIALLY_REFUNDED',
  'REFUNDED',
  'CHARGEBACK',
  'AUTHORIZED',
];

const HOUR = 3_600_000;

// No time zone is further from UTC. See api-notes: after-timestamp
const TIME_ZONE_MARGIN = 14 * HOUR;

/** Updates the orders from the gateway. A sweep may stop at any point, and several may run at once. */
export async function sweep<Tx>(flow: FlowContext<Tx>, options: SweepOptions): Promise<SweepReport> {
  const run = new SweepRun(options);
  const due = await dueOrders(flow, run);
  await searchForMoney(flow, run);
  await visitDue(flow, run, due);
  return run.report();
}

/** Whether the run may continue with the next order. Several failures in a row are an outage, or several bad orders. */
async function mayGoOn<Tx>(flow: FlowContext<Tx>, run: SweepRun): Promise<boolean> {
  if (run.isOver) return false;
  if (run.mayBeOutage) {
    await run.probe(() => firstRow(flow, run, { size: 1 }));
  }
  return !run.isOver;
}

async function firstRow<Tx>({ paymennt }: FlowContext<Tx>, run: SweepRun, filter: CheckoutSearchParams) {
  for await (const _ of paymennt.checkouts.search(filter, run.request)) return;
}

/** `yyyy-MM-dd HH:mm:ss` */
const timestamp = (time: number) => new Date(time).toISOString().slice(0, 19).replace('T', ' ');

/** Finds money that no app and no webhook has reported, even on checkouts whose id no record has. */
async function searchForMoney<Tx>(flow: FlowContext<Tx>, run: SweepRun): Promise<void> {
  const filter = {
    status: MONEY_MOVED,
    afterTimestamp: timestamp(Math.max(0, run.startedAt - run.lookBackMs - TIME_ZONE_MARGIN)),
    size: 100,
  };
  try {
    for await (const checkout of flow.paymennt.checkouts.search(filter, run.request)) {
      if (!(await mayGoOn(flow, run))) return;
      const { orderId = '', status } = checkout;
      if (!MONEY_MOVED.includes(status)) continue;
      const isDone = await run.attempt(orderId, () => settleFound(flow, run, orderId, checkout));
      if (!isDone && !run.isAborted) await makeDue(flow, run, orderId).catch(() => undefined);
    }
  } catch (error) {
    if (!(await meansNone(flow, run, error))) run.failSearch(error);
  }
}

/**
 * Whether the gateway refuses every search that finds nothing, so that a refused search has found nothing. It then
 * refuses a search for an unused `requestId` alike, and answers a search for all checkouts.
 */
async function meansNone<Tx>(flow: FlowContext<Tx>, run: SweepRun, error: unknown): Promise<boolean> {
  if (!isRefusedRead(error)) return false;
  const refusalOf = (filter: CheckoutSearchParams) =>
    firstRow(flow, run, filter).then(
      () => undefined,
      (reason: unknown) => reason,
    );
  const other = await refusalOf({ requestId: crypto.randomUUID() });
  if (!isRefusedRead(other) || other.httpStatus !== error.httpStatus) return false;
  return other.apiMessage === error.apiMessage && (await refusalOf({ size: 1 })) === undefined;
}

/** Settles a checkout that the search has found. A checkout that the record describes costs no request. */
async function settleFound<Tx>(
  flow: FlowContext<Tx>,
  run: SweepRun,
  orderId: string,
  checkout: Checkout,
): Promise<void> {
  const entry = orderId === '' ? undefined : await readEntry(flow, orderId);
  if (!entry && (orderId === '' || !(await flow.order(orderId)))) {
    if (holdsMoney(checkout)) await reportFinding(flow, 'no_order', checkout, run.review);
    return;
  }
  if (entry && (isSettled(entry, checkout) || isLeftToVisit(flow, run, entry, checkout))) return;
  // A due order stays due, because the visit fetches its other checkouts, such as one that must be cancelled.
  await settleOnce(flow, run, orderId, checkout.id, { reschedule: false });
}

/** Lets a visit repeat what failed in the search. */
async function makeDue<Tx>(flow: FlowContext<Tx>, run: SweepRun, orderId: string): Promise<void> {
  const entry = await readEntry(flow, orderId);
  if (entry?.state !== 'open' || isDue(entry, run.startedAt)) return;
  await writeEntry(flow, { ...entry, dueAt: new Date().toISOString() });
}

const isDue = ({ dueAt }: Entry, startedAt: number) => Date.parse(dueAt ?? '') <= startedAt;

/**
 * Whether the visit of the order fetches the checkout. The search finds the checkouts of open findings and of failures
 * first in every sweep, but the visits take turns. Therefore the search leaves them half of the limit.
 */
function isLeftToVisit<Tx>(flow: FlowContext<Tx>, run: SweepRun, entry: Entry, checkout: Checkout): boolean {
  if (!run.isHalfSpent || !isDue(entry, run.startedAt)) return false;
  if (entry.state === 'open' && isCurrent(flow, entry, checkout)) return true;
  return fixedIds(entry).includes(checkout.id);
}

/** The checkouts that a visit fetches beside that of an open attempt. */
const fixedIds = ({ state, paidBy, data }: Entry): readonly (string | null)[] => [
  state === 'paid' ? paidBy : null,
  ...(data.watch ?? []),
];

function isSettled(entry: Entry, checkout: Checkout): boolean {
  const { paidBy, state, data } = entry;
  const { id, status, totalRefunded } = checkout;
  const isWatched = data.watch?.includes(id) === true;
  const finding = data.findings?.[id];
  if (finding) return finding.kind === 'reversed' && isNoted(entry, checkout) && !isWatched;
  if (paidBy === id) return state === 'fulfilled' && status === 'PAID' && !(Number(totalRefunded) > 0);
  return paidBy !== null && status === 'REFUNDED' && !isWatched;
}

async function settleOnce<Tx>(
  flow: FlowContext<Tx>,
  run: SweepRun,
  orderId: string,
  checkoutId: string,
  { reschedule } = { reschedule: true },
): Promise<void> {
  if (!run.ask(checkoutId)) return;
  const before = await readEntry(flow, orderId);
  const { request, review } = run;
  const { entry } = await settle(flow, orderId, checkoutId, { request, review, reschedule });
  run.noteChange(before, entry);
}

/** The orders that are due now, for the report and the visits. */
async function dueOrders<Tx>(flow: FlowContext<Tx>, run: SweepRun): Promise<readonly string[]> {
  const due = await flow.storage.due(new Date(run.startedAt).toISOString());
  const [first] = due;
  const record = first === undefined ? undefined : await flow.storage.read(first);
  run.noteOverdue(due, record?.dueAt ?? undefined);
  return due;
}

/** Visits the due orders, list by list. A visited order is due later, or no more. */
async function visitDue<Tx>(flow: FlowContext<Tx>, run: SweepRun, first: readonly string[]): Promise<void> {
  const before = new Date(run.startedAt).toISOString();
  const visited = new Set<string>();
  for (let due = first; ; due = await flow.storage.due(before)) {
    const fresh = due.filter((orderId) => !visited.has(orderId));
    if (fresh.length === 0) return;
    run.noteOverdue(fresh);
    for (const orderId of fresh) {
      if (!(await mayGoOn(flow, run))) return;
      visited.add(orderId);
      await visit(flow, run, orderId);
    }
  }
}

async function visit<Tx>(flow: FlowContext<Tx>, run: SweepRun, orderId: string): Promise<void> {
  const isDone = await run.attempt(orderId, async () => {
    const entry = await readEntry(flow, orderId);
    if (entry && isDue(entry, run.startedAt)) await askAbout(flow, run, entry);
  });
  // The report has the failure. One record that nobody can read must not end the sweep.
  if (!isDone && !run.isAborted) await postpone(flow, orderId).catch(() => undefined);
}

/** Fetches every checkout of the order that can still change. */
async function askAbout<Tx>(flow: FlowContext<Tx>, run: SweepRun, entry: Entry): Promise<void> {
  const { orderId, state, data } = entry;
  const isInDoubt = state === 'open' || data.unfound;
  const current = isInDoubt ? await findCheckoutId(flow, entry, run.request) : undefined;
  const failures: unknown[] = [];
  let isComplete = true;
  for (const id of new Set([current, ...fixedIds(entry)])) {
    if (typeof id !== 'string') continue;
    if (!run.hasAsked(id) && run.isOver) {
      isComplete = false;
      break;
    }
    // A checkout that cannot be fetched must not keep the others from being cancelled.
    await settleOnce(flow, run, orderId, id).catch((error: unknown) => failures.push(error));
  }
  if (failures.length > 0) throw failures[0];
  if (isComplete) await moveOn(flow, orderId, run.startedAt);
}

/** Reschedules an order without a checkout to fetch, because it must not stay at the head of the list. */
async function moveOn<Tx>(flow: FlowContext<Tx>, orderId: string, startedAt: number): Promise<void> {
  const entry = await readEntry(flow, orderId);
  if (!entry || entry.state === 'paid' || Date.parse(entry.dueAt ?? '') > startedAt) return;
  const dueAt = dueAtOf(entry, Date.now());
  if (dueAt !== entry.dueAt) await writeEntry(flow, { ...entry, dueAt });
}

/** Moves a failed order behind the others that are due. The lease of a fulfilment stays as it is. */
async function postpone<Tx>(flow: FlowContext<Tx>, orderId: string): Promise<void> {
  const entry = await readEntry(flow, orderId);
  const now = new Date().toISOString();
  if (entry?.dueAt && (entry.dueAt < now || entry.state === 'open'))
    await writeEntry(flow, { ...entry, dueAt: now });
}
