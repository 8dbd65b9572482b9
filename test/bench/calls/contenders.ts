import { Agent, type IncomingMessage, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { creation, PAID_ID } from './samples.js';

/** One way to call an HTTP API from Node. */
export interface Contender {
  /** Fetches one object of about 1 KB. */
  get(): Promise<unknown>;
  /** Posts about 1 KB, gets about 1 KB. */
  post(): Promise<unknown>;
}

// From where this file runs: the folder that the peers are installed in.
const load = async <Module>(name: string): Promise<Module> => (await import(name)) as Module;

const API_HEADERS = {
  Accept: 'application/json',
  'X-Paymennt-Api-Key': 'sandbox-key',
  'X-Paymennt-Api-Secret': 'sandbox-secret',
};
const JSON_HEADERS = { ...API_HEADERS, 'Content-Type': 'application/json' };

const getPath = `/checkout/${PAID_ID}`;
const postPath = '/checkout/mobile';

async function bareFetch(origin: string): Promise<Contender> {
  const read = async (answer: Response) => JSON.parse(await answer.text()) as unknown;
  return {
    get: async () => read(await fetch(origin + getPath, { headers: API_HEADERS })),
    post: async () =>
      read(
        await fetch(origin + postPath, {
          method: 'POST',
          headers: JSON_HEADERS,
          body: JSON.stringify(creation),
        }),
      ),
  };
}

async function nodeHttp(origin: string): Promise<Contender> {
  const agent = new Agent({ keepAlive: true });
  const send = (method: string, path: string, headers: Record<string, string>, body?: string) =>
    new Promise<unknown>((resolve, reject) => {
      const outgoing = request(origin + path, { method, headers, agent }, (answer: IncomingMessage) => {
        text(answer).then((json) => resolve(JSON.parse(json)), reject);
      });
      outgoing.on('error', reject).end(body);
    });
  return {
    get: () => send('GET', getPath, API_HEADERS),
    post: () => {
      const body = JSON.stringify(creation);
      return send(
        'POST',
        postPath,
        { ...JSON_HEADERS, 'Content-Length': String(Buffer.byteLength(body)) },
        body,
      );
    },
  };
}

interface Ky {
  create(options: object): {
    get(path: string): { json(): Promise<unknown> };
    post(path: string, options: object): { json(): Promise<unknown> };
  };
}
interface Zod {
  object(shape: object): { parse(value: unknown): unknown };
  looseObject(shape: object): unknown;
  optional(inner: unknown): unknown;
  string(): unknown;
  number(): unknown;
  boolean(): unknown;
}

async function kyAndZod(origin: string): Promise<Contender> {
  const { default: ky } = await load<{ default: Ky }>('ky');
  const z = await load<Zod>('zod');
  const client = ky.create({ prefixUrl: origin, headers: API_HEADERS });
  const texts = (...names: string[]) =>
    Object.fromEntries(names.map((name) => [name, z.optional(z.string())]));
  const address = z.looseObject(texts('name', 'address1', 'address2', 'city', 'state', 'zip', 'country'));
  const schema = z.object({
    success: z.boolean(),
    elapsed: z.number(),
    result: z.looseObject({
      id: z.string(),
      status: z.string(),
      ...texts('displayId', 'checkoutKey', 'requestId', 'orderId', 'currency', 'redirectUrl', 'timestamp'),
      ...texts('firebaseDatabase', 'firebaseCollection', 'firebaseDocument', 'branchId', 'branchName'),
      amount: z.optional(z.number()),
      cashAmount: z.optional(z.number()),
      totalRefunded: z.optional(z.number()),
      customer: z.looseObject(texts('id', 'firstName', 'lastName', 'email', 'phone')),
      billingAddress: address,
      deliveryAddress: address,
    }),
  });
  return {
    get: async () => schema.parse(await client.get(getPath.slice(1)).json()),
    post: async () => schema.parse(await client.post(postPath.slice(1), { json: creation }).json()),
  };
}

interface Paymennt {
  PaymenntClient: new (
    options: object,
  ) => {
    checkouts: {
      get(id: string): Promise<unknown>;
      createMobile(params: object): Promise<unknown>;
    };
  };
}

async function paymennt(origin: string, fetch?: unknown): Promise<Contender> {
  const { PaymenntClient } = await load<Paymennt>('paymennt');
  const { checkouts } = new PaymenntClient({
    apiKey: 'sandbox-key',
    apiSecret: 'sandbox-secret',
    environment: { apiBaseUrl: origin, payBaseUrl: origin },
    fetch,
  });
  return { get: () => checkouts.get(PAID_ID), post: () => checkouts.createMobile(creation) };
}

async function paymenntOverNode(origin: string): Promise<Contender> {
  const { createNodeFetch } = await load<{ createNodeFetch(): unknown }>('paymennt/node');
  return paymennt(origin, createNodeFetch());
}

interface Stripe {
  default: {
    new (
      key: string,
      config: object,
    ): {
      paymentIntents: {
        retrieve(id: string): Promise<unknown>;
        create(params: object): Promise<unknown>;
      };
    };
    createFetchHttpClient(): unknown;
  };
}

async function stripe(origin: string, overFetch: boolean): Promise<Contender> {
  const { default: Stripe } = await load<Stripe>('stripe');
  const { hostname: host, port } = new URL(origin);
  const { paymentIntents } = new Stripe('sandbox-key', {
    host,
    port,
    protocol: 'http',
    ...(overFetch ? { httpClient: Stripe.createFetchHttpClient() } : {}),
  });
  // A form of about 1 KB, which is what this API takes.
  const params = {
    amount: 10500,
    currency: 'aed',
    metadata: { order: JSON.stringify(creation).slice(0, 500), more: JSON.stringify(creation).slice(500) },
  };
  return { get: () => paymentIntents.retrieve('pi_1'), post: () => paymentIntents.create(params) };
}

interface OpenAi {
  default: new (
    options: object,
  ) => {
    models: { retrieve(id: string): Promise<unknown> };
    chat: { completions: { create(params: object): Promise<unknown> } };
  };
}

async function openai(origin: string): Promise<Contender> {
  const { default: OpenAI } = await load<OpenAi>('openai');
  const client = new OpenAI({ apiKey: 'sandbox-key', baseURL: origin });
  const messages = [{ role: 'user', content: JSON.stringify(creation) }];
  return {
    get: () => client.models.retrieve('a-model'),
    post: () => client.chat.completions.create({ model: 'a-model', messages }),
  };
}

interface CheckoutCom {
  default: new (
    key: string,
    options: object,
  ) => {
    payments: { get(id: string): Promise<unknown>; request(body: object): Promise<unknown> };
  };
}

async function checkoutCom(origin: string): Promise<Contender> {
  const { default: Checkout } = await load<CheckoutCom>('checkout-sdk-node');
  const { payments } = new Checkout('sk_sbox_sandbox', { host: origin });
  return { get: () => payments.get('pay_1'), post: () => payments.request(creation) };
}

interface Square {
  SquareClient: new (
    options: object,
  ) => {
    payments: { get(params: object): Promise<unknown>; create(params: object): Promise<unknown> };
  };
}

async function square(origin: string): Promise<Contender> {
  const { SquareClient } = await load<Square>('square');
  const { payments } = new SquareClient({ token: 'sandbox-token', environment: origin });
  const params = {
    sourceId: 'cnon:card-nonce-ok',
    idempotencyKey: 'ORD-1234-1',
    amountMoney: { amount: 10500n, currency: 'AED' },
    note: JSON.stringify(creation).slice(0, 900),
  };
  return { get: () => payments.get({ paymentId: 'pay_1' }), post: () => payments.create(params) };
}

/** Everybody who is measured, by the name in the tables. The first is what the others are compared with. */
export const CONTENDERS: Readonly<Record<string, (origin: string) => Promise<Contender>>> = {
  'bare fetch + JSON.parse': bareFetch,
  'node:http keep-alive': nodeHttp,
  paymennt: paymennt,
  'paymennt + createNodeFetch': paymenntOverNode,
  'ky + zod': kyAndZod,
  'stripe (node:http)': (origin) => stripe(origin, false),
  'stripe on its fetch': (origin) => stripe(origin, true),
  openai,
  'checkout-sdk-node': checkoutCom,
  square,
};
