import { creation, PAID_ID } from '../samples.js';
import { type Contender, load } from './contender.js';

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

function envelopeSchema(z: Zod) {
  const texts = (...names: readonly string[]) =>
    Object.fromEntries(names.map((name) => [name, z.optional(z.string())]));
  const address = z.looseObject(texts('name', 'address1', 'address2', 'city', 'state', 'zip', 'country'));
  return z.object({
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
}

/** As their documentation shows them, which is how most hand-written clients use them. */
export async function kyAndZod(origin: string): Promise<Contender> {
  const { default: ky } = await load<{ default: Ky }>('ky');
  const schema = envelopeSchema(await load<Zod>('zod'));
  const client = ky.create({
    prefixUrl: origin,
    headers: { 'X-Paymennt-Api-Key': 'sandbox-key', 'X-Paymennt-Api-Secret': 'sandbox-secret' },
  });
  return {
    get: async () => schema.parse(await client.get(`checkout/${PAID_ID}`).json()),
    post: async () => schema.parse(await client.post('checkout/mobile', { json: creation }).json()),
  };
}
