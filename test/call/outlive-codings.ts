import { type FetchLike, PaymenntError } from 'paymennt';
import { createNodeFetch } from 'paymennt/node';
import { clientWith } from '../support/client.js';

/** Calls a server whose answers a runtime refuses, and prints what became of the calls and of itself. */
const [, , apiBaseUrl = '', over = ''] = process.argv;
const FETCHES: Readonly<Record<string, FetchLike>> = {
  createNodeFetch: createNodeFetch(),
  'a wrapper': (url, init) => fetch(url, init),
};
const { checkouts } = clientWith({
  environment: { apiBaseUrl, payBaseUrl: apiBaseUrl },
  fetch: FETCHES[over],
  maxRetries: 0,
});
const refund = { amount: '1.00', currency: 'AED', note: 'Late' };
for (const call of [checkouts.get('1'), checkouts.refund('1', refund)]) {
  const error: unknown = await call.catch((reason: unknown) => reason);
  console.log(PaymenntError.is(error) ? `${error.code} ${error.outcome}` : String(error));
}
// The server closes its connections in the meantime.
setTimeout(() => console.log('alive'), 300);
