import {
  type MobileCheckoutParams,
  PaymenntAbortError,
  PaymenntApiError,
  type PaymenntClient,
  PaymenntResponseError,
  PaymenntTimeoutError,
  PaymenntValidationError,
} from 'paymennt';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CHECKOUT, json, no, ORDER, page, yes } from '../support/answers.js';
import { scripted } from '../support/client.js';
import { rejection } from '../support/failure.js';

describe('a call with wrong input', () => {
  it('lists every problem with its path and what is expected, and sends nothing', async () => {
    const { client, requests } = scripted([]);
    const wrong = {
      ...ORDER,
      requestId: '',
      amount: 0.1 + 0.2,
      currency: 'AED',
      items: [
        { name: 'Beans', quantity: 0, linetotal: '1' },
        { quantity: 1, linetotal: 'x' },
      ],
      customer: { firstName: 'Test', lastName: 'User', email: 'nobody' },
      billingAddress: { ...ORDER.billingAddress, country: 'United Arab Emirates' },
      colour: 'red',
    };
    const call = client.checkouts.createMobile(wrong as unknown as MobileCheckoutParams, { timeoutMs: 0 });
    const error = await rejection(PaymenntValidationError, call);

    expect(error.code).toBe('invalid_request');
    expect(error.outcome).toBe('not_sent');
    expect(error.operation).toBe('checkouts.createMobile');
    expect(error.issues.map(({ path }) => path).sort()).toEqual([
      'amount',
      'billingAddress.country',
      'colour',
      'customer.email',
      'items[0].quantity',
      'items[1].linetotal',
      'items[1].name',
      'options.timeoutMs',
      'requestId',
    ]);
    for (const { path, message } of error.issues) expect(error.message).toContain(`${path} ${message}`);
    expect(requests).toHaveLength(0);
  });

  it('lists what is wrong in the path, the query and the expectation alike', async () => {
    const { client, requests } = scripted([]);
    const refund = client.checkouts.refund('..', { amount: 0, currency: 'aed', note: ' ' });
    const { issues } = await rejection(PaymenntValidationError, refund);
    expect(issues.map(({ path }) => path).sort()).toEqual(['amount', 'checkoutId', 'currency', 'note']);

    const verify = client.checkouts.verify('', { orderId: '', amount: -1, currency: 'x' });
    const error = await rejection(PaymenntValidationError, verify);
    expect(error.issues.map(({ path }) => path).sort()).toEqual([
      'amount',
      'checkoutId',
      'currency',
      'orderId',
    ]);
    expect(requests).toHaveLength(0);
  });

  it('rejects and does not throw, whatever is passed', async () => {
    const { client, requests } = scripted([]);
    for (const junk of [undefined, null, 5, 'x', [], new Date(), () => {}]) {
      const calls = [
        client.checkouts.createMobile(junk as never),
        client.checkouts.get(junk === 'x' ? '' : (junk as never)),
        client.checkouts.refund('1', junk as never),
        client.payments.create(junk as never),
        client.subscriptions.create(junk as never),
        client.branches.create(junk as never),
        client.webhooks.create(junk as never),
        client.cards.list(junk as never),
      ];
      for (const call of calls) {
        expect((await rejection(PaymenntValidationError, call)).outcome).toBe('not_sent');
      }
    }
    expect(requests).toHaveLength(0);
  });

  const BROKEN = 'half a \ud83d smile';

  it.each<[string, (client: PaymenntClient) => PromiseLike<unknown>]>([
    ['a note', ({ checkouts }) => checkouts.refund('1', { amount: 1, currency: 'AED', note: BROKEN })],
    ['a token', ({ cards }) => cards.get(BROKEN)],
    ['a filter', ({ checkouts }) => checkouts.search({ orderId: BROKEN })],
  ])('is refused when it is text that no URL can hold: %s', async (_, call) => {
    const { client, requests } = scripted([]);
    await rejection(PaymenntValidationError, call(client));

    expect(requests).toHaveLength(0);
  });
});

describe('a sentence of the API', () => {
  it('is shown without the personal details that were sent, and with everything else', async () => {
    const refused = no('Order ORD-1234 in AED has an unknown address: 1 Test Street');
    const { client } = scripted([refused], { maxRetries: 0 });
    const error = await rejection(PaymenntApiError, client.checkouts.createMobile(ORDER));

    expect(error.apiMessage).toBe('Order ORD-1234 in AED has an unknown address: [redacted]');
  });
});

