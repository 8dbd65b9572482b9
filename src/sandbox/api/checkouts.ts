import { CHECKOUT_STATUSES } from '../../statuses/checkout.js';
import type { SandboxContext } from '../context.js';
import { refundCheckout } from '../ledger/charges.js';
import { createCheckout } from '../ledger/checkouts.js';
import { canMove, move } from '../ledger/lifecycle.js';
import type { SandboxCheckout, SandboxCheckoutType } from '../records/index.js';
import {
  checkoutResponse,
  linkResponse,
  qrResponse,
  terminalCheckoutResponse,
} from '../responses/checkout.js';
import {
  type CheckoutRequest,
  linkRequest,
  mobileRequest,
  qrRequest,
  terminalRequest,
  webRequest,
} from '../wire/checkout-requests.js';
import type { BodyReader } from '../wire/problems.js';
import { Refusal } from '../wire/refusal.js';
import { type Call, type Endpoint, endpoint, endpointWithBody, finder, recordEndpoint } from './endpoint.js';
import { inPageOrder, pageOf, readCommonFilters } from './lists.js';

const TYPES = ['QR', 'WEB', 'MOBILE', 'LINK', 'TERMINAL'] as const satisfies SandboxCheckoutType[];

const checkoutOf = finder(
  'checkouts',
  'checkoutId',
  'Checkout not found for API merchant',
  'unknown_checkout',
);

const respond = (checkout: SandboxCheckout, context: SandboxContext, call: Call) =>
  checkoutResponse(context, checkout, call.spelling);

const creation = (
  type: SandboxCheckoutType,
  read: BodyReader<CheckoutRequest>,
  response: (...args: Parameters<typeof checkoutResponse>) => unknown = checkoutResponse,
): Endpoint =>
  endpointWithBody(read, (body, context, call) =>
    response(context, createCheckout(context, type, body), call.spelling),
  );

const createTerminal = endpointWithBody(terminalRequest, (body, context, call) => {
  const terminal = context.store.terminals.get(body.terminalId);
  if (!terminal) throw new Refusal('Terminal device not found');
  if (!terminal.active) throw new Refusal('Terminal device is not active.');
  const branchId = body.branchId ?? terminal.branchId;
  const checkout = createCheckout(context, 'TERMINAL', { ...body, branchId });
  checkout.terminalSends = 1;
  return terminalCheckoutResponse(context, checkout, call.spelling);
});

function checkEmptySearch({ settings }: SandboxContext): void {
  if (settings.behaviour.mistakes?.empty_search?.answer !== 'refused') return;
  throw new Refusal('Checkout not found for API merchant', { mistake: 'empty_search' });
}

const search = endpoint((context, call) => {
  const { query } = call;
  const type = query.word('type', TYPES);
  const requestId = query.text('requestId');
  const orderId = query.text('orderId');
  const statuses = query.words('status', CHECKOUT_STATUSES);
  const fitsCommon = readCommonFilters(context, query);
  const visibleUntil = context.scheduler.clock.now().getTime() - (context.settings.behaviour.listLagMs ?? 0);
  const page = query.page();
  query.done();
  const found = [...context.store.checkouts.values()].filter(
    (checkout) =>
      Date.parse(checkout.createdAt) <= visibleUntil &&
      (type === undefined || checkout.type === type) &&
      (requestId === undefined || checkout.requestId === requestId) &&
      (orderId === undefined || checkout.orderId === orderId) &&
      (statuses.length === 0 || statuses.includes(checkout.status)) &&
      fitsCommon(checkout),
  );
  if (found.length === 0) checkEmptySearch(context);
  return pageOf(inPageOrder(context, found), page, (checkout) => respond(checkout, context, call));
});

const resendToTerminal = recordEndpoint(checkoutOf, (checkout, context, call) => {
  if (checkout.type !== 'TERMINAL') throw new Refusal('Checkout is not a terminal checkout.');
  if (checkout.status !== 'PENDING') throw new Refusal('Checkout is not pending.');
  checkout.terminalSends = (checkout.terminalSends ?? 0) + 1;
  return respond(checkout, context, call);
});

const cancel = recordEndpoint(checkoutOf, (checkout, context, call) => {
  if (canMove(checkout, 'CANCELLED')) move(context, checkout, 'CANCELLED', 'merchant cancelled');
  else {
    const like = checkout.status === 'CANCELLED' ? context.settings.behaviour.cancelTwice : undefined;
    if (like?.answer !== 'accepted') throw new Refusal('Checkout cannot be cancelled.', { like });
  }
  return respond(checkout, context, call);
});

const refund = endpoint((context, call) => {
  const { query } = call;
  const amount = query.amount('amount');
  const currency = query.required('currency');
  const note = query.required('note');
  const referenceId = query.text('referenceId');
  query.done();
  const checkout = checkoutOf(context, call);
  refundCheckout(context, checkout, { amount, currency, note, referenceId });
  return respond(checkout, context, call);
});

export const checkoutEndpoints = {
  'checkouts.createWeb': creation('WEB', webRequest),
  'checkouts.createMobile': creation('MOBILE', mobileRequest),
  'checkouts.createLink': creation('LINK', linkRequest, linkResponse),
  'checkouts.createQr': creation('QR', qrRequest, qrResponse),
  'checkouts.createTerminal': createTerminal,
  'checkouts.search': search,
  'checkouts.get': recordEndpoint(checkoutOf, respond),
  'checkouts.resendToTerminal': resendToTerminal,
  'checkouts.cancel': cancel,
  'checkouts.refund': refund,
} satisfies Readonly<Record<string, Endpoint>>;
