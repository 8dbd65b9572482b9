import { creation, PAID_ID } from '../samples.js';
import { type Contender, load } from './contender.js';

const note = JSON.stringify(creation);

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

async function stripe(origin: string, config: (module: Stripe) => object): Promise<Contender> {
  const module = await load<Stripe>('stripe');
  const { hostname: host, port } = new URL(origin);
  const { paymentIntents } = new module.default('sandbox-key', {
    host,
    port,
    protocol: 'http',
    ...config(module),
  });
  // A form of about 1 KB, which is what this API takes.
  const metadata = { order: note.slice(0, 450), more: note.slice(450, 750) };
  return {
    get: () => paymentIntents.retrieve(PAID_ID),
    post: () => paymentIntents.create({ amount: 10500, currency: 'aed', metadata }),
  };
}

export const stripeOverNode = (origin: string) => stripe(origin, () => ({}));
export const stripeOverFetch = (origin: string) =>
  stripe(origin, ({ default: Stripe }) => ({ httpClient: Stripe.createFetchHttpClient() }));

interface OpenAi {
  default: new (
    options: object,
  ) => {
    models: { retrieve(id: string): Promise<unknown> };
    chat: { completions: { create(params: object): Promise<unknown> } };
  };
}

export async function openai(origin: string): Promise<Contender> {
  const { default: OpenAI } = await load<OpenAi>('openai');
  const client = new OpenAI({ apiKey: 'sandbox-key', baseURL: origin });
  const messages = [{ role: 'user', content: note }];
  return {
    get: () => client.models.retrieve(PAID_ID),
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

export async function checkoutCom(origin: string): Promise<Contender> {
  const { default: Checkout } = await load<CheckoutCom>('checkout-sdk-node');
  const { payments } = new Checkout('sandbox-key', { host: origin });
  return { get: () => payments.get(PAID_ID), post: () => payments.request(creation) };
}

interface Square {
  SquareClient: new (
    options: object,
  ) => {
    payments: { get(params: object): Promise<unknown>; create(params: object): Promise<unknown> };
  };
}

export async function square(origin: string): Promise<Contender> {
  const { SquareClient } = await load<Square>('square');
  const { payments } = new SquareClient({ token: 'sandbox-token', environment: origin });
  const params = {
    sourceId: 'a-source',
    idempotencyKey: creation.requestId,
    amountMoney: { amount: 10500n, currency: 'AED' },
    note,
  };
  return { get: () => payments.get({ paymentId: PAID_ID }), post: () => payments.create(params) };
}
