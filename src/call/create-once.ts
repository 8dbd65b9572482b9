import { PaymenntApiError, type PaymenntError, PaymenntResponseError } from '../errors.js';
import { equalAmounts } from '../money.js';
import { asPage, type PageData, pageSchema } from '../schemas/page.js';
import type { ResponseSchema } from '../schemas/response.js';
import { type CheckoutStatus, isUnsuccessful } from '../statuses/checkout.js';
import { queryText } from '../wire/query.js';
import type { Attempt } from './attempt.js';
import type { OpenCall } from './call.js';
import { ADVICE } from './failures.js';
import { isWorthAnotherLook, looksAfter, refusalOf, waitMs } from './retry-policy.js';
import type { WireRequest } from './wire-request.js';

/** The fields by which the SDK recognises the checkout that the caller wants. */
interface Identity {
  readonly requestId: string;
  readonly orderId: string;
  readonly currency: string;
  readonly amount: string;
}

/** A checkout as an answer shows it: only id and status are certain. */
export type FoundCheckout = { readonly id: string; readonly status: CheckoutStatus } & {
  readonly [Field in keyof Identity]?: unknown;
};

interface Creation<Checkout> {
  readonly call: OpenCall;
  readonly schema: ResponseSchema<Checkout>;
  readonly wanted: Identity;
}

/**
 * Creates a checkout at most once, although the API has no idempotency key (see api-notes: no-idempotency-key). The
 * merchant chooses the `requestId`, and the API finds checkouts by their `requestId`.
 *
 * While the outcome of an attempt is unknown, the SDK searches for the checkout. A checkout that exists is the result.
 * If none exists, the SDK sends the same request again. Only the deadline ends this loop, because a loop that gives up
 * early loses checkouts. The SDK also searches after a refusal of the first attempt (see api-notes: used-request-id),
 * so that a second call with the same `requestId` has the same result.
 */
export async function createOnce<Checkout extends FoundCheckout>(
  call: OpenCall,
  schema: ResponseSchema<Checkout>,
): Promise<Checkout> {
  const creation = { call, schema, wanted: identityOf(call.wireBody) };
  for (let round = 1; ; round += 1) {
    const made = await make(creation);
    if ('checkout' in made) return made.checkout;
    const found = await find(creation, made);
    if (found) return found;
    await pause(call, call.request, { round, attempt: made.attempt, reason: made.error, error: made.error });
  }
}

/** A creation that has not succeeded yet. */
interface Failure {
  readonly error: PaymenntError;
  readonly attempt: Attempt | undefined;
  /** The gateway answered with another checkout, so that sending the request again cannot help. */
  readonly contradicts: boolean;
}

async function make<Checkout extends FoundCheckout>({
  call,
  schema,
  wanted,
}: Creation<Checkout>): Promise<{ readonly checkout: Checkout } | Failure> {
  const attempt = await call.send();
  try {
    const { value, httpStatus } = call.open(attempt);
    const { value: checkout, drifted } = call.read(schema, value, httpStatus);
    const fields = differences(checkout, wanted);
    const error = fields.length > 0 ? anotherCheckout(call, fields, httpStatus) : drifted;
    return error ? { error, attempt, contradicts: true } : { checkout };
  } catch (error) {
    return { error: error as PaymenntError, attempt, contradicts: false };
  }
}

/**
 * Looks for the checkout of a creation that failed.
 *
 * @returns undefined if there is none and the creation may be sent again.
 * @throws the error of the call in every other case.
 */
