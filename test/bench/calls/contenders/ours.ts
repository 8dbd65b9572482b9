import { creation, PAID_ID } from '../samples.js';
import { type Contender, load } from './contender.js';

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

export async function paymennt(origin: string, fetch?: unknown): Promise<Contender> {
  const { PaymenntClient } = await load<Paymennt>('paymennt');
  const { checkouts } = new PaymenntClient({
    apiKey: 'sandbox-key',
    apiSecret: 'sandbox-secret',
    environment: { apiBaseUrl: origin, payBaseUrl: origin },
    fetch,
  });
  return { get: () => checkouts.get(PAID_ID), post: () => checkouts.createMobile(creation) };
}

export async function paymenntOverNode(origin: string): Promise<Contender> {
  const { createNodeFetch } = await load<{ createNodeFetch(): unknown }>('paymennt/node');
  return paymennt(origin, createNodeFetch());
}
