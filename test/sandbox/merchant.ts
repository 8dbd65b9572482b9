import type { Sandbox } from 'paymennt/sandbox';

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** An answer of the API, read the naive way on purpose: these tests do not share a reader with the sandbox. */
export interface ApiAnswer {
  readonly status: number;
  readonly success: unknown;
  readonly error: unknown;
  readonly result: Readonly<Record<string, unknown>>;
  readonly json: unknown;
  readonly text: string;
}

export interface ApiRequest {
  readonly body?: unknown;
  /** The exact text of the body, for digits that JSON.stringify would round. */
  readonly text?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

/** What a merchant's server does, with plain requests and without the SDK. */
export function merchantOf(sandbox: Sandbox, door: typeof fetch = sandbox.fetch as typeof fetch) {
  async function send(method: string, path: string, request: ApiRequest = {}): Promise<Response> {
    const { apiKey, apiSecret } = sandbox.credentials;
    const text = request.text ?? (request.body === undefined ? undefined : JSON.stringify(request.body));
    return await door(`${sandbox.environment.apiBaseUrl}${path}`, {
      method,
      headers: {
        'X-Paymennt-Api-Key': apiKey,
        'X-Paymennt-Api-Secret': apiSecret,
        ...(text === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...request.headers,
      },
      ...(text === undefined ? {} : { body: text }),
      ...(request.signal ? { signal: request.signal } : {}),
    });
  }

  async function call(method: string, path: string, request: ApiRequest = {}): Promise<ApiAnswer> {
    const response = await send(method, path, request);
    const text = await response.text();
    const json: unknown = JSON.parse(text);
    const { success, error, result } = (json ?? {}) as Record<string, unknown>;
    return {
      status: response.status,
      success,
      error,
      result: (result ?? {}) as Readonly<Record<string, unknown>>,
      json,
      text,
    };
  }

  return {
    send,
    call,
    get: (path: string) => call('GET', path),
    post: (path: string, body?: unknown) => call('POST', path, body === undefined ? {} : { body }),
    /** Creates a checkout and returns the `result`, or fails the test with what the API said. */
    async create(channel: Channel, overrides: Overrides = {}): Promise<CreatedCheckout> {
      const answer = await call('POST', `/checkout/${channel}`, { body: checkoutBody(channel, overrides) });
      if (answer.status !== 200) throw new Error(`The sandbox refused: ${answer.text}`);
      return answer.result as unknown as CreatedCheckout;
    },
    /** The status that the API gives for a checkout now. */
    async statusOf(id: string): Promise<unknown> {
      return (await call('GET', `/checkout/${id}`)).result['status'];
    },
  };
}

export type Merchant = ReturnType<typeof merchantOf>;
export type Channel = 'web' | 'mobile' | 'link' | 'qr' | 'terminal';
export type Overrides = Readonly<Record<string, Json | undefined>>;

export interface CreatedCheckout {
  readonly id: string;
  readonly checkoutKey: string;
  readonly redirectUrl: string;
  readonly requestId: string;
  readonly orderId: string;
  readonly status: string;
}

export const CUSTOMER = {
  id: 'customer-1',
  firstName: 'Test',
  lastName: 'User',
  email: 'shopper@example.com',
};

export const ADDRESS = { name: 'Test User', address1: 'Street 1', city: 'Dubai', country: 'AE' };

let requests = 0;

const OWN_FIELDS: Readonly<Record<Channel, Overrides>> = {
  web: { returnUrl: 'https://shop.example.com/return' },
  mobile: {},
  link: { description: 'A pair of sunglasses' },
  qr: {},
  terminal: { terminalId: '1700000000000000203' },
};

/** A body that the API accepts, with a requestId of its own. An override of `undefined` leaves a field out. */
export function checkoutBody(channel: Channel, overrides: Overrides = {}): Record<string, unknown> {
  requests += 1;
  const remote = channel === 'web' || channel === 'mobile';
  return {
    requestId: `request-${requests}`,
    orderId: `order-${requests}`,
    currency: 'AED',
    amount: 100,
    ...(remote
      ? {
          items: [{ name: 'Sunglasses', quantity: 1, linetotal: 100 }],
          customer: CUSTOMER,
          billingAddress: ADDRESS,
        }
      : {}),
    ...OWN_FIELDS[channel],
    ...overrides,
  };
}