async function find<Checkout extends FoundCheckout>(
  creation: Creation<Checkout>,
  failure: Failure,
): Promise<Checkout | undefined> {
  const { call } = creation;
  const { error, attempt, contradicts } = failure;
  const looks = call.options.maxRetries === 0 || call.deadline.ended ? 'none' : looksAfter(call.attempts);
  if (looks === 'none') throw error;
  for (let round = 1; ; round += 1) {
    const look = await lookUp(creation);
    if ('checkout' in look) return look.checkout;
    if ('other' in look) throw contradicts && look.other.code === 'request_id_conflict' ? error : look.other;
    if (contradicts || looks === 'one' || look.hopeless) {
      throw call.deadline.ended ? (look.error ?? error) : error;
    }
    // The first attempt may have used the refused requestId, and the list can lag (see api-notes: list-lag).
    if (look.error === undefined && refusalOf(attempt) !== 'request') return undefined;
    await pause(call, lookUpRequest(creation.wanted, 0), {
      round,
      attempt: look.attempt,
      reason: look.error ?? error,
      error,
    });
  }
}

/** The result of a look-up: the checkout, the error `other`, or no checkout. With `error`, the look-up failed. */
type Look<Checkout> =
  | { readonly checkout: Checkout }
  | { readonly other: PaymenntError }
  | { readonly attempt: Attempt | undefined; readonly error?: PaymenntError; readonly hopeless: boolean };

// The documented default of the API's `size`.
const ROWS_PER_PAGE = 20;

/** Reads all pages, because a gateway that ignores the filter lists all checkouts, newest first. */
async function lookUp<Checkout extends FoundCheckout>(creation: Creation<Checkout>): Promise<Look<Checkout>> {
  const { call, schema, wanted } = creation;
  const seen = new Set<string>();
  const ours: Checkout[] = [];
  for (let page = 0; ; page += 1) {
    const attempt = await call.look(lookUpRequest(wanted, page));
    // A gateway may answer a search without results with a refusal.
    if (refusalOf(attempt) === 'request') return judge(creation, ours, attempt);
    let rows: PageData<Checkout>;
    try {
      const { value, httpStatus } = call.open(attempt);
      const { value: read, drifted } = call.read(pageSchema(schema), asPage(value), httpStatus);
      if (drifted) return { attempt, error: drifted, hopeless: true };
      rows = read;
    } catch (error) {
      const hopeless = call.deadline.ended !== undefined || !isWorthAnotherLook(attempt);
      return { attempt, error: error as PaymenntError, hopeless };
    }
    const fresh = rows.items.filter(({ id }) => !seen.has(id));
    for (const { id } of fresh) seen.add(id);
    ours.push(...fresh.filter((row) => isAlikeIn(row, wanted, 'requestId')));
    const { totalPages, size = ROWS_PER_PAGE } = rows;
    const more = totalPages === undefined ? rows.items.length === size : page + 1 < totalPages;
    if (ours.some((row) => isTheOne(row, wanted)) || !more || fresh.length === 0) {
      return judge(creation, ours, attempt);
    }
  }
}

const isTheOne = (row: FoundCheckout, wanted: Identity) =>
  differences(row, wanted).length === 0 && !isUnsuccessful(row);

/** Chooses the result among the checkouts with this `requestId`, in any spelling. */
function judge<Checkout extends FoundCheckout>(
  { call, wanted }: Creation<Checkout>,
  ours: readonly Checkout[],
  attempt: Attempt | undefined,
): Look<Checkout> {
  const checkout = ours.find((row) => isTheOne(row, wanted));
  if (checkout) return { checkout };
  const over = ours.find((row) => differences(row, wanted).length === 0);
  if (over) return { other: usedRequestId(call, over) };
  const alike = call.outcome === 'unknown' ? ours.find((row) => isAlike(row, wanted)) : undefined;
  // The fields differ in spelling only, so this is probably the checkout that an attempt of this call created.
  if (alike) return { other: anotherCheckout(call, differences(alike, wanted), 200) };
  const other = ours.find(({ requestId }) => requestId === wanted.requestId);
  return other ? { other: conflict(call, other) } : { attempt, hopeless: false };
}

