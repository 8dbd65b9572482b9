import { PaymenntApiError, PaymenntError } from 'paymennt';
import { describe, expect, it } from 'vitest';
import { CHECKOUT_ANSWER } from '../contract/checkout-answer.js';
import { orderOf, refusalText, successText } from '../support/answers.js';
import { rejection } from '../support/failure.js';
import { creationGateway, rowsOf } from './creation-gateway.js';

const ORDER = { requestId: 'ORD-1-r1', orderId: 'ORD-1', currency: 'AED', amount: 100 };
const params = orderOf(ORDER);

const mine = { ...CHECKOUT_ANSWER, ...ORDER, id: '1653241101733169001' };
const theirs = { ...mine, id: '1653241101733169002', requestId: 'ORD-2-r1', orderId: 'ORD-2', amount: 7 };

describe('a proxy that answers a creation with the checkout of another order', () => {
  it('never gets it handed to the caller: the own checkout is looked up', async () => {
    const { client } = await creationGateway([successText(theirs)], [rowsOf(mine)]);
    const checkout = await client.checkouts.createMobile(params);

    expect(checkout.id).toBe(mine.id);
    expect(checkout.requestId).toBe(ORDER.requestId);
  });

  it('never gets it handed to the caller, even when nothing else can be had', async () => {
    const { client } = await creationGateway([successText(theirs)], [rowsOf(theirs)]);
    const error = await rejection(PaymenntError, client.checkouts.createMobile(params, { timeoutMs: 400 }));

    expect(error.outcome).toBe('unknown');
  });

  it('never gets it handed to the caller of a creation that may send one request only', async () => {
    const { client, count } = await creationGateway([successText(theirs)], [rowsOf(mine)]);
    const error = await rejection(PaymenntError, client.checkouts.createMobile(params, { maxRetries: 0 }));

    expect(error.outcome).toBe('unknown');
    expect(error.code).toBe('invalid_response');
    expect(count).toEqual({ creations: 1, lookups: 0 });
  });
});

describe('a list that is not filtered', () => {
  it('yields the own checkout among those of others', async () => {
    const { client } = await creationGateway(['<html>'], [rowsOf(theirs, mine, { ...theirs, id: '9' })]);

    expect((await client.checkouts.createMobile(params)).id).toBe(mine.id);
  });

  it('yields none of the others: the creation is sent again', async () => {
    const { client, count } = await creationGateway(['<html>', successText(mine)], [rowsOf(theirs)]);

    expect((await client.checkouts.createMobile(params)).id).toBe(mine.id);
    expect(count).toEqual({ creations: 2, lookups: 1 });
  });

  it.each([
    ['in another case', ORDER.requestId.toLowerCase()],
    ['with a blank behind it', `${ORDER.requestId} `],
    ['longer', `${ORDER.requestId}0`],
    ['shorter', ORDER.requestId.slice(0, -1)],
  ])('yields no checkout whose requestId is only alike: %s', async (_, requestId) => {
    const { client, count } = await creationGateway(
      ['<html>', successText(mine)],
      [rowsOf({ ...theirs, requestId })],
    );

    expect((await client.checkouts.createMobile(params)).id).toBe(mine.id);
    expect(count.creations).toBe(2);
  });
});

describe('a requestId that belongs to an older checkout', () => {
  it.each([
    ['another amount', { amount: 99.99 }],
    ['another order', { orderId: 'ORD-0' }],
    ['another currency', { currency: 'USD' }],
  ])(
    'with %s leaves the outcome unknown when the creation itself is answered with it',
    async (_, difference) => {
      const older = { ...mine, id: '1653241101733169003', ...difference };

      for (const maxRetries of [0, 2]) {
        const { client, count } = await creationGateway([successText(older)], [rowsOf(older)]);
        const error = await rejection(PaymenntError, client.checkouts.createMobile(params, { maxRetries }));
        expect(error.code).toBe('invalid_response');
        expect(error.outcome).toBe('unknown');
        expect(count).toEqual({ creations: 1, lookups: maxRetries === 0 ? 0 : 1 });
      }
    },
  );

  it.each([
    ['another amount', { amount: 99.99 }],
    ['another order', { orderId: 'ORD-0' }],
    ['another currency', { currency: 'USD' }],
  ])('with %s is an error that says so, not an answer', async (_, difference) => {
    const older = { ...mine, id: '1653241101733169003', ...difference };
    const { client } = await creationGateway(
      ['<html>', refusalText('Request ID already used')],
      [rowsOf(older)],
    );
    const error = await rejection(PaymenntApiError, client.checkouts.createMobile(params));

    expect(error.code).toBe('request_id_conflict');
    expect(error.operation).toBe('checkouts.createMobile');
    expect(error.message).toContain('requestId');
  });

  it('of the same order is the result of a second call that the gateway refuses', async () => {
    const { client, count } = await creationGateway([refusalText('Request ID already used')], [rowsOf(mine)]);

    expect((await client.checkouts.createMobile(params)).id).toBe(mine.id);
    expect(count).toEqual({ creations: 1, lookups: 1 });
  });

  it('is refused as the gateway refuses it when no look-up finds it', async () => {
    const { client, count } = await creationGateway([refusalText('Request ID already used')], [rowsOf()]);
    const error = await rejection(PaymenntApiError, client.checkouts.createMobile(params));

    expect(error.outcome).toBe('no_effect');
    expect(error.apiMessage).toBe('Request ID already used');
    expect(count).toEqual({ creations: 1, lookups: 1 });
  });

  it('is the own one, when the amount is only written differently', async () => {
    const found = { ...mine, amount: '100.00' };
    const { client } = await creationGateway(
      ['<html>', refusalText('Request ID already used')],
      [rowsOf(found)],
    );

    expect((await client.checkouts.createMobile(params)).id).toBe(mine.id);
  });
});
