import type { IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { CHECKOUT_ANSWER, fullAnswer } from '../contract/checkout-answer.js';
import { pageOf, refusalText, successText } from '../support/answers.js';
import type { Reply } from './delivery.js';
import type { RequestKind } from './fault-plan.js';
import type { CommittedCheckout, Order, Truth } from './truth.js';

/** What one request asks the gateway to do. */
export interface Work {
  readonly kind: RequestKind;
  /** What the request is about: the same for every attempt at the same thing. */
  readonly subject: string;
  /** Does it, and words the proper answer. */
  perform(): Reply;
}

/** The start of the `orderId` of an order that the gateway always turns down. */
export const BLOCKED_ORDER_PREFIX = 'blocked-';

const yes = (result: unknown): Reply => ({ status: 200, body: successText(result) });
const no = (sentence: string): Reply => ({ status: 400, body: refusalText(sentence) });

/** A checkout as the API words it. */
export const checkoutBody = (checkout: CommittedCheckout, totalRefunded = 0) => ({
  ...CHECKOUT_ANSWER,
  ...checkout,
  totalRefunded,
  checkoutKey: `key-of-${checkout.id}`,
  redirectUrl: `https://pay.test.paymennt.com/checkout/key-of-${checkout.id}`,
});

function create(truth: Truth, body: string): Work {
  const order = JSON.parse(body) as Order;
  return {
    kind: 'create',
    subject: order.requestId,
    perform() {
      if (order.orderId.startsWith(BLOCKED_ORDER_PREFIX)) return no('Order cannot be processed');
      const { requestId, orderId, currency, amount } = order;
      const checkout = truth.createCheckout({ requestId, orderId, currency, amount: Number(amount) });
      return checkout ? yes(checkoutBody(checkout)) : no('Request ID already used');
    },
  };
}

function lookup(truth: Truth, query: URLSearchParams): Work {
  const requestId = query.get('requestId') ?? '';
  return {
    kind: 'lookup',
    subject: requestId,
    perform() {
      const checkout = truth.listedCheckoutOf(requestId);
      return yes(pageOf(checkout ? [checkoutBody(checkout)] : []));
    },
  };
}

function get(truth: Truth, id: string): Work {
  return {
    kind: 'get',
    subject: id,
    perform() {
      const checkout = truth.checkout(id);
      return checkout ? yes(checkoutBody(checkout)) : no('Checkout not found for API merchant');
    },
  };
}

function refund(truth: Truth, id: string, query: URLSearchParams): Work {
  const note = query.get('note') ?? '';
  return {
    kind: 'refund',
    subject: note,
    perform() {
      const checkout = truth.checkout(id);
      if (!checkout || note === '') return no('Checkout not found for API merchant');
      truth.addRefund(note);
      return yes(checkoutBody(checkout, Number(query.get('amount'))));
    },
  };
}

function capture(truth: Truth, paymentId: string): Work {
  return {
    kind: 'capture',
    subject: paymentId,
    perform() {
      truth.addCapture(paymentId);
      return yes({ ...fullAnswer('payments.capture'), id: paymentId, status: 'CAPTURED' });
    },
  };
}

/** Reads a request; undefined when the gateway has no such operation. */
export async function readWork(truth: Truth, request: IncomingMessage): Promise<Work | undefined> {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://gateway.invalid');
  const body = await text(request);
  const operation = `${request.method} ${pathname.replace(/^\/mer\/v2\.0/, '')}`;

  if (operation === 'POST /checkout/mobile') return create(truth, body);
  if (operation === 'GET /checkout') return lookup(truth, searchParams);
  const [, refunded] = /^POST \/checkout\/(\d+)\/refund$/.exec(operation) ?? [];
  if (refunded !== undefined) return refund(truth, refunded, searchParams);
  const [, captured] = /^POST \/payment\/([^/]+)\/capture$/.exec(operation) ?? [];
  if (captured !== undefined) return capture(truth, captured);
  const [, read] = /^GET \/checkout\/(\d+)$/.exec(operation) ?? [];
  return read === undefined ? undefined : get(truth, read);
}
