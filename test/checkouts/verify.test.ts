import fc from 'fast-check';
import { type Checkout, type ExpectedPayment, PaymenntApiError, PaymenntValidationError } from 'paymennt';
import { describe, expect, it } from 'vitest';
import { judge } from '../../src/checkouts/verify.js';
import { CHECKOUT, no, yes } from '../support/answers.js';
import { scripted } from '../support/client.js';
import { rejection } from '../support/failure.js';
import { holds } from '../support/property.js';

const { id: ID } = CHECKOUT;
const PAID = { ...CHECKOUT, status: 'PAID' } as const;
const EXPECTED: ExpectedPayment = { orderId: 'ORD-1234', amount: '105.50', currency: 'AED' };

const verifyAgainst = (answer: object, expected: ExpectedPayment = EXPECTED) =>
  scripted([yes(answer)]).client.checkouts.verify(ID, expected);

describe('a paid checkout that is the expected one', () => {
  it('is verified, and is what the API says', async () => {
    const { client, requests } = scripted([yes(PAID)]);
    const result = await client.checkouts.verify(ID, EXPECTED);

    expect(result.verified).toBe(true);
    expect(result.checkout.id).toBe(ID);
    expect(result.checkout.status).toBe('PAID');
    expect(result.checkout.orderId).toBe('ORD-1234');
    expect(result.checkout.amount).toBe(105.5);
    expect(result.checkout.currency).toBe('AED');
    expect(requests.map(({ method, target }) => `${method} ${target}`)).toEqual([`GET /checkout/${ID}`]);
  });

  it.each([105.5, '105.5', '105.50'])('is verified however the amount is written: %j', async (amount) => {
    expect((await verifyAgainst(PAID, { ...EXPECTED, amount })).verified).toBe(true);
  });

  it.each(['Paid', 'paid', 'PAID'])('is verified however the status is spelt: %s', async (status) => {
    expect((await verifyAgainst({ ...PAID, status })).verified).toBe(true);
  });

  it('is verified when its amount came as text', async () => {
    expect((await verifyAgainst({ ...PAID, amount: '105.50' })).verified).toBe(true);
  });
});

describe('a checkout that is not the expected one', () => {
  it.each<[string, object, string, unknown]>([
    ['somebody else’s', { id: '1653241101733169557' }, 'id', '1653241101733169557'],
    ['for another order', { orderId: 'ORD-9' }, 'orderId', 'ORD-9'],
    ['for an order in other letters', { orderId: 'ord-1234' }, 'orderId', 'ord-1234'],
    ['for an order with a blank more', { orderId: 'ORD-1234 ' }, 'orderId', 'ORD-1234 '],
    ['cheaper', { amount: 1.05 }, 'amount', 1.05],
    ['cheaper by a fils', { amount: 105.49 }, 'amount', 105.49],
    ['dearer by a fils', { amount: 105.51 }, 'amount', 105.51],
    ['cheaper by less than a fils', { amount: 105.4999 }, 'amount', 105.4999],
    ['negative', { amount: -105.5 }, 'amount', -105.5],
    ['in another currency', { currency: 'INR' }, 'currency', 'INR'],
    ['in a currency in small letters', { currency: 'aed' }, 'currency', 'aed'],
    ['without an order', { orderId: null }, 'orderId', undefined],
    ['without an amount', { amount: null }, 'amount', undefined],
    ['without a currency', { currency: null }, 'currency', undefined],
    ['with an amount that is none', { amount: { value: 105.5 } }, 'amount', undefined],
    ['with an order that is none', { orderId: { id: 'ORD-1234' } }, 'orderId', undefined],
  ])('is not verified when it is %s, paid or not', async (_, other, field, received) => {
    for (const status of ['PAID', 'PENDING']) {
      const result = await verifyAgainst({ ...PAID, ...other, status });

      if (result.verified) throw new Error('verified');
      expect(result.reason).toBe('mismatch');
      expect(result.checkout.status).toBe(status);
      const expected = { id: ID, ...EXPECTED }[field];
      expect(result.mismatches).toEqual([{ field, expected, received }]);
    }
  });

  it('is told in every field that differs', async () => {
    const result = await verifyAgainst({ id: '7', status: 'PAID' });

    if (result.verified) throw new Error('verified');
    expect(result.mismatches.map(({ field }) => field)).toEqual(['id', 'orderId', 'amount', 'currency']);
  });
});

