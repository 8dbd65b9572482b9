import 'server-only';
import { DEMO_ORDERS } from './demo-orders';
import { InMemoryOrderStore } from './orders';
import { createPaymenntClient } from './paymennt-client';
import { Payments } from './payments';
import { problemOf } from './problems';

// Next.js may load this module once per route and again after an edit: what is shared hangs on the global object.
const shared = globalThis as { shopPayments?: Payments };

/** Made at the first request, because `next build` loads the routes where no key is set. */
export function payments(): Payments {
  shared.shopPayments ??= new Payments(createPaymenntClient(), new InMemoryOrderStore(DEMO_ORDERS));
  return shared.shopPayments;
}

export async function answer(work: () => Promise<Response>): Promise<Response> {
  try {
    return await work();
  } catch (error) {
    const { status, body } = problemOf(error);
    return Response.json(body, { status });
  }
}
