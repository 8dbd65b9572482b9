import { respond } from '../../support/acts.js';
import { scriptedGateway } from '../../support/gateway.js';
import type { Exchange } from '../../support/server.js';

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

  function reply(exchange: Exchange, status: number, value: object | string, sent = ''): void {
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    const type = { '<': 'text/html', '{': 'application/json' }[text.charAt(0)] ?? 'text/plain';
    respond(status, text, {
      'content-type': type,
      ...(echoes && { 'x-echo': encodeURIComponent(sent) }),
    })(exchange);
  }
  const yes = (exchange: Exchange, result: object | undefined, sent = '') =>
    reply(exchange, 200, { success: true, elapsed: 1, result }, sent);

  async function create(exchange: Exchange): Promise<void> {
    creations += 1;
    const mine = creations;
    const text = exchange.body;
    let body: Record<string, unknown>;
    try {
      body = JSON.parse(text) as Record<string, unknown>;
    } catch {
      return reply(exchange, 400, '<html><h1>Bad Request</h1></html>', text);
    }
    if (!body['customer'] || body['language'] === 'x') {
      const error = `Acme Trading refuses ${text} of ${exchange.headers['x-paymennt-api-key']}`;
      const refusal = echoes ? { success: false, elapsed: 1, error } : { status: 422, error: 'Bad Request' };
      return reply(exchange, 422, refusal, text);
    }
    await options.onCreation?.(mine);
    const known = checkouts.find(({ requestId }) => requestId === body['requestId']);
    const checkout = known?.status === 'pending' ? known : add(body);
    if (options.cutsCreation === mine) return void exchange.socket.destroy();
    yes(exchange, shape(checkout, 'Pending'), text);
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

  async function answer(exchange: Exchange): Promise<void> {
    const { method, query, headers, body, socket } = exchange;
    const path = exchange.path.replace('/mer/v2.0', '');
    requests.push(`${method} ${path}`);
    if (requests.length === options.cutsRequest) return void socket.destroy();
    if (requests.length === options.tooManyAt) return reply(exchange, 429, '');
    const secret = String(headers['x-paymennt-api-secret']);
    if (secret !== 'probe-word-0003') return reply(exchange, 403, '<html>Forbidden</html>', secret);
    if (method === 'POST' && /^\/checkout\/(?:mobile|web)$/.test(path)) return await create(exchange);
    if (method === 'GET' && path === '/checkout') {
      if (query.get('size') === '0') return reply(exchange, 500, 'Server error');
      if (query.get('status') === 'PAYMENNT_PROBE') return reply(exchange, 422, { error: 'PAYMENNT_PROBE' });
      if (query.get('requestId') === 'paymennt-probe-nobody') return reply(exchange, 400, { error: 'none' });
      return yes(exchange, { content: find(query).map((each) => shape(each, upper(each.status))) });
    }
    const [, id, verb] = /^\/checkout\/(\d+)(?:\/(cancel))?$/.exec(path) ?? [];
    const checkout = checkouts.find((candidate) => candidate.id === id);
    if (checkout && method === 'GET' && verb === undefined) {
      return yes(exchange, shape(checkout, checkout.status));
    }
    if (checkout && method === 'POST' && verb === 'cancel') {
      if (options.refusesCancel) return reply(exchange, 400, { success: false, elapsed: 1, error: 'No' });
      checkout.status = 'cancelled';
      for (const { address } of webhooks) void post(address);
      return yes(exchange, shape(checkout, 'Cancelled'));
    }
    if (path === '/webhooks' && method === 'POST') {
      const webhook = { id: String(webhooks.length + 1), address: String(JSON.parse(body).address) };
      webhooks.push(webhook);
      return yes(exchange, { ...webhook, hmacKey: 'hmac-0003' });
    }
    if (path === '/webhooks') {
      const rows = webhooks.map((result) => ({ success: true, elapsed: 1, result }));
      return reply(exchange, 200, JSON.stringify(rows));
    }
    const [, word] = /^\/webhooks\/\d+\/(delete|test)$/.exec(path) ?? [];
    if (word === 'delete') webhooks.pop();
    if (word) return yes(exchange, undefined);
    reply(exchange, 404, 'Not found', exchange.target);
  }

  const { origin } = await scriptedGateway(answer);
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