describe('a checkout that is not paid', () => {
  it.each([
    'PENDING',
    'PENDING_CONFIRMATION',
    'AUTHORIZED',
    'FAILED',
    'CANCELLED',
    'EXPIRED',
    'REFUNDED',
    'PARTIALLY_REFUNDED',
    'CHARGEBACK',
    'PAID_LATER',
    'VERIFIED',
    'paıd',
  ])('is not verified: %s', async (status) => {
    const result = await verifyAgainst({ ...PAID, status });

    if (result.verified) throw new Error('verified');
    expect(result.reason).toBe('not_paid');
    expect(result.mismatches).toEqual([]);
    expect(result.checkout.rawStatus).toBe(status);
  });

  it('is not verified by a field that claims it', async () => {
    const claims = { verified: true, paid: true, rawStatus: 'PAID', checkout: PAID };

    expect((await verifyAgainst({ ...CHECKOUT, ...claims })).verified).toBe(false);
  });
});

describe('an amount with more digits than a number can hold', () => {
  const answered = (amount: string) => () => json({ success: true, result: { ...PAID, amount: 0 } }, amount);
  const json = (answer: object, amount: string) =>
    new Response(JSON.stringify(answer).replace('"amount":0', `"amount":${amount}`), {
      headers: { 'content-type': 'application/json' },
    });
  const of105 = { ...EXPECTED, amount: 105 };

  it.each([
    '"104.99999999999999999999"',
    '"105.00000000000000000000000000001"',
    '"104.999999999999999"',
    '" 104.99999999999999999999 "',
    '104.99999999999999999999',
    '"104.99999999999999999999e0"',
    '"1.0499999999999999999999E+2"',
    '1.0499999999999999999999e2',
    '10499999999999999999999e-20',
  ])('is compared exactly: %s is not 105', async (amount) => {
    const { client } = scripted([answered(amount)]);
    const result = await client.checkouts.verify(ID, of105);

    if (result.verified) throw new Error('verified');
    expect(result.reason).toBe('mismatch');
    expect(result.mismatches.map(({ field }) => field)).toEqual(['amount']);
    expect(result.mismatches[0]?.received).not.toBe(105);
  });

  it.each([
    '"105.00000000000000000000000000000"',
    '"+105"',
    '"0105.00"',
    '105.0000000000000000000',
    '"1.05e2"',
    '"1.05E+2"',
    '10500000000000000000000e-20',
  ])('is compared exactly: %s is 105', async (amount) => {
    const { client } = scripted([answered(amount)]);

    expect((await client.checkouts.verify(ID, of105)).verified).toBe(true);
  });
});

describe('a paid checkout of which money went back', () => {
  it.each([0.01, 105.5, 200, '0.01', '0.0100', ' 0.01 ', '.01', '+1', '1e-2', 1e-9, -0.01])(
    'is not verified: %j',
    async (totalRefunded) => {
      const result = await verifyAgainst({ ...PAID, totalRefunded });

      if (result.verified) throw new Error('verified');
      expect(result.reason).toBe('not_paid');
      expect(result.mismatches).toEqual([]);
      expect(result.checkout.status).toBe('PAID');
      expect(result.checkout.totalRefunded).toBe(Number(totalRefunded));
    },
  );

  it.each(['AED 0.01', '0,01', '', { amount: 0.01 }, ['0.01'], [], true])(
    'is not verified while nobody can tell how much: %j',
    async (totalRefunded) => {
      const result = await verifyAgainst({ ...PAID, totalRefunded });

      if (result.verified) throw new Error('verified');
      expect(result.reason).toBe('not_paid');
      expect(result.checkout.totalRefunded).toBeNaN();
    },
  );

  it.each([0, '0', '0.00', '0e0', -0, null, undefined])(
    'is verified while nothing did: %j',
    async (totalRefunded) => {
      expect((await verifyAgainst({ ...PAID, totalRefunded })).verified).toBe(true);
    },
  );
});

