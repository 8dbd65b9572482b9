import { gzipSync } from 'node:zlib';
import { PaymenntAuthenticationError, PaymenntConnectionError, PaymenntResponseError } from 'paymennt';
import { createSandbox } from 'paymennt/sandbox';
import { buildMobileCheckoutParams } from 'paymennt/testing';
import { describe, expect, it, onTestFinished } from 'vitest';
import { redirect, respond, success } from '../support/acts.js';
import { CHECKOUT } from '../support/answers.js';
import { clientWith } from '../support/client.js';
import { rejection } from '../support/failure.js';
import { scriptedGateway } from '../support/gateway.js';
import { refusedOrigin } from '../support/server.js';
import { FETCHES } from './fetches.js';

const TOO_LONG = gzipSync(Buffer.alloc(11 * 2 ** 20, 0x20));

async function servedSandbox() {
  const sandbox = createSandbox();
  onTestFinished(() => sandbox.close());
  const { environment } = await sandbox.serve();
  return { sandbox, environment };
}

describe.each(FETCHES)('over %s', (_, fetch) => {
  it('a payment is created with one request, verified and refunded', async () => {
    const { sandbox, environment } = await servedSandbox();
    let requests = 0;
    const client = clientWith({
      ...sandbox.credentials,
      environment,
      fetch,
      hooks: { onRequest: () => (requests += 1) },
    });
    const params = buildMobileCheckoutParams();
    const { id } = await client.checkouts.createMobile(params);
    expect(requests).toBe(1);

    sandbox.bank.pay(id);
    const { orderId, amount, currency } = params;
    expect((await client.checkouts.verify(id, { orderId, amount, currency })).verified).toBe(true);
    const refunded = await client.checkouts.refund(id, { amount, currency, note: 'Returned' });
    expect(refunded.status).toBe('REFUNDED');
    expect(requests).toBe(3);
  });

  it('a refund whose answer is lost is sent once, and its outcome is unknown', async () => {
    const { sandbox, environment } = await servedSandbox();
    const client = clientWith({ ...sandbox.credentials, environment, fetch });
    const params = buildMobileCheckoutParams();
    const { id } = await client.checkouts.createMobile(params);
    sandbox.bank.pay(id);
    sandbox.failNext({ operation: 'checkouts.refund', fault: 'reset-after-commit' });
    const { amount, currency } = params;
    const error = await rejection(
      PaymenntConnectionError,
      client.checkouts.refund(id, { amount, currency, note: 'Returned' }),
    );

    expect(error.outcome).toBe('unknown');
    expect(sandbox.state.checkout(id)?.status).toBe('REFUNDED');
  });

  it('a refused connection is known to have sent nothing', async () => {
    const origin = await refusedOrigin();
    const environment = { apiBaseUrl: origin, payBaseUrl: origin };
    const client = clientWith({ environment, fetch, maxRetries: 0 });
    const error = await rejection(PaymenntConnectionError, client.checkouts.cancel(CHECKOUT.id));

    expect(error.outcome).toBe('not_sent');
    expect(error.causeCode).toBe('ECONNREFUSED');
  });

  it('a refusal without a body is an error with its HTTP status', async () => {
    const server = await scriptedGateway(respond(401, '', { 'content-encoding': 'gzip' }));
    const client = server.client({ fetch });
    const error = await rejection(PaymenntAuthenticationError, client.checkouts.cancel(CHECKOUT.id));

    expect(error.httpStatus).toBe(401);
    expect(server.exchanges).toHaveLength(1);
  });

  it('a redirect is not followed', async () => {
    const elsewhere = await scriptedGateway(success({}));
    const server = await scriptedGateway(redirect(307, elsewhere.origin));
    const client = server.client({ fetch, maxRetries: 0 });
    const error = await rejection(PaymenntResponseError, client.checkouts.cancel(CHECKOUT.id));

    expect(error.code).toBe('unexpected_redirect');
    expect(elsewhere.exchanges).toHaveLength(0);
  });

  it('an answer of more than 10 MiB is refused', async () => {
    const server = await scriptedGateway(respond(200, TOO_LONG, { 'content-encoding': 'gzip' }));
    const client = server.client({ fetch, maxRetries: 0 });
    const error = await rejection(PaymenntResponseError, client.checkouts.get(CHECKOUT.id));

    expect(error.code).toBe('response_too_large');
  });
});
