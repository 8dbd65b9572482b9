import type { IncomingMessage, ServerResponse } from 'node:http';
import { httpServer } from '../servers.js';

/** How the gateway misbehaves in a test. */
export interface OtherGatewayOptions {
  /** Origin of the pay pages. Default: the gateway's own. */
  readonly payOrigin?: string;
  readonly refusesCancel?: boolean;
  /** Writes everything that was sent into every error sentence and into a header name. */
  readonly echoes?: boolean;
  readonly lagMs?: number;
  /** Called before the answer to the creation with this number; the answer waits. */
  readonly onCreation?: (count: number) => void | Promise<void>;
  /** The number of the creation whose answer never arrives. */
  readonly cutsCreation?: number;
  /** The number of the request whose connection is cut before an answer. */
  readonly cutsRequest?: number;
  /** The number of the request that is answered with HTTP 429. */
  readonly tooManyAt?: number;
  /** Ignores every filter of searches. */
  readonly ignoresFilters?: boolean;
}

export interface OtherCheckout {
  readonly id: string;
  readonly requestId: string;
  readonly orderId: string;
  readonly amount: unknown;
  readonly currency: unknown;
  readonly createdAt: number;
  status: 'pending' | 'cancelled';
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) text += chunk;
  return text;
}

const OFFSET_MS = 240 * 60_000;
const upper = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

