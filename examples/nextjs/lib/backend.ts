import 'server-only';
import { PaymenntClient, PaymenntError } from 'paymennt';
import type { PaymentFlow } from 'paymennt/flow';
import { openDatabase } from './database';
import { createPayments } from './payments';

// Next.js may load this module once per route and again after an edit: the global object keeps what is shared.
const shared = globalThis as { shopPayments?: Promise<PaymentFlow> };

/** Opened at the first request, because `next build` loads the routes where no key is set. */
export function payments(): Promise<PaymentFlow> {
  shared.shopPayments ??= open();
  return shared.shopPayments;
}

async function open(): Promise<PaymentFlow> {
  const { sql } = await openDatabase(process.env['DATABASE_URL'] ?? 'file:shop.db');
  return createPayments(PaymenntClient.fromEnv(), sql);
}

/** The answer to the app when the gateway is down. Next.js answers every other error with 500. */
export async function answer(work: () => Promise<Response>): Promise<Response> {
  try {
    return await work();
  } catch (error) {
    // An error with a `digest` tells Next.js at build time that the route needs a request.
    if (!PaymenntError.is(error) || 'digest' in error) throw error;
    // Safe to log: the errors of the SDK hold no secret and no personal detail.
    console.error(error);
    // Starting and confirming are safe to repeat, so the app may try again.
    return Response.json({ error: 'payment_gateway_unavailable' }, { status: 502 });
  }
}
