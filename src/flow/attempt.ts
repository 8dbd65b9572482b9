import type {
  LinkCheckoutParams,
  MobileCheckoutParams,
  QrCheckoutParams,
  WebCheckoutParams,
} from '../checkouts/params.js';
import type { Checkout } from '../checkouts/results.js';
import type { RequestOptions } from '../config/options.js';
import { PaymenntApiError, PaymenntConfigurationError, PaymenntValidationError } from '../errors.js';
import { merchantId } from '../schemas/field.js';
import { readInput, strictObject } from '../schemas/request.js';
import type { FlowClient, FlowContext, FlowOrder } from './options.js';
import type { Entry } from './record.js';
import type { FlowChannel } from './types.js';

/** Whether the gateway refused a read. It also refuses to read an unknown checkout (see api-notes: http-status). */
export function isRefusedRead(error: unknown): error is PaymenntApiError {
  if (!PaymenntApiError.is(error) || error.code !== 'api_error') return false;
  return [200, 400, 404].includes(error.httpStatus);
}

const numbers = strictObject({ orderId: merchantId, requestId: merchantId });

/**
 * Checks the numbers of an attempt before the record is written. Otherwise the record of an order whose number no
 * gateway takes would stay open, and every sweep would fail at it.
 *
 * @throws PaymenntValidationError, or PaymenntConfigurationError if the attempts of an order share a `requestId`.
 */
export function checkNumbers<Tx>({ requestId }: FlowContext<Tx>, orderId: string, attempt: number): void {
  const read = readInput(numbers, { orderId, requestId: requestId(orderId, attempt) });
  if ('issues' in read) throw new PaymenntValidationError(read);
  if (requestId(orderId, attempt + 1) !== read.value.requestId) return;
  throw new PaymenntConfigurationError(
    'createPaymentFlow: requestId must return another text for each attempt of an order, because no shopper could try again after a declined card; use the attempt in the text.',
  );
}

/** Creates the checkout of an attempt at most once, because the client finds an earlier one by its `requestId`. */
export function createCheckout<Tx>(
  { paymennt, channel, requestId }: FlowContext<Tx>,
  { orderId, data }: Entry,
  order: FlowOrder<FlowChannel>,
): Promise<Checkout> {
  const params = { ...order, orderId, requestId: requestId(orderId, data.attempt) };
  return CREATE[channel](paymennt.checkouts, params);
}

const CREATE: Readonly<
  Record<FlowChannel, (checkouts: FlowClient['checkouts'], params: object) => Promise<Checkout>>
> = {
  mobile: (checkouts, params) => checkouts.createMobile(params as MobileCheckoutParams),
  web: (checkouts, params) => checkouts.createWeb(params as WebCheckoutParams),
  link: (checkouts, params) => checkouts.createLink(params as LinkCheckoutParams),
  qr: (checkouts, params) => checkouts.createQr(params as QrCheckoutParams),
};

/** Whether a checkout belongs to the current attempt of the record. */
export function isCurrent<Tx>(
  { requestId }: FlowContext<Tx>,
  { orderId, checkoutId, data }: Entry,
  checkout: Checkout,
): boolean {
  if (checkoutId !== null) return checkout.id === checkoutId;
  return data.attempt > 0 && checkout.requestId === requestId(orderId, data.attempt);
}

/** The id of the current attempt's checkout, from the record or by a search for its `requestId`. */
export async function findCheckoutId<Tx>(
  { paymennt, requestId }: FlowContext<Tx>,
  { orderId, checkoutId, data }: Entry,
  options?: RequestOptions,
): Promise<string | undefined> {
  if (checkoutId !== null || data.attempt === 0) return checkoutId ?? undefined;
  const wanted = requestId(orderId, data.attempt);
  try {
    // A server that ignores the filter returns every checkout, the newest first.
    let rows = 0;
    for await (const checkout of paymennt.checkouts.search({ requestId: wanted }, options)) {
      if (checkout.requestId === wanted && checkout.orderId === orderId) return checkout.id;
      rows += 1;
      if (rows >= 100) return undefined;
    }
  } catch (error) {
    if (!isRefusedRead(error)) throw error;
  }
  return undefined;
}