describe('the expected values', () => {
  const changedWhileWaiting = async (change: (order: Record<string, unknown>) => void, answer: object) => {
    const order: Record<string, unknown> = { ...EXPECTED };
    const { client } = scripted([
      () => {
        change(order);
        return yes(answer);
      },
    ]);
    return client.checkouts.verify(ID, order as unknown as ExpectedPayment);
  };

  it('are those of the call, whatever becomes of the object', async () => {
    const cheaper = { ...PAID, amount: 1 };
    const cheap = await changedWhileWaiting((order) => Object.assign(order, { amount: 1 }), cheaper);
    expect(cheap.verified).toBe(false);

    const emptied = { amount: undefined, orderId: undefined, currency: undefined };
    const other = { id: ID, status: 'PAID' };
    const empty = await changedWhileWaiting((order) => Object.assign(order, emptied), other);
    if (empty.verified) throw new Error('verified');
    expect(empty.mismatches).toEqual([
      { field: 'orderId', expected: 'ORD-1234', received: undefined },
      { field: 'amount', expected: '105.50', received: undefined },
      { field: 'currency', expected: 'AED', received: undefined },
    ]);

    const deleted = await changedWhileWaiting((order) => Reflect.deleteProperty(order, 'amount'), PAID);
    expect(deleted.verified).toBe(true);
  });

  it('are read once from getters', async () => {
    const amounts = ['105.50', '1.00', '1.00'];
    const order = {
      ...EXPECTED,
      get amount() {
        return amounts.shift() ?? '1.00';
      },
    };

    expect((await verifyAgainst({ ...PAID, amount: 1 }, order)).verified).toBe(false);
    amounts.unshift('105.50');
    expect((await verifyAgainst(PAID, order)).verified).toBe(true);
  });

  it('may have the zeros of a column', async () => {
    expect((await verifyAgainst(PAID, { ...EXPECTED, amount: '105.5000' })).verified).toBe(true);
    expect((await verifyAgainst(PAID, { ...EXPECTED, amount: '105.5100' })).verified).toBe(false);
  });
});

describe('verify', () => {
  it('asks the API, whatever a webhook or a return URL claimed', async () => {
    const { client } = scripted([no('Checkout not found for API merchant')]);
    const error = await rejection(PaymenntApiError, client.checkouts.verify(ID, EXPECTED));

    expect(error.operation).toBe('checkouts.verify');
    expect(error.outcome).toBe('no_effect');
    expect(error.apiMessage).toBe('Checkout not found for API merchant');
  });

  it.each<[object, string]>([
    [{ ...EXPECTED, amount: 105.505 }, 'amount'],
    [{ ...EXPECTED, amount: 0 }, 'amount'],
    [{ ...EXPECTED, amount: Number.NaN }, 'amount'],
    [{ ...EXPECTED, amount: undefined }, 'amount'],
    [{ ...EXPECTED, currency: 'aed' }, 'currency'],
    [{ ...EXPECTED, currency: undefined }, 'currency'],
    [{ ...EXPECTED, orderId: '' }, 'orderId'],
    [{ ...EXPECTED, orderId: undefined }, 'orderId'],
    [{ ...EXPECTED, status: 'PAID' }, 'status'],
  ])('refuses an expectation that nothing can be held against: %j', async (expected, path) => {
    const { client, requests } = scripted([yes(PAID)]);
    const call = client.checkouts.verify(ID, expected as ExpectedPayment);
    const error = await rejection(PaymenntValidationError, call);

    expect(error.issues.map((issue) => issue.path)).toEqual([path]);
    expect(requests).toHaveLength(0);
  });

  it.each([undefined, null, 'ORD-1234', []])('refuses to verify against nothing: %j', async (expected) => {
    const { client, requests } = scripted([yes(PAID)]);
    await rejection(PaymenntValidationError, client.checkouts.verify(ID, expected as never));

    expect(requests).toHaveLength(0);
  });

  it('is sure only when every field is the same', () => {
    const text = fc.constantFrom('ORD-1', 'ORD-2', '', undefined);
    const amount = fc.constantFrom(1, 1.1, '1.10', '1.1', Number.NaN, undefined);
    const checkout = fc.record({
      id: fc.constantFrom('1', '2'),
      status: fc.constantFrom('PAID', 'PENDING', 'UNKNOWN', 'REFUNDED'),
      orderId: text,
      currency: fc.constantFrom('AED', 'USD', undefined),
      amount,
    });
    holds(
      fc.property(checkout, (fetched) => {
        const expected = { orderId: 'ORD-1', amount: '1.10', currency: 'AED' };
        const { verified } = judge(fetched as unknown as Checkout, '1', expected);
        const same =
          fetched.id === '1' &&
          fetched.orderId === 'ORD-1' &&
          fetched.currency === 'AED' &&
          [1.1, '1.10', '1.1'].includes(fetched.amount as number);
        expect(verified).toBe(same && fetched.status === 'PAID');
      }),
      500,
    );
  });
});
