import {
  PaymenntApiError,
  PaymenntConnectionError,
  PaymenntError,
  PaymenntRateLimitError,
  PaymenntResponseError,
} from '../errors.js';
import { equalAmounts } from '../money.js';
import { backoffMs } from './backoff.js';
import type { Call } from './call.js';
import { endFailure } from './failures.js';

/** What makes a checkout the one that was asked for. */
export interface CheckoutIdentity {
  readonly requestId: string;
  readonly orderId: string;
  readonly currency: string;
  readonly amount: string;
}

/** A checkout as an answer shows it: only the id is certain. */
export type FoundCheckout = { readonly id: string } & {
  readonly [Field in keyof CheckoutIdentity]?: unknown;
};

/** The two requests that a recovered creation is made of. */
export interface CreationRequests<Checkout> {
  /** Sends the creation. */
  create(): Promise<Checkout>;
  /** Finds checkouts by `requestId`. */
  lookUp(): Promise<readonly Checkout[]>;
  /** Tells the hooks that another request follows. */
  announce(reason: string, delayMs: number): void;
}

// Shorter than between reads: a shopper is waiting for the pay page.
const LONGEST_PAUSE_MS = 2_000;

/**
 * Creates a checkout at most once, although the API has no idempotency key (see api-notes: no-idempotency-key):
 * `requestId` is the merchant's own, and the API finds checkouts by it. While the outcome of an attempt is unknown, the
 * SDK looks for the checkout: if it exists, it is the result; if not, the same request is sent again. Only the deadline
 * ends this, because a loop that gives up early loses checkouts.
 */
export async function createOnce<Checkout extends FoundCheckout>(
  call: Call,
  asked: CheckoutIdentity,
  requests: CreationRequests<Checkout>,
): Promise<Checkout> {
  let refusals = 0;
  for (let round = 1; ; round += 1) {
    let failure: unknown;
    try {
      return await requests.create();
    } catch (error) {
      failure = error;
    }
    const { retryAfterMs } = call;
    if (call.options.maxRetries === 0 || call.deadline.ended || isConflict(failure)) throw failure;
    if (call.outcome === 'unknown') {
      const found = await find(call, asked, requests, failure);
      if (found) return found;
      // Refused, and no earlier attempt shows: in a list that lags it may show a moment later, otherwise it never will.
      if (isRefusal(failure)) refusals += 1;
      if (refusals > call.options.maxRetries) throw failure;
    } else if (!(failure instanceof PaymenntRateLimitError) || round > call.options.maxRetries) {
      throw failure;
    }
    await pause(call, requests, { reason: failure, round, retryAfterMs, failure });
  }
}

/** Looks until the API has answered. `failure` is what the caller hears when it never does. */
async function find<Checkout extends FoundCheckout>(
  call: Call,
  asked: CheckoutIdentity,
  requests: CreationRequests<Checkout>,
  failure: unknown,
): Promise<Checkout | undefined> {
  for (let round = 1; ; round += 1) {
    try {
      return pick(call, asked, await requests.lookUp());
    } catch (error) {
      if (call.deadline.ended || isConflict(error)) throw error;
      if (!isPassing(error)) throw failure;
      await pause(call, requests, { reason: error, round, retryAfterMs: call.retryAfterMs, failure });
    }
  }
}

/** The checkout that was asked for, among those found. A server that ignores the filter finds everybody's. */
function pick<Checkout extends FoundCheckout>(
  call: Call,
  asked: CheckoutIdentity,
  found: readonly Checkout[],
): Checkout | undefined {
  const ours = found.filter(({ requestId }) => requestId === asked.requestId);
  const same = ours.find((checkout) => isSame(checkout, asked));
  const other = ours[0];
  if (!same && other) throw conflict(call, other.id);
  return same;
}

/**
 * Whether a used `requestId` is refused or answered with the checkout that has it is not documented. Should it be the
 * latter, that checkout must not pass for this one.
 *
 * @throws PaymenntApiError with code `request_id_conflict`
 */
export function refuseAnotherOrder(call: Call, asked: CheckoutIdentity, answered: FoundCheckout): void {
  if (!isSame(answered, asked)) throw conflict(call, answered.id);
}

function isSame(checkout: FoundCheckout, asked: CheckoutIdentity): boolean {
  const { orderId, currency, amount } = checkout;
  return (
    (orderId === undefined || orderId === asked.orderId) &&
    (currency === undefined || currency === asked.currency) &&
    (amount === undefined || equalAmounts(amount, asked.amount))
  );
}

function conflict({ operation }: Call, checkoutId: string): PaymenntApiError {
  return new PaymenntApiError({
    message: `${operation} found that this requestId already belongs to checkout ${checkoutId}, which is for another order, amount or currency; use a new requestId for this payment.`,
    code: 'request_id_conflict',
    // That of the answer that told us so.
    httpStatus: 200,
    operation,
    // A used requestId is refused, so no attempt of ours can have created a second checkout under it.
    outcome: 'no_effect',
  });
}

const isConflict = (error: unknown) => error instanceof PaymenntError && error.code === 'request_id_conflict';

const isRefusal = (failure: unknown) => failure instanceof PaymenntApiError && !isPassing(failure);

/** Whether the same request can fare better a moment later. */
function isPassing(error: unknown): boolean {
  if (error instanceof PaymenntConnectionError) return true;
  if (!(error instanceof PaymenntApiError || error instanceof PaymenntResponseError)) return false;
  const { httpStatus: status } = error;
  const cutShort = error instanceof PaymenntResponseError && status >= 200 && status < 300;
  return cutShort || status === 408 || status === 429 || status >= 500;
}

interface Pause {
  readonly reason: unknown;
  readonly round: number;
  /** How long the server asked us to wait. */
  readonly retryAfterMs: number | undefined;
  /** What the caller hears when the deadline is nearer. */
  readonly failure: unknown;
}

/** Waits for the next round. */
async function pause<Checkout>(
  call: Call,
  requests: CreationRequests<Checkout>,
  { reason, round, retryAfterMs = 0, failure }: Pause,
): Promise<void> {
  const { deadline } = call;
  const delayMs = Math.max(retryAfterMs, backoffMs(round, LONGEST_PAUSE_MS));
  if (delayMs >= deadline.remainingMs) throw failure;
  requests.announce(reason instanceof PaymenntError ? reason.code : 'unknown', delayMs);
  try {
    await deadline.sleep(delayMs);
  } catch {
    throw endFailure(call);
  }
}
