import { CHECKOUT_STATUSES } from '../../statuses/checkout.js';
import type { SandboxContext } from '../context.js';
import { refundCheckout } from '../ledger/charges.js';
import { createCheckout } from '../ledger/checkouts.js';
import { canMove, move } from '../ledger/lifecycle.js';
import type { SandboxCheckout } from '../records/index.js';
import {
  checkoutResponse,
  linkResponse,
  qrResponse,
  terminalCheckoutResponse,
} from '../responses/checkout.js';
import {
  linkRequest,
  mobileRequest,
  qrRequest,
  terminalRequest,
  webRequest,
} from '../wire/checkout-requests.js';
import { Refusal } from '../wire/refusal.js';
import { type Call, type Endpoint, endpoint, endpointWithBody, param } from './endpoint.js';
import { inPageOrder, pageOf, readCommonFilters } from './lists.js';

const TYPES = ['QR', 'WEB', 'MOBILE', 'LINK', 'TERMINAL'] as const;

function checkoutOf(context: SandboxContext, call: Call): SandboxCheckout {
  const checkout = context.store.checkouts.get(param(call, 'checkoutId'));
  if (checkout) return checkout;
  throw new Refusal('Checkout not found for API merchant', { mistake: 'unknown_checkout' });
}

const createWeb = endpointWithBody(webRequest, (context, call, body) => {
  return checkoutResponse(context, createCheckout(context, 'WEB', body), call.spelling);
});

const createMobile = endpointWithBody(mobileRequest, (context, call, body) => {
  return checkoutResponse(context, createCheckout(context, 'MOBILE', body), call.spelling);
});

const createLink = endpointWithBody(linkRequest, (context, call, body) => {
  return linkResponse(context, createCheckout(context, 'LINK', body), call.spelling);
});

const createQr = endpointWithBody(qrRequest, (context, call, body) => {
  return qrResponse(context, createCheckout(context, 'QR', body), call.spelling);
});

const createTerminal = endpointWithBody(terminalRequest, (context, call, body) => {
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
  const common = readCommonFilters(context, query);
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
      common(checkout),
  );
  if (found.length === 0) checkEmptySearch(context);
  return pageOf(inPageOrder(context, found), page, (checkout) =>
    checkoutResponse(context, checkout, call.spelling),
  );
});

const get = endpoint((context, call) => {
  call.query.done();
  return checkoutResponse(context, checkoutOf(context, call), call.spelling);
});

const resendToTerminal = endpoint((context, call) => {
  call.query.done();
  const checkout = checkoutOf(context, call);
  if (checkout.type !== 'TERMINAL') throw new Refusal('Checkout is not a terminal checkout.');
  if (checkout.status !== 'PENDING') throw new Refusal('Checkout is not pending.');
  checkout.terminalSends = (checkout.terminalSends ?? 0) + 1;
  context.store.changed();
  return checkoutResponse(context, checkout, call.spelling);
});

const cancel = endpoint((context, call) => {
  call.query.done();
  const checkout = checkoutOf(context, call);
  if (!canMove(checkout, 'CANCELLED')) {
    const like = checkout.status === 'CANCELLED' ? context.settings.behaviour.cancelTwice : undefined;
    if (like?.answer === 'accepted') return checkoutResponse(context, checkout, call.spelling);
    throw new Refusal('Checkout cannot be cancelled.', { like });
  }
  move(context, checkout, 'CANCELLED', 'merchant cancelled');
  return checkoutResponse(context, checkout, call.spelling);
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
  return checkoutResponse(context, checkout, call.spelling);
});

export const checkoutEndpoints = {
  'checkouts.createWeb': createWeb,
  'checkouts.createMobile': createMobile,
  'checkouts.createLink': createLink,
  'checkouts.createQr': createQr,
  'checkouts.createTerminal': createTerminal,
  'checkouts.search': search,
  'checkouts.get': get,
  'checkouts.resendToTerminal': resendToTerminal,
  'checkouts.cancel': cancel,
  'checkouts.refund': refund,
} satisfies Readonly<Record<string, Endpoint>>;
