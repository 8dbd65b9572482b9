import { PaymenntAbortError, PaymenntError, PaymenntTimeoutError } from 'paymennt';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { CHECKOUT_ANSWER } from '../contract/checkout-answer.js';
import { orderOf, refusalText, successText } from '../support/answers.js';
import { rejection } from '../support/failure.js';
import { noWaiting } from '../support/no-waiting.js';
import { creationGateway, rowsOf, type Step } from './creation-gateway.js';

const ORDER = { requestId: 'ORD-1-r1', orderId: 'ORD-1', currency: 'AED', amount: 100 };
const params = orderOf(ORDER);
const mine = { ...CHECKOUT_ANSWER, ...ORDER, id: '1653241101733169001' };
beforeEach(noWaiting);

const used = refusalText('Request ID already used');

describe('a creation whose fate is unknown', () => {
  it.each<Step>(['reset', 'silence', 503, '', '<html>', '{"success":true', 'null'])(
    'is looked up, and what is found is the answer: %j',
    async (step) => {
      const { client, count } = await creationGateway([step], [rowsOf(mine)]);

      expect((await client.checkouts.createMobile(params)).id).toBe(mine.id);
      expect(count).toEqual({ creations: 1, lookups: 1 });
    },
  );

  it('is sent again, byte for byte, when it is not found', async () => {
    const { client, count, server } = await creationGateway(['reset', successText(mine)], [rowsOf()]);
    const checkout = await client.checkouts.createMobile(params);
    const [first, , second] = server.exchanges;

    expect(checkout.id).toBe(mine.id);
    expect(count).toEqual({ creations: 2, lookups: 1 });
    expect(second?.body).toBe(first?.body);
    expect(second?.target).toBe(first?.target);
  });

  it.each<Step>(['reset', 'silence', 503, '<html>'])(
    'is looked up until the lookup is answered: %j',
    async (step) => {
      const { client, count } = await creationGateway(['reset'], [step, step, rowsOf(mine)]);

      expect((await client.checkouts.createMobile(params)).id).toBe(mine.id);
      expect(count).toEqual({ creations: 1, lookups: 3 });
    },
  );

  it('is found although it landed after the lookup', async () => {
    const { client, count } = await creationGateway(['silence', used], [rowsOf(), rowsOf(mine)]);

    expect((await client.checkouts.createMobile(params)).id).toBe(mine.id);
    expect(count).toEqual({ creations: 2, lookups: 2 });
  });

  it('stays unknown when the credentials may not look it up', async () => {
    const { client, count } = await creationGateway(['<html>'], [403]);
    const error = await rejection(PaymenntError, client.checkouts.createMobile(params));

    expect(error.code).toBe('unreadable_response');
    expect(error.outcome).toBe('unknown');
    expect(count).toEqual({ creations: 1, lookups: 1 });
  });

  it('stays unknown when its time is over, and nothing is sent after that', async () => {
    // Counted where requests begin: the last one may reach the server after the call has ended.
    const fetched = vi.spyOn(globalThis, 'fetch');
    const { client, server } = await creationGateway(['silence'], ['silence']);
    const error = await rejection(
      PaymenntTimeoutError,
      client.checkouts.createMobile(params, { timeoutMs: 200 }),
    );
    const sent = fetched.mock.calls.length;
    await server.hungUp();

    expect(error.outcome).toBe('unknown');
    expect(sent).toBeGreaterThan(1);
    expect(fetched).toHaveBeenCalledTimes(sent);
  });

  it('stays unknown when its caller aborts in the middle of the lookup, and nothing is sent after that', async () => {
    const caller = new AbortController();
    const { client, server, count } = await creationGateway(['reset'], ['silence']);
    const pending = rejection(
      PaymenntAbortError,
      client.checkouts.createMobile(params, { signal: caller.signal, attemptTimeoutMs: 10_000 }),
    );
    while (count.lookups === 0) await new Promise((resolve) => setImmediate(resolve));
    caller.abort('the shopper left');
    const error = await pending;
    await server.hungUp();

    expect(error.outcome).toBe('unknown');
    expect(error.reason).toBe('the shopper left');
    expect(count).toEqual({ creations: 1, lookups: 1 });
  });

  it('is neither looked up nor sent again when one request is all it may take', async () => {
    const { client, count } = await creationGateway(['reset'], [rowsOf(mine)]);
    const error = await rejection(PaymenntError, client.checkouts.createMobile(params, { maxRetries: 0 }));

    expect(error.outcome).toBe('unknown');
    expect(count).toEqual({ creations: 1, lookups: 0 });
  });
});

describe('every way to create a checkout', () => {
  const described = { ...params, description: 'Two things' };
  const { customer: _, billingAddress: __, items: ___, ...bare } = params;

  it('recovers', async () => {
    const { client, count } = await creationGateway(['reset'], [rowsOf(mine)]);
    const { checkouts } = client;
    const created = [
      await checkouts.createWeb({ ...params, returnUrl: 'https://shop.example.com/return' }),
      await checkouts.createMobile(params),
      await checkouts.createLink(described),
      await checkouts.createQr(bare),
      await checkouts.createTerminal({ ...bare, terminalId: '1' }),
    ];

    expect(created.map(({ id }) => id)).toEqual(Array(5).fill(mine.id));
    expect(count).toEqual({ creations: 5, lookups: 5 });
  });
});

describe('a refusal after an attempt whose fate is unknown', () => {
  it('is looked up: the first attempt may have landed late', async () => {
    const { client, count } = await creationGateway(
      ['<html>', refusalText('Request ID already used')],
      [rowsOf(), rowsOf(mine)],
    );

    expect((await client.checkouts.createMobile(params)).id).toBe(mine.id);
    expect(count).toEqual({ creations: 2, lookups: 2 });
  });

  it('is not taken for the fate of the first attempt when the lookup finds nothing', async () => {
    const { client } = await creationGateway(['<html>', refusalText('No such branch')], [rowsOf()]);
    const error = await rejection(PaymenntError, client.checkouts.createMobile(params, { timeoutMs: 300 }));

    expect(error.outcome).toBe('unknown');
  });
});