/** A gateway that answers every question of the probe in another way than the sandbox does by default. */
export async function otherGateway(options: OtherGatewayOptions = {}) {
  const { lagMs = 120, echoes = false } = options;
  const checkouts: OtherCheckout[] = [];
  const webhooks: { id: string; address: string }[] = [];
  const requests: string[] = [];
  let creations = 0;
  let serial = 7_000_000_000_000_000_000n;
  let origin = '';

  const add = (body: Record<string, unknown>, age = 0): OtherCheckout => {
    serial += 1n;
    const checkout: OtherCheckout = {
      id: String(serial),
      requestId: String(body['requestId']),
      orderId: String(body['orderId']),
      amount: body['amount'],
      currency: body['currency'],
      createdAt: Date.now() - age,
      status: 'pending',
    };
    checkouts.push(checkout);
    return checkout;
  };
  // Somebody else's checkout, which a probe must never touch.
  add({ requestId: 'SHOP-1-1', orderId: 'SHOP-1', amount: 5, currency: 'AED' }, 60_000);

  const shape = (checkout: OtherCheckout, word: string) => ({
    id: checkout.id,
    requestId: checkout.requestId,
    orderId: checkout.orderId,
    branchName: 'Acme Trading',
    status: word,
    timestamp: new Date(checkout.createdAt).toISOString(),
    redirectUrl: `${options.payOrigin ?? origin}/checkout/key-of-${checkout.id}`,
  });

  function respond(response: ServerResponse, status: number, value: object | string, sent = ''): void {
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    const type = text.startsWith('<')
      ? 'text/html'
      : text.startsWith('{')
        ? 'application/json'
        : 'text/plain';
    response.writeHead(status, {
      'content-type': type,
      // Each test has a server of its own: no connection outlives its answer.
      connection: 'close',
      ...(echoes && { 'x-echo': encodeURIComponent(sent) }),
    });
    response.end(text);
  }

  async function create(request: IncomingMessage, response: ServerResponse, text: string): Promise<void> {
    creations += 1;
    const mine = creations;
    let body: Record<string, unknown>;
    try {
      body = JSON.parse(text) as Record<string, unknown>;
    } catch {
      return respond(response, 400, '<html><h1>Bad Request</h1></html>', text);
    }
    if (!body['customer'] || body['language'] === 'x') {
      const error = echoes
        ? `Acme Trading refuses ${text} of ${request.headers['x-paymennt-api-key']}`
        : 'Bad Request';
      return respond(
        response,
        422,
        echoes ? { success: false, elapsed: 1, error } : { status: 422, error },
        text,
      );
    }
    await options.onCreation?.(mine);
    const known = checkouts.find(({ requestId }) => requestId === body['requestId']);
    const checkout = known?.status === 'pending' ? known : add(body);
    if (options.cutsCreation === mine) return void request.socket.destroy();
    respond(response, 200, { success: true, elapsed: 1, result: shape(checkout, 'Pending') }, text);
  }

  function find(query: URLSearchParams): OtherCheckout[] {
    const get = (name: string) => query.get(name) ?? undefined;
    const [requestId, orderId, afterId, after] = ['requestId', 'orderId', 'afterId', 'afterTimestamp'].map(
      get,
    );
    const moment = after === undefined ? undefined : Date.parse(`${after.replace(' ', 'T')}Z`) - OFFSET_MS;
    return checkouts.filter(
      (checkout) =>
        Date.now() - checkout.createdAt >= lagMs &&
        (options.ignoresFilters ||
          ((requestId === undefined || checkout.requestId === requestId) &&
            (orderId === undefined || checkout.orderId === orderId) &&
            (afterId === undefined || BigInt(checkout.id) <= BigInt(afterId)) &&
            (moment === undefined || checkout.createdAt > moment))),
    );
  }

  async function post(address: string): Promise<void> {
    await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'text/plain', 'x-other-signature': 'signed', 'x-merchant-7731': 'acme' },
      body: 'event=checkout',
    }).catch(() => undefined);
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://gateway');
    const path = pathname.replace('/mer/v2.0', '');
    const { method } = request;
    requests.push(`${method} ${path}`);
    const count = requests.length;
    const text = await bodyOf(request);
    if (count === options.cutsRequest) return void request.socket.destroy();
    if (count === options.tooManyAt) return respond(response, 429, '');
    if (request.headers['x-paymennt-api-secret'] !== 'probe-word-0003') {
      return respond(
        response,
        403,
        '<html>Forbidden</html>',
        String(request.headers['x-paymennt-api-secret']),
      );
    }
    if (method === 'POST' && /^\/checkout\/(?:mobile|web)$/.test(path))
      return await create(request, response, text);
    if (method === 'GET' && path === '/checkout') {
      if (searchParams.get('size') === '0') return respond(response, 500, 'Server error');
      if (searchParams.get('status') === 'PAYMENNT_PROBE')
        return respond(response, 422, { error: 'PAYMENNT_PROBE' });
      if (searchParams.get('requestId') === 'paymennt-probe-nobody')
        return respond(response, 400, { error: 'none' });
      const content = find(searchParams).map((checkout) => shape(checkout, upper(checkout.status)));
      return respond(response, 200, { success: true, elapsed: 1, result: { content } });
    }
    const [, id, verb] = /^\/checkout\/(\d+)(?:\/(cancel))?$/.exec(path) ?? [];
    const checkout = checkouts.find((candidate) => candidate.id === id);
    if (checkout && method === 'GET' && verb === undefined) {
      return respond(response, 200, { success: true, elapsed: 1, result: shape(checkout, checkout.status) });
    }
    if (checkout && method === 'POST' && verb === 'cancel') {
      if (options.refusesCancel) return respond(response, 400, { success: false, elapsed: 1, error: 'No' });
      checkout.status = 'cancelled';
      for (const { address } of webhooks) void post(address);
      return respond(response, 200, { success: true, elapsed: 1, result: shape(checkout, 'Cancelled') });
    }
    if (path === '/webhooks' && method === 'POST') {
      const webhook = { id: String(webhooks.length + 1), address: String(JSON.parse(text).address) };
      webhooks.push(webhook);
      return respond(response, 200, {
        success: true,
        elapsed: 1,
        result: { ...webhook, hmacKey: 'hmac-0003' },
      });
    }
    if (path === '/webhooks') {
      return respond(
        response,
        200,
        `[${webhooks.map((result) => JSON.stringify({ success: true, elapsed: 1, result })).join()}]`,
      );
    }
    if (/^\/webhooks\/\d+\/delete$/.test(path)) {
      webhooks.pop();
      return respond(response, 200, { success: true, elapsed: 1 });
    }
    if (/^\/webhooks\/\d+\/test$/.test(path)) return respond(response, 200, { success: true, elapsed: 1 });
    respond(response, 404, 'Not found', request.url);
  }

  origin = await httpServer((request, response) => void answer(request, response));
  return {
    origin,
    requests,
    checkouts,
    webhooks,
    creations: () => creations,
    /** Checkouts of the probe that can still be paid. */
    open: () => checkouts.filter(({ status, orderId }) => status === 'pending' && orderId !== 'SHOP-1'),
    env: {
      PAYMENNT_API_KEY: 'probe-key-0003',
      PAYMENNT_API_SECRET: 'probe-word-0003',
      PAYMENNT_ENVIRONMENT: origin,
    },
  };
}
