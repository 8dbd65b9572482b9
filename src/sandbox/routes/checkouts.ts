import { CHECKOUT_STATUSES } from '../../statuses/checkout.js';
import { openCheckout } from '../book/checkout-book.js';
import { canMove, move } from '../book/lifecycle.js';
import { refundCheckout } from '../book/refunds.js';
import { type Call, type Endpoint, endpoint, endpointWithBody, noQuery, param } from '../endpoint.js';
import { pageOf } from '../paging.js';
import { Refusal } from '../refusal.js';
import type { SandboxCheckout } from '../state/records.js';
import { linkBody, mobileBody, qrBody, terminalBody, webBody } from '../wire/bodies/checkout.js';
import { readQuery } from '../wire/query.js';
import { checkoutShape, linkShape, qrShape, terminalShape } from '../wire/shapes/checkout.js';
import type { World } from '../world.js';
import { readCommonFilters } from './filters.js';

const TYPES = ['QR', 'WEB', 'MOBILE', 'LINK', 'TERMINAL'] as const;

function checkoutOf(world: World, call: Call): SandboxCheckout {
  const checkout = world.store.checkouts.get(param(call, 'checkoutId'));
  if (!checkout) throw new Refusal('Checkout not found for API merchant');
  return checkout;
}

const createWeb = endpointWithBody(webBody, (world, call, body) => {
  noQuery(call);
  return checkoutShape(world, openCheckout(world, 'WEB', body), call.voice);
});

const createMobile = endpointWithBody(mobileBody, (world, call, body) => {
  noQuery(call);
  return checkoutShape(world, openCheckout(world, 'MOBILE', body), call.voice);
});

const createLink = endpointWithBody(linkBody, (world, call, body) => {
  noQuery(call);
  return linkShape(world, openCheckout(world, 'LINK', body), call.voice);
});

const createQr = endpointWithBody(qrBody, (world, call, body) => {
  noQuery(call);
  return qrShape(world, openCheckout(world, 'QR', body), call.voice);
});

const createTerminal = endpointWithBody(terminalBody, (world, call, body) => {
  noQuery(call);
  const terminal = world.store.terminals.get(body.terminalId);
  if (!terminal) throw new Refusal('Terminal device not found');
  if (!terminal.active) throw new Refusal('Terminal device is not active.');
  const branchId = body.branchId ?? terminal.branchId;
  const checkout = openCheckout(world, 'TERMINAL', { ...body, branchId });
  checkout.terminalSends = 1;
  return terminalShape(world, checkout, call.voice);
});

const search = endpoint((world, call) => {
  const query = readQuery(call.query);
  const type = query.word('type', TYPES);
  const requestId = query.text('requestId');
  const orderId = query.text('orderId');
  const statuses = query.words('status', CHECKOUT_STATUSES);
  const common = readCommonFilters(query);
  const page = query.page();
  query.done();
  const found = [...world.store.checkouts.values()].filter(
    (checkout) =>
      (type === undefined || checkout.type === type) &&
      (requestId === undefined || checkout.requestId === requestId) &&
      (orderId === undefined || checkout.orderId === orderId) &&
      (statuses.length === 0 || statuses.includes(checkout.status)) &&
      common(checkout),
  );
  return pageOf(found.reverse(), page, (checkout) => checkoutShape(world, checkout, call.voice));
});

const get = endpoint((world, call) => {
  noQuery(call);
  return checkoutShape(world, checkoutOf(world, call), call.voice);
});

const resendToTerminal = endpoint((world, call) => {
  noQuery(call);
  const checkout = checkoutOf(world, call);
  if (checkout.type !== 'TERMINAL') throw new Refusal('Checkout is not a terminal checkout.');
  if (checkout.status !== 'PENDING') throw new Refusal('Checkout is not pending.');
  checkout.terminalSends = (checkout.terminalSends ?? 0) + 1;
  world.store.changed();
  return checkoutShape(world, checkout, call.voice);
});

const cancel = endpoint((world, call) => {
  noQuery(call);
  const checkout = checkoutOf(world, call);
  if (!canMove(checkout, 'CANCELLED')) throw new Refusal('Checkout cannot be cancelled.');
  move(world, checkout, 'CANCELLED', 'merchant cancelled');
  return checkoutShape(world, checkout, call.voice);
});

const refund = endpoint((world, call) => {
  const query = readQuery(call.query);
  const amount = query.amount('amount');
  const currency = query.required('currency');
  const note = query.required('note');
  const referenceId = query.text('referenceId');
  query.done();
  const checkout = checkoutOf(world, call);
  refundCheckout(world, checkout, { amount, currency, note, referenceId });
  return checkoutShape(world, checkout, call.voice);
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