describe('an answer', () => {
  it('passes unknown fields through', async () => {
    const { client } = scripted([yes({ ...CHECKOUT, brandNew: { deep: [1] } })]);

    expect(await client.checkouts.get('1')).toHaveProperty('brandNew', { deep: [1] });
  });

  it('may have nothing but its id and its status', async () => {
    const { client } = scripted([yes({ id: '1', status: 'Paid' })]);

    expect(await client.checkouts.get('1')).toEqual({ id: '1', status: 'PAID', rawStatus: 'Paid' });
  });

  it('has status UNKNOWN and the text as received when nobody knows the word', async () => {
    const { client } = scripted([yes({ ...CHECKOUT, status: 'On hold' })]);
    const { status, rawStatus } = await client.checkouts.get('1');

    expect(status).toBe('UNKNOWN');
    expect(rawStatus).toBe('On hold');
  });

  it.each<[string, unknown, string]>([
    ['no id', { ...CHECKOUT, id: undefined }, 'result.id'],
    ['an object for an id', { ...CHECKOUT, id: {} }, 'result.id'],
    ['no status', { ...CHECKOUT, status: undefined }, 'result.status'],
    ['nothing in it', {}, 'result.id'],
    ['a list', [], 'result'],
    ['text', 'checkout', 'result'],
  ])('is an error when it has %s', async (_, result, path) => {
    const { client } = scripted([yes(result)]);
    const error = await rejection(PaymenntResponseError, client.checkouts.cancel('1'));

    expect(error.code).toBe('invalid_response');
    expect(error.httpStatus).toBe(200);
    expect(error.outcome).toBe('unknown');
    expect(error.issues.map((issue) => issue.path)).toEqual([path]);
    expect(error.message).toContain('checkouts.cancel returned a response that is missing required fields');
  });

  it('is an error when one row of a page has no id: a list must not lose rows', async () => {
    const { client } = scripted([page([CHECKOUT, { ...CHECKOUT, id: null }])]);
    const error = await rejection(PaymenntResponseError, client.checkouts.search());

    expect(error.issues.map(({ path }) => path)).toEqual(['result.content[1].id']);
    expect(error.outcome).toBe('no_effect');
  });

  it('that drifts is read all the same, unless strictResponses is set', async () => {
    const drifting = () => yes({ ...CHECKOUT, amount: '105.50', branchId: 1653241101, timestamp: [] });
    const { client } = scripted([drifting()]);
    const checkout = await client.checkouts.get('1');
    expect(checkout.amount).toBe(105.5);
    expect(checkout.branchId).toBe('1653241101');
    expect(checkout.timestamp).toBeUndefined();

    const strict = scripted([drifting()], { strictResponses: true }).client;
    const error = await rejection(PaymenntResponseError, strict.checkouts.get('1'));
    expect(error.code).toBe('invalid_response');
    expect(error.issues).toContainEqual({
      path: 'result.amount',
      message: 'must be of kind number but is of kind string',
    });
    expect(error.issues.map(({ path }) => path).sort()).toEqual([
      'result.amount',
      'result.branchId',
      'result.timestamp',
    ]);
  });

  it('as documented passes strictResponses', async () => {
    const { client } = scripted([yes(CHECKOUT)], { strictResponses: true });

    expect((await client.checkouts.get('1')).amount).toBe(105.5);
  });

  it('to a test or a deletion may hold nothing', async () => {
    const nothing = () => json({ success: true, elapsed: 1 });
    const { client } = scripted([nothing(), yes(true), yes({ id: '1', enabled: false })]);

    expect(await client.webhooks.test('1')).toBeUndefined();
    expect(await client.webhooks.delete('1')).toBeUndefined();
    expect(await client.webhooks.delete('1')).toEqual({ id: '1', enabled: false });
  });

  it.each([{}, 'OK', { deleted: true }])('to a test may hold anything but a webhook: %j', async (result) => {
    const { client } = scripted([yes(result)]);

    expect(await client.webhooks.test('1')).toBeUndefined();
  });
});

describe('waitForFinal', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  const at = (status: string) => () => yes({ ...CHECKOUT, status });

  it('looks again, ever more slowly, until the shopper can do nothing more', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(0);
    const statuses = ['PENDING', 'PENDING_CONFIRMATION', 'AUTHORIZED', 'NEW_WORD', 'PAID'];
    const { client, requests } = scripted(statuses.map(at));
    const times: number[] = [];
    const waiting = client.checkouts.waitForFinal(CHECKOUT.id);
    for (let ms = 0; ms < 5_000; ms += 50) {
      if (requests.length > times.length) times.push(ms);
      await vi.advanceTimersByTimeAsync(50);
    }

    expect((await waiting).status).toBe('PAID');
    expect(requests).toHaveLength(5);
    const waits = times.slice(1).map((time, index) => time - (times[index] ?? 0));
    expect(waits.every((wait, index) => wait > (waits[index - 1] ?? 0))).toBe(true);
    expect(vi.getTimerCount()).toBe(0);
  });

  it.each(['PAID', 'FAILED', 'CANCELLED', 'EXPIRED', 'REFUNDED', 'PARTIALLY_REFUNDED', 'CHARGEBACK'])(
    'ends with the first look when it is %s',
    async (status) => {
      const { client, requests } = scripted([at(status)]);

      expect((await client.checkouts.waitForFinal(CHECKOUT.id)).status).toBe(status);
      expect(requests.map(({ method }) => method)).toEqual(['GET']);
    },
  );

  it('ends with its deadline', async () => {
    const { client } = scripted(Array.from({ length: 99 }, () => at('PENDING')));
    const waiting = rejection(
      PaymenntTimeoutError,
      client.checkouts.waitForFinal(CHECKOUT.id, { timeoutMs: 10_000 }),
    );
    await vi.advanceTimersByTimeAsync(10_000);
    const error = await waiting;

    expect(error.operation).toBe('checkouts.waitForFinal');
    expect(error.phase).toBe('total');
    expect(error.timeoutMs).toBe(10_000);
    expect(error.outcome).toBe('no_effect');
    expect(vi.getTimerCount()).toBe(0);
  });

  it('ends with the signal of its caller, between two looks', async () => {
    const { client, requests } = scripted([at('PENDING')]);
    const controller = new AbortController();
    const { signal } = controller;
    const waiting = rejection(PaymenntAbortError, client.checkouts.waitForFinal(CHECKOUT.id, { signal }));
    await vi.advanceTimersByTimeAsync(100);
    controller.abort('closed');

    expect((await waiting).reason).toBe('closed');
    expect(requests).toHaveLength(1);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('ends when the API says no', async () => {
    const { client } = scripted([no('Checkout not found for API merchant')]);
    const error = await rejection(PaymenntApiError, client.checkouts.waitForFinal('1'));

    expect(error.operation).toBe('checkouts.waitForFinal');
    expect(error.outcome).toBe('no_effect');
  });
});
