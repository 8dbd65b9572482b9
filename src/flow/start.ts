import { confirmationUrls } from '../checkouts/confirmation-url.js';
import type { Checkout } from '../checkouts/results.js';
import { PaymenntApiError } from '../errors.js';
import { checkNumbers, createCheckout, findCheckoutId } from './attempt.js';
import { changesTooOften, ROUNDS, readEntry, UnreadableRecordError, writeEntry } from './entries.js';
import type { FlowContext, FlowOrder } from './options.js';
import { blankEntry, dueAtOf, type Entry, isBlocked } from './record.js';
import { settle } from './settle.js';
import type { FlowChannel, ReadyPayment, StartedPayment } from './types.js';

type Started = StartedPayment<FlowChannel>;

const ONCE = { repeats: false } as const;

/** One step towards a payable checkout: the answer, or undefined if the flow must read the record again. */
type Step = Promise<Started | undefined>;

/** Creates the checkout of an order, or finds the open one. */
export async function start<Tx>(flow: FlowContext<Tx>, orderId: string): Promise<Started> {
  const cancelled = new Set<string>();
  for (let round = 0; round < ROUNDS; round += 1) {
    const started = await step(flow, orderId, cancelled);
    if (started) return started;
  }
  throw changesTooOften(orderId);
}

async function step<Tx>(flow: FlowContext<Tx>, orderId: string, cancelled: Set<string>): Step {
  const entry = await readEntry(flow, orderId).catch(pendingIfUnreadable);
  if (entry === 'unreadable') return { state: 'pending' };
  if (entry && entry.paidBy !== null) return { state: 'paid' };
  const order = await flow.order(orderId);
  if (!order) return { state: 'unknown_order' };
  if (!entry || entry.state === 'ended') return begin(flow, entry ?? blankEntry(orderId, Date.now()));
  if (entry.checkoutId === null) return create(flow, entry, order);
  return resume(flow, orderId, entry.checkoutId, cancelled);
}

/** A newer version of the library may have started a payment that this version cannot read: avoid a second payment. */
function pendingIfUnreadable(error: unknown): 'unreadable' {
  if (error instanceof UnreadableRecordError) return 'unreadable';
  throw error;
}

/** Writes the next attempt before the flow calls the gateway. */
async function begin<Tx>(flow: FlowContext<Tx>, entry: Entry): Step {
  if (isBlocked(entry)) return { state: 'pending' };
  const now = Date.now();
  const attempt = entry.data.attempt + 1;
  checkNumbers(flow, entry.orderId, attempt);
  const data = { ...entry.data, attempt, begunAt: new Date(now).toISOString() };
  const open: Entry = { ...entry, state: 'open', checkoutId: null, data };
  await writeEntry(flow, { ...open, dueAt: dueAtOf(open, now) });
  return undefined;
}

async function create<Tx>(flow: FlowContext<Tx>, entry: Entry, order: FlowOrder<FlowChannel>): Step {
  let checkout: Checkout;
  try {
    checkout = await createCheckout(flow, entry, order);
  } catch (error) {
    if (!isUsed(error)) throw error;
    return takeUsed(flow, entry, error.checkoutId);
  }
  const attached = await attach(flow, entry, checkout.id);
  if (attached) return checkout.status === 'PENDING' ? ready(flow, checkout) : undefined;
  // Another call has written the record. If the order is paid now, this checkout must not stay payable.
  const current = await readEntry(flow, entry.orderId);
  if (current && current.paidBy !== null) await settle(flow, entry.orderId, checkout.id, { review: ONCE });
  else if (current && isSecond(entry, current, checkout)) await cancel(flow, checkout.id);
  return undefined;
}

/** Whether the attempt has another checkout, because the gateway made two with one `requestId` (see api-notes: used-request-id). */
const isSecond = (entry: Entry, { checkoutId, data }: Entry, checkout: Checkout) =>
  data.attempt === entry.data.attempt && checkoutId !== null && checkoutId !== checkout.id;

const cancel = <Tx>({ paymennt }: FlowContext<Tx>, checkoutId: string) =>
  paymennt.checkouts.cancel(checkoutId).catch(() => undefined);

function attach<Tx>(flow: FlowContext<Tx>, entry: Entry, checkoutId: string): Promise<Entry | undefined> {
  return writeEntry(flow, { ...entry, checkoutId });
}

const isUsed = (error: unknown): error is PaymenntApiError =>
  PaymenntApiError.is(error) && (error.code === 'request_id_used' || error.code === 'request_id_conflict');

/**
 * Handles a `requestId` that already has a checkout: from before a restored backup, with another price, or of another
 * order. A checkout of this order becomes the checkout of the attempt. A checkout of another order ends the attempt.
 */
async function takeUsed<Tx>(flow: FlowContext<Tx>, entry: Entry, named: string | undefined): Step {
  const checkoutId = named ?? (await findCheckoutId(flow, entry));
  const checkout = checkoutId === undefined ? undefined : await flow.paymennt.checkouts.get(checkoutId);
  if (checkout && checkout.orderId === entry.orderId) await attach(flow, entry, checkout.id);
  else
    await writeEntry(flow, {
      ...entry,
      state: 'ended',
      dueAt: dueAtOf({ ...entry, state: 'ended' }, Date.now()),
    });
  return undefined;
}

/** Continues the open attempt: returns its checkout, or finds out why the shopper cannot pay it. */
async function resume<Tx>(
  flow: FlowContext<Tx>,
  orderId: string,
  checkoutId: string,
  cancelled: Set<string>,
): Step {
  const { entry, checkout, mismatched, isKnown } = await settle(flow, orderId, checkoutId, { review: ONCE });
  // Another call has changed the order.
  if (entry?.checkoutId !== checkoutId || entry.state !== 'open') return undefined;
  if (!isKnown) return { state: 'unknown_order' };
  if (checkout.status !== 'PENDING') return { state: 'pending' };
  if (!mismatched) return ready(flow, checkout);
  // The price has changed. The next round shows whether the cancellation worked.
  if (cancelled.has(checkoutId) || checkout.orderId !== orderId) return { state: 'pending' };
  cancelled.add(checkoutId);
  await cancel(flow, checkoutId);
  return undefined;
}

function ready<Tx>({ paymennt, channel }: FlowContext<Tx>, checkout: Checkout): Started {
  const { id, checkoutKey, redirectUrl } = checkout;
  if (redirectUrl === undefined || (channel === 'mobile' && checkoutKey === undefined)) {
    throw new Error(
      `The gateway returned checkout ${id} without ${redirectUrl === undefined ? 'redirectUrl' : 'checkoutKey'}, so the shopper cannot pay it; cancel it and start again.`,
    );
  }
  const payment: ReadyPayment<FlowChannel> = {
    state: 'ready',
    checkoutId: id,
    checkoutKey,
    redirectUrl,
    confirmationUrls: confirmationUrls(paymennt.environment),
  };
  return payment;
}
