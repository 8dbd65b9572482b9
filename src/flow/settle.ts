import type { Checkout } from '../checkouts/results.js';
import type { RequestOptions } from '../config/options.js';
import { type Assessment, assess, lookAt } from './assess.js';
import { findCheckoutId, isCurrent } from './attempt.js';
import { changesTooOften, ROUNDS, readEntry, writeEntry } from './entries.js';
import { fulfil, pay } from './fulfil.js';
import { noted, saysTheSame } from './note.js';
import type { FlowContext } from './options.js';
import { blankEntry, type Entry } from './record.js';
import { type Review, reviewed } from './review.js';

/** The result of settling one checkout. */
interface Settled extends Assessment {
  /** The order's record now, if there is one. */
  readonly entry: Entry | undefined;
}

interface SettleOptions {
  /** Options of the requests to the gateway. */
  readonly request?: RequestOptions | undefined;
  /** How findings reach `review`. */
  readonly review: Review;
  /** Whether to write the record only to move its due time. */
  readonly reschedule?: boolean | undefined;
}

/**
 * Fetches one checkout of an order, and acts on its status. Only this function marks orders as paid: the app's
 * confirmation, the webhook and the sweep all call it.
 */
export async function settle<Tx>(
  flow: FlowContext<Tx>,
  orderId: string,
  checkoutId: string,
  options: SettleOptions,
): Promise<Settled> {
  let hasCancelled = false;
  for (let round = 0; round < ROUNDS; round += 1) {
    const entry = await readEntry(flow, orderId);
    const assessment = assess(await lookAt(flow, orderId, entry, checkoutId, options.request), entry);
    const { checkout } = assessment;
    const after = await applied(flow, entry ?? blankEntry(orderId, Date.now()), assessment, options);
    if (!after) continue;
    const next = await reviewed(flow, after, assessment, options.review);
    if (after.paidBy === checkout.id && entry?.paidBy !== checkout.id)
      await cancelOthers(flow, next, options);
    const isBesidePayer = after.paidBy !== null && after.paidBy !== checkout.id;
    if (isBesidePayer && checkout.status === 'PENDING' && !hasCancelled) {
      hasCancelled = await cancel(flow, checkout, options);
      if (hasCancelled) continue;
    }
    return { ...assessment, entry: after.revision === undefined ? undefined : next };
  }
  throw changesTooOften(orderId);
}

/** Writes the result of an assessment. @returns the record, or undefined if another write came first. */
async function applied<Tx>(
  flow: FlowContext<Tx>,
  entry: Entry,
  assessment: Assessment,
  { reschedule }: SettleOptions,
): Promise<Entry | undefined> {
  const { proof, checkout } = assessment;
  if (proof && entry.paidBy === null) return pay(flow, entry, proof);
  const next = noted(entry, isCurrent(flow, entry, checkout), assessment, Date.now());
  if (proof && isFulfilmentDue(entry)) return fulfil(flow, next, proof);
  const isSame = saysTheSame(entry, next);
  // A checkout of an unknown order must not create a record.
  const isForeign = entry.revision === undefined && (isSame || !assessment.isKnown);
  if (isForeign || (isSame && !reschedule)) return entry;
  if (isSame && entry.dueAt === next.dueAt) return entry;
  return writeEntry(flow, next);
}

/** Whether a fulfilment without a transaction has started and did not end in time. */
export function isFulfilmentDue({ state, dueAt }: Entry): boolean {
  return state === 'withheld' || (state === 'paid' && (dueAt ?? '') <= new Date().toISOString());
}

/** Cancels a checkout if possible. A sweep fetches the checkout again if it stays open. */
async function cancel<Tx>(
  { paymennt }: FlowContext<Tx>,
  { id }: Checkout,
  { request }: SettleOptions,
): Promise<boolean> {
  return paymennt.checkouts.cancel(id, request).then(
    () => true,
    () => false,
  );
}

/** Cancels the order's other checkouts, because none may stay payable after an old attempt was paid. */
async function cancelOthers<Tx>(flow: FlowContext<Tx>, entry: Entry, options: SettleOptions): Promise<void> {
  try {
    const unfound = entry.data.unfound ? await findCheckoutId(flow, entry, options.request) : undefined;
    for (const id of [...(entry.data.watch ?? []), ...(unfound ? [unfound] : [])]) {
      await settle(flow, entry.orderId, id, options);
    }
  } catch {
    // The order is paid, which is the result of the call. The record is due, so the next sweep cancels the others.
  }
}