/** The fields in which a checkout contradicts the request. A missing field contradicts nothing. */
function differences(found: FoundCheckout, wanted: Identity): (keyof Identity)[] {
  const { requestId, orderId, currency, amount } = found;
  const same: Readonly<Record<keyof Identity, boolean>> = {
    requestId: requestId === wanted.requestId,
    orderId: orderId === wanted.orderId,
    currency: folded(currency) === folded(wanted.currency),
    amount: equalAmounts(amount, wanted.amount),
  };
  return (Object.keys(same) as (keyof Identity)[]).filter(
    (field) => found[field] !== undefined && !same[field],
  );
}

const folded = (text: unknown) => String(text).trim().toUpperCase();

const isAlikeIn = (found: FoundCheckout, wanted: Identity, field: keyof Identity) =>
  found[field] !== undefined && folded(found[field]) === folded(wanted[field]);

const isAlike = (found: FoundCheckout, wanted: Identity) =>
  differences(found, wanted).every((field) => isAlikeIn(found, wanted, field));

function anotherCheckout(
  { operation, outcome }: OpenCall,
  fields: readonly (keyof Identity)[],
  httpStatus: number,
): PaymenntResponseError {
  return new PaymenntResponseError({
    message: `${operation} returned a checkout that differs from the request in ${fields.join(', ')}; ${ADVICE[outcome]}`,
    code: 'invalid_response',
    issues: fields.map((field) => ({ path: `result.${field}`, message: 'must be the value in the request' })),
    httpStatus,
    operation,
    outcome,
  });
}

function conflict({ operation }: OpenCall, { id, status }: FoundCheckout): PaymenntApiError {
  return new PaymenntApiError({
    message: `${operation} found that this requestId already belongs to checkout ${id}, which is for another order, amount or currency; use a new requestId for this payment.`,
    code: 'request_id_conflict',
    checkoutId: id,
    checkoutStatus: status,
    // The status of the look-up's answer.
    httpStatus: 200,
    operation,
    // The API refuses a used requestId, so no attempt can have created a second checkout under it.
    outcome: 'no_effect',
  });
}

function usedRequestId({ operation }: OpenCall, { id, status }: FoundCheckout): PaymenntApiError {
  return new PaymenntApiError({
    message: `${operation} found that this requestId belongs to checkout ${id}, which is ${status} and cannot be paid any more; use a new requestId for the next attempt.`,
    code: 'request_id_used',
    checkoutId: id,
    checkoutStatus: status,
    httpStatus: 200,
    operation,
    outcome: 'no_effect',
  });
}

interface Pause {
  readonly round: number;
  readonly attempt: Attempt | undefined;
  /** Why the call waits. */
  readonly reason: PaymenntError;
  /** The error that ends the call if the wait would end after the deadline. */
  readonly error: PaymenntError;
}

/** Waits before `next` is sent. */
async function pause(
  call: OpenCall,
  next: WireRequest,
  { round, attempt, reason, error }: Pause,
): Promise<void> {
  const delayMs = waitMs('creation', round, attempt?.retryAfterMs);
  if (delayMs >= call.deadline.remainingMs) throw error;
  call.announce(next, reason.code, delayMs);
  await call.wait(delayMs);
}

/** The schema has checked the body of a creation, so these fields exist. */
function identityOf(wireBody: unknown): Identity {
  const { requestId, orderId, currency, amount } = wireBody as Record<keyof Identity, unknown>;
  return {
    requestId: String(requestId),
    orderId: String(orderId),
    currency: String(currency),
    amount: String(amount),
  };
}

function lookUpRequest({ requestId }: Identity, page: number): WireRequest {
  const query = page === 0 ? { requestId } : { requestId, page };
  return { method: 'GET', path: `/checkout${queryText(query)}`, urlTemplate: '/checkout' };
}

export function fetchRequest(checkoutId: string): WireRequest {
  const path = `/checkout/${encodeURIComponent(checkoutId)}`;
  return { method: 'GET', path, urlTemplate: '/checkout/{checkoutId}' };
}
